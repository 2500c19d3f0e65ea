import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Attempt } from "../../../src/creation/index.ts";
import { isFileOf } from "../../../src/creation/is-file-of.ts";
import { attemptName, keyOf } from "../../../src/creation/ledger-index.ts";
import { readAttempt } from "../../../src/creation/read-attempt.ts";
import { Gates } from "./gates.ts";
import { CountingOutbox } from "./outbox.ts";
import type { Run, SimWindow } from "./sim-window.ts";

export const origins = ["https://api.getoutbox.ai", "https://api.example.com"] as const;
export const addresses = ["file:///a/one", "file:///a/two", "file:///b/one", "file:///b/two"].map(
  (path) => `${path}.campaign.yaml`,
);

/** A campaign file as its author thinks of it, wherever it is and whatever it says. */
export interface Lineage {
  readonly number: number;
  /** How often it was moved so that no window could see it. */
  strayed: number;
}

/** A campaign on the server, and what led to it. */
export interface Made {
  readonly id: string;
  readonly body: string;
  readonly lineage: Lineage;
  /** The lineage's count when the attempt began; -1 when the file was moved just then. */
  readonly strayed: number;
  readonly attempt: string;
  /** Where its file is, as far as windows saw it move. */
  address: string;
  /** A person said that it does not exist. */
  isDisowned: boolean;
  /** A person said that another campaign is the one that attempt made. */
  isOverruled: boolean;
  /** Whether a window was told its id. */
  isTold: boolean;
}

interface Version {
  readonly text: string;
  readonly lineage: Lineage;
}

/** Everything outside the windows: the disk, the server, the clock, and what people have seen and said. */
export class World {
  readonly gates = new Gates();
  readonly outbox = new CountingOutbox();
  readonly disk = new Map<string, Version>();
  readonly made: Made[] = [];
  /** The windows there are and were. */
  readonly windows: SimWindow[] = [];
  readonly violations: string[] = [];
  /** Everything a result or the log has shown. */
  readonly shown: string[] = [];
  readonly torn = new Set<string>();
  readonly ledgerFolder: string;
  /** The last id that a window wrote into a file. */
  readonly #written = new Map<Lineage, string>();
  readonly #versions: (Version & { readonly address: string })[] = [];
  clock = Date.parse("2026-05-03T10:32:00Z");
  origin: string = origins[0];
  #lineages = 0;

  constructor(ledgerFolder: string) {
    this.ledgerFolder = ledgerFolder;
  }

  now(): number {
    this.clock += 1;
    return this.clock;
  }

  read(address: string): string | undefined {
    return this.disk.get(address)?.text;
  }

  /** Writes a file: the one that is there, or a new one. */
  write(address: string, text: string): void {
    const lineage = this.disk.get(address)?.lineage ?? this.newLineage();
    this.put(address, { text, lineage });
  }

  put(address: string, version: Version): void {
    this.disk.set(address, version);
    this.#versions.push({ address, ...version });
  }

