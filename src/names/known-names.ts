import { type IdKind, idKinds } from "../campaign/index.ts";
import type { FolderNames } from "./folder-names.ts";
import type { AccountKnowledge, FolderUse, NamedId } from "./named-id.ts";

/** All that is known of ids at a moment, to be asked as often as anybody likes. */
export interface KnownNames {
  /** What is known of an id, given in lower case; undefined where nothing is. */
  of(id: string): NamedId | undefined;
  /** The ids of a kind that have a name, by name. */
  ofKind(kind: IdKind): readonly NamedId[];
  /** Where the files of the folder use an id. */
  uses(id: string): Iterable<FolderUse>;
  /** Whether two ids are used in the same file. */
  areTogether(one: string, other: string): boolean;
  /** How many files use an id as what, one file left out. */
  countOthers(id: string, file: string): Readonly<Record<IdKind, number>>;
}

/** Merges what accounts say with what the folder tells. `folder` may change: ask for a new view then. */
export function mergeNames(told: readonly AccountKnowledge[], folder: FolderNames): KnownNames {
  const accounts = indexById(told);
  const lists = new Map<IdKind, readonly NamedId[]>();
  const of = (id: string) => merge(id, accounts.get(id) ?? [], folder);
  return {
    of,
    ofKind: (kind) => {
      const list = lists.get(kind) ?? listKind(kind, new Set([...accounts.keys(), ...folder.ids()]), of);
      lists.set(kind, list);
      return list;
    },
    uses: (id) => folder.uses(id),
    areTogether: (one, other) => folder.areTogether(one, other),
    countOthers: (id, file) => {
      const counts = { ...(folder.counts(id) ?? noFiles) };
      const own = folder.usesIn(id, file);
      for (const kind of idKinds) if (own.some((use) => use.kind === kind)) counts[kind] -= 1;
      return counts;
    },
  };
}

const noFiles: Readonly<Record<IdKind, number>> = { company: 0, sender: 0, workflow: 0, agent: 0 };

/** By id, what is known before what is stale, the latest first. */
function indexById(told: readonly AccountKnowledge[]): Map<string, AccountKnowledge[]> {
  const index = new Map<string, AccountKnowledge[]>();
  for (const knowledge of told) {
    const others = index.get(knowledge.id);
    if (others) others.push(knowledge);
    else index.set(knowledge.id, [knowledge]);
  }
  for (const all of index.values()) if (all.length > 1) all.sort(byTrust);
  return index;
}

function byTrust({ source: one }: AccountKnowledge, { source: other }: AccountKnowledge): number {
  return Number(other.state === "known") - Number(one.state === "known") || other.at - one.at;
}

function merge(id: string, accounts: readonly AccountKnowledge[], folder: FolderNames): NamedId | undefined {
  const files = folder.counts(id);
  const [first] = accounts;
  if (first === undefined && files === undefined) return undefined;
  const counts = files ?? noFiles;
  const kind = first?.kind ?? commonestKind(counts);
  const name = accounts.find((each) => each.name !== "")?.name ?? folder.name(id, kind);
  return { id, kind, name, accounts, files: counts };
}

function commonestKind(counts: Readonly<Record<IdKind, number>>): IdKind {
  return idKinds.reduce((most, kind) => (counts[kind] > counts[most] ? kind : most));
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

function listKind(
  kind: IdKind,
  ids: Iterable<string>,
  of: (id: string) => NamedId | undefined,
): readonly NamedId[] {
  const named: NamedId[] = [];
  for (const id of ids) {
    const known = of(id);
    if (known?.kind === kind && known.name !== "") named.push(known);
  }
  return named.sort((one, other) => collator.compare(one.name, other.name));
}
