import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Attempt, AttemptEnd, Owner, Past } from "./attempt.ts";
import {
  attemptName,
  keyOf,
  type LedgerIndex,
  lastAttempt,
  moveName,
  nextNumber,
  type Place,
  readIndex,
} from "./ledger-index.ts";
import { readAttempt } from "./read-attempt.ts";
import { readTarget, recordMoves } from "./record-moves.ts";
import { createDurably, removeDurably, replaceDurably } from "./write-durably.ts";

/**
 * The record of all attempts to create a campaign: one small file per campaign file and attempt, on disk before
 * anything is sent. An attempt without an end is the lock on its campaign file, for all windows; nobody takes it over.
 * When a person decides to create another campaign from the same file, that attempt has a record of its own, with the
 * next number: so nothing is ever moved or overwritten to make room, and of two windows only one can begin.
 */
export interface Ledger {
  /** What earlier attempts mean for a new one on this campaign file. */
  past(file: string): Promise<Past>;
  /** The last attempts on other campaign files that sent exactly this body: the same campaign, perhaps. */
  withBody(bodyHash: string): Promise<Known[]>;
  /** What is not settled: attempts without an answer, and ids that never reached their file. */
  unsettled(): Promise<Known[]>;
  /** Records the attempt, on disk when this resolves; false when that number is taken. */
  begin(attempt: Attempt): Promise<boolean>;
  /** Records how the attempt ended. */
  end(attempt: Attempt, end: AttemptEnd): Promise<void>;
  /** Forgets an attempt that is known to have created nothing; the one before it counts again. */
  drop(attempt: Attempt): Promise<void>;
  /** The paths of the records that cannot be read. Each counts as *no answer* for its file, and stays where it is. */
  damaged(): Promise<string[]>;
  /** Records that a file, or all files of a folder, have another address now. */
  follow(from: string, to: string): Promise<void>;
}

/** What the ledger knows of one campaign file. */
export interface Known {
  /** Its address, as far as it was followed. */
  readonly file: string;
  readonly past: Exclude<Past, { readonly state: "none" }>;
}

/** Tells whether the owner of an attempt, another window, may still be waiting for its answer. */
export type IsAlive = (owner: Owner) => boolean | Promise<boolean>;

/** A ledger in this folder, which is made when first needed. */
export function openLedger(folder: string, isAlive: IsAlive, now: () => number = Date.now): Ledger {
  const pathOf = (place: Place) => join(folder, attemptName(place));
  const placeOf = ({ file, number }: Attempt): Place => ({ key: keyOf(file), number });
  const open = new Set<string>();
  const isUnderWay = async (attempt: Attempt) =>
    open.has(attemptName(placeOf(attempt))) || (await isAlive(attempt.owner));
  // Open before it can be read, and until what it became can be: whoever looks in between must not see *no answer*.
  const whileOpen = async (attempt: Attempt, begin: () => Promise<boolean>) => {
    const name = attemptName(placeOf(attempt));
    const isOthers = open.has(name);
    open.add(name);
    let begun = false;
    try {
      begun = await begin();
      return begun;
    } finally {
      if (!begun && !isOthers) open.delete(name);
    }
  };
  const close = (attempt: Attempt, written: Promise<void>) =>
    written.finally(() => open.delete(attemptName(placeOf(attempt))));
  return {
    past: (file) => findPast(folder, keyOf(file), isUnderWay),
    withBody: async (bodyHash) => {
      const known = await readKnown(folder, isUnderWay);
      return known.filter(({ past }) => "attempt" in past && past.attempt?.bodyHash === bodyHash);
    },
    unsettled: async () => (await readKnown(folder, isUnderWay)).filter(({ past }) => isUnsettled(past)),
    begin: async (attempt) => {
      await mkdir(folder, { recursive: true });
      return whileOpen(attempt, () => createDurably(pathOf(placeOf(attempt)), toText(attempt)));
    },
    end: (attempt, end) =>
      close(attempt, replaceDurably(pathOf(placeOf(attempt)), toText({ ...attempt, end }))),
    drop: (attempt) => close(attempt, removeDurably(pathOf(placeOf(attempt)))),
    follow: async (from, to) => {
      const addresses = await readAddresses(folder, await readIndex(folder));
      await recordMoves(folder, addresses, from, to, now());
    },
    damaged: async () => {
      const { attempts } = await readIndex(folder);
      const paths = [...attempts].flatMap(([key, numbers]) =>
        numbers.map((number) => pathOf({ key, number })),
      );
      const read = await Promise.all(paths.map(async (path) => ({ path, attempt: await readAttempt(path) })));
      return read.filter(({ attempt }) => attempt === "unreadable").map(({ path }) => path);
    },
  };
}

