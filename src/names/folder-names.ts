import { type IdKind, idKinds } from "../campaign/index.ts";
import type { FolderUse } from "./named-id.ts";

/** The uses of the ids in one file, by id. */
export type FileUses = ReadonlyMap<string, readonly FolderUse[]>;

/** An id in the files of the folder, kept as they change: to ask about it takes no look at the files. */
interface Known {
  readonly files: Map<string, readonly FolderUse[]>;
  readonly counts: Record<IdKind, number>;
  /** By kind; worked out when it is asked for. */
  readonly names: Map<IdKind, string>;
}

/** What the campaign files of the folder tell of ids: the comment beside an id is its name. */
export class FolderNames {
  readonly #files = new Map<string, FileUses>();
  readonly #ids = new Map<string, Known>();

  /**
   * Takes what a file holds now, in place of what it held; an empty map when it is gone.
   * @returns whether another file may now be told something else
   */
  set(file: string, uses: FileUses): boolean {
    const before = this.#files.get(file);
    let isChanged = false;
    for (const id of before?.keys() ?? []) {
      if (uses.has(id)) continue;
      this.#change(id, file, []);
      isChanged = true;
    }
    for (const [id, now] of uses) {
      const same = isSame(before?.get(id), now);
      // Where it stands is told too, even if nothing else is new.
      if (same) this.#ids.get(id)?.files.set(file, now);
      else this.#change(id, file, now);
      isChanged ||= !same;
    }
    if (uses.size > 0) this.#files.set(file, uses);
    else this.#files.delete(file);
    return isChanged;
  }

  /** All ids that are used. */
  ids(): Iterable<string> {
    return this.#ids.keys();
  }

  /** In how many files an id is used as what; undefined where it is used nowhere. */
  counts(id: string): Readonly<Record<IdKind, number>> | undefined {
    return this.#ids.get(id)?.counts;
  }

  /** Where an id is used. */
  *uses(id: string): Generator<FolderUse> {
    for (const uses of this.#ids.get(id)?.files.values() ?? []) yield* uses;
  }

  /** The uses of an id in one file. */
  usesIn(id: string, file: string): readonly FolderUse[] {
    return this.#files.get(file)?.get(id) ?? [];
  }

  /** What most comments beside an id of a kind call it; empty where none does. */
  name(id: string, kind: IdKind): string {
    const known = this.#ids.get(id);
    if (known === undefined) return "";
    const name = known.names.get(kind) ?? commonest(known, kind);
    known.names.set(kind, name);
    return name;
  }

  /** Whether two ids are used in the same file, of a few that are looked at. */
  areTogether(one: string, other: string): boolean {
    const [some, others] = [this.#ids.get(one)?.files, this.#ids.get(other)?.files];
    if (!some || !others) return false;
    const [few, many] = some.size < others.size ? [some, others] : [others, some];
    let left = mostLookedAt;
    for (const file of few.keys()) {
      if (many.has(file)) return true;
      if (--left === 0) return false;
    }
    return false;
  }

  #change(id: string, file: string, now: readonly FolderUse[]): void {
    const known = this.#ids.get(id) ?? { files: new Map(), counts: none(), names: new Map() };
    for (const kind of kindsIn(known.files.get(file) ?? [])) known.counts[kind] -= 1;
    for (const kind of kindsIn(now)) known.counts[kind] += 1;
    known.names.clear();
    if (now.length > 0) known.files.set(file, now);
    else known.files.delete(file);
    if (known.files.size > 0) this.#ids.set(id, known);
    else this.#ids.delete(id);
  }
}

const mostLookedAt = 50;

function none(): Record<IdKind, number> {
  return { company: 0, sender: 0, workflow: 0, agent: 0 };
}

function kindsIn(uses: readonly FolderUse[]): IdKind[] {
  return idKinds.filter((kind) => uses.some((use) => use.kind === kind));
}

function isSame(before: readonly FolderUse[] | undefined, now: readonly FolderUse[]): boolean {
  return (
    before?.length === now.length &&
    before.every(({ kind, comment }, index) => kind === now[index]?.kind && comment === now[index].comment)
  );
}

function commonest({ files }: Known, kind: IdKind): string {
  const counts = new Map<string, number>();
  for (const uses of files.values()) {
    for (const use of uses) {
      if (use.kind === kind && use.comment !== "")
        counts.set(use.comment, (counts.get(use.comment) ?? 0) + 1);
    }
  }
  const most = [...counts].sort(
    ([one, times], [other, otherTimes]) => otherTimes - times || one.localeCompare(other),
  );
  return most[0]?.[0] ?? "";
}