  newLineage(): Lineage {
    this.#lineages += 1;
    return { number: this.#lineages, strayed: 0 };
  }

  /** Brings back an earlier version of a file, as git does. A file that has moved away meanwhile is another one then. */
  revert(address: string, choice: number): void {
    const earlier = this.#versions.filter((version) => version.address === address);
    const version = earlier[choice % Math.max(1, earlier.length)];
    if (version === undefined) return;
    const isElsewhere = [...this.disk].some(
      ([other, { lineage }]) => other !== address && lineage === version.lineage,
    );
    const current = this.disk.get(address)?.lineage;
    const lineage = current ?? (isElsewhere ? this.newLineage() : version.lineage);
    const last = this.#versions.findLast((each) => each.lineage === lineage);
    // Deleted under one name and brought back under another: no window could see that.
    if (current === undefined && last !== undefined && last.address !== address) lineage.strayed += 1;
    this.put(address, { text: version.text, lineage });
  }

  /** A campaign came to be: was it one too many? */
  noteMade(run: Run, id: string, body: string): void {
    const { name, lineage, strayed, hadId, saidCreate, attempt, address, alike } = run;
    if (lineage === undefined) return void this.violations.push(`${name} was sent unseen`);
    if (hadId && !saidCreate) this.violations.push(`${name} was sent with an id in the file`);
    const isSame = (made: Made) =>
      made.lineage === lineage && (made.strayed === strayed || (made.body === body && alike.has(made)));
    const other = this.made.find((made) => !made.isDisowned && isSame(made));
    if (other && !saidCreate)
      this.violations.push(`${name} made ${id} although ${other.attempt} made ${other.id}`);
    const written = this.#written.get(lineage);
    if (written && !saidCreate && this.made.every((made) => made.lineage !== lineage || made.id !== written))
      this.violations.push(`${name} made ${id} although ${written} was written into it meanwhile`);
    const flags = { isDisowned: false, isOverruled: false, isTold: false };
    this.made.push({ id, body, lineage, strayed, attempt, address, ...flags });
  }

  /** The campaigns whose files are gone: what says the same may be one of them. */
  listGone(): Set<Made> {
    return new Set(this.made.filter(({ address }) => !this.disk.has(address)));
  }

  /** A window saw a file move. */
  async noteMove(from: string, to: string): Promise<void> {
    for (const file of [
      ...this.made,
      ...this.windows.flatMap(({ runs }) => runs.filter((run) => run.isSending)),
    ]) {
      if (file.address !== from) continue;
      file.address = to;
      const now = this.disk.get(to);
      if (now === undefined || file.lineage === undefined || file.lineage === now.lineage) continue;
      // A copy took the name of a file that is gone: for all one can see, that is what was moved.
      const record = await this.readRecord(file.attempt);
      if (typeof record === "object" && isFileOf(record, now.text)) file.lineage.strayed += 1;
    }
  }

  /** What is on record of an attempt. */
  readRecord(attempt: string): ReturnType<typeof readAttempt> {
    const [file = "", number = ""] = attempt.split(" ");
    return readAttempt(join(this.ledgerFolder, attemptName({ key: keyOf(file), number: Number(number) })));
  }

  /** A person said that what an attempt may have created does not exist. */
  noteDisowned({ file, number }: Attempt): void {
    for (const made of this.made) if (made.attempt === `${file} ${number}`) made.isDisowned = true;
  }

  /** The campaign of an attempt is another file's, too, from now on: that has, or is to have, its id. */
  noteShared({ file, number }: Attempt, address: string): void {
    const lineage = this.disk.get(address)?.lineage;
    const made = this.made.find((each) => each.attempt === `${file} ${number}`);
    if (made === undefined || lineage === undefined) return;
    // With it go those that a person decided to pass over when it began.
    for (const each of this.made) {
      const [other, earlier] = each.attempt.split(" ");
      if (other === file && Number(earlier) <= number) each.address = address;
    }
    this.made.push({ ...made, lineage, strayed: lineage.strayed });
  }

  /** An id is about to be written: not into a file that has a campaign of its own, for all one can see. */
  noteWritten(address: string, id: string): void {
    const lineage = this.disk.get(address)?.lineage;
    if (lineage) this.#written.set(lineage, id);
    const own = this.made.filter(
      (made) => made.lineage === lineage && made.strayed === lineage?.strayed && !made.isDisowned,
    );
    if (own.length > 0 && own.every((made) => made.id !== id && !made.isOverruled)) {
      this.violations.push(`${id} is written into ${address}, which made ${own.map((made) => made.id)}`);
    }
  }

  noteTold(id: string): void {
    for (const made of this.made) if (made.id === id) made.isTold = true;
  }

  /** What a crash in the middle of making a ledger file leaves. */
  async tearRecord(file: string, number: number, text: string): Promise<void> {
    await mkdir(this.ledgerFolder, { recursive: true });
    const name = attemptName({ key: keyOf(file), number });
    if ((await readdir(this.ledgerFolder)).includes(name)) return;
    await writeFile(join(this.ledgerFolder, name), text);
    this.torn.add(join(this.ledgerFolder, name));
  }
}