type IsUnderWay = (attempt: Attempt) => Promise<boolean>;

/** @param first the names in the folder, where they were read just now: to read them for each file would take long. */
async function findPast(
  folder: string,
  key: string,
  isUnderWay: IsUnderWay,
  first?: LedgerIndex,
): Promise<Past> {
  for (let index = first ?? (await readIndex(folder)); ; index = await readIndex(folder)) {
    const next = nextNumber(index, key);
    const place = lastAttempt(index, key);
    if (place === undefined) return { state: "none", next };
    const path = join(folder, attemptName(place));
    const attempt = await readAttempt(path);
    // Dropped since the folder was listed? Then the one before it counts.
    if (attempt === "none") continue;
    const past = await judge(attempt, next, isUnderWay);
    // Its owner may have ended it after it was read, and be done with it by now.
    if (past.state !== "no-answer" || !isOpen(attempt) || isOpen(await readAttempt(path))) return past;
  }
}

function isOpen(attempt: Attempt | "none" | "unreadable"): boolean {
  return typeof attempt === "object" && attempt.end === undefined;
}

async function judge(attempt: Attempt | "unreadable", next: number, isUnderWay: IsUnderWay) {
  if (attempt === "unreadable") return { state: "no-answer", next } as const;
  if (attempt.end?.outcome === "created") {
    const mayBeWriting = !attempt.end.inFile && (await isUnderWay(attempt));
    const created = { state: "created", attempt, id: attempt.end.id, next } as const;
    return mayBeWriting ? ({ ...created, mayBeWriting } as const) : created;
  }
  if (attempt.end === undefined && (await isUnderWay(attempt))) {
    return { state: "under-way", attempt, next } as const;
  }
  return { state: "no-answer", attempt, next } as const;
}

function isUnsettled(past: Past): boolean {
  if (past.state === "no-answer") return true;
  const end = past.state === "created" ? past.attempt.end : undefined;
  return end?.outcome === "created" && !end.inFile && end.copied !== true;
}

/** What is known of every campaign file there is a readable record of. */
async function readKnown(folder: string, isUnderWay: IsUnderWay): Promise<Known[]> {
  const index = await readIndex(folder);
  const known = await Promise.all(
    [...(await readAddresses(folder, index))].map(async (file) => ({
      file,
      past: await findPast(folder, keyOf(file), isUnderWay, index),
    })),
  );
  return known.filter((each): each is Known => each.past.state !== "none");
}

/** The addresses of all campaign files in the ledger, and those they were moved to. */
async function readAddresses(folder: string, { attempts, moves }: LedgerIndex): Promise<Set<string>> {
  const read = await Promise.all(
    // All of them: the last one may be unreadable.
    [...attempts].flatMap(([key, numbers]) =>
      numbers.map((number) => readAttempt(join(folder, attemptName({ key, number })))),
    ),
  );
  const files = read.flatMap((attempt) => (typeof attempt === "string" ? [] : [attempt.file]));
  const targets = await Promise.all(moves.map((move) => readTarget(join(folder, moveName(move)))));
  return new Set([...files, ...targets.flatMap((target) => target ?? [])]);
}

function toText(attempt: Attempt): string {
  return `${JSON.stringify(attempt, null, 2)}\n`;
}
