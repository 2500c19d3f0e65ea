import { join } from "node:path";
import type { Attempt, AttemptEnd, Owner, Past } from "./attempt.ts";
import { fewAtATime } from "./few-at-a-time.ts";
import {
  attemptName,
  keyOf,
  type LedgerIndex,
  lastAttempt,
  movedOver,
  moveName,
  nextNumber,
  type Place,
  readIndex,
} from "./ledger-index.ts";
import { finishEnd, readAttempt } from "./read-attempt.ts";
import { readTarget, recordMoves, recordShare } from "./record-moves.ts";
import { createDurably, makeFolderDurably, removeDurably, replaceDurably } from "./write-durably.ts";

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
  /** What is known of all campaign files, in one go. */
  survey(): Promise<Survey>;
  /**
   * What is not settled: attempts without an answer, and ids that never reached their file; also where another file has
   * been moved to the place of that file since.
   */
  unsettled(): Promise<Known[]>;
  /** Records the attempt, on disk when this resolves; false when that number is taken. */
  begin(attempt: Attempt): Promise<boolean>;
  /** Records how the attempt ended. */
  end(attempt: Attempt, end: AttemptEnd): Promise<void>;
  /** Forgets an attempt that is known to have created nothing; the one before it counts again. */
  drop(attempt: Attempt): Promise<void>;
  /** The paths of the last records that cannot be read. Each counts as *no answer* for its file, and stays where it is. */
  damaged(): Promise<string[]>;
  /** Records that a file, or all files of a folder, have another address now. */
  follow(from: string, to: string): Promise<void>;
  /**
   * Records that another file, without attempts of its own, is to be known by this attempt: it has or gets its id, or is
   * taken to be the same file. For the file the attempt began with it counts all the same: that may come back.
   */
  share(attempt: Attempt, to: string): Promise<void>;
}

/** What the ledger knows of one campaign file. */
export interface Known {
  /** Its address, as far as it was followed. */
  readonly file: string;
  readonly past: Exclude<Past, { readonly state: "none" }>;
}

/** What the ledger knows. */
export interface Survey {
  /** The campaign files, each at the address where it is now. */
  readonly files: readonly Known[];
  /** What is not settled, as `Ledger.unsettled` gives it. */
  readonly unsettled: readonly Known[];
}

/** Tells whether the owner of an attempt, another window, may still be waiting for its answer. */
export type IsAlive = (owner: Owner) => boolean | Promise<boolean>;

/** A ledger in this folder, which is made when first needed. */
export function openLedger(folder: string, isAlive: IsAlive, now: () => number = Date.now): Ledger {
  const pathOf = (place: Place) => join(folder, attemptName(place));
  const placeOf = ({ file, number }: Attempt): Place => ({ key: keyOf(file), number });
  const open = new Set<string>();
  let moving = Promise.resolve();
  // One after the other: what goes along with a move depends on the moves before.
  const inTurn = (move: () => Promise<void>) => {
    const moved = moving.then(move);
    moving = moved.catch(() => undefined);
    return moved;
  };
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
  const survey = async () => {
    const files = await readKnown(folder, isUnderWay);
    const lost = await readMovedOver(folder, isUnderWay);
    return { files, unsettled: [...files, ...lost].filter(({ past }) => isUnsettled(past)) };
  };
  return {
    past: (file) => findPast(folder, keyOf(file), isUnderWay),
    withBody: async (bodyHash) => {
      const known = await readKnown(folder, isUnderWay);
      return known.filter(({ past }) => "attempt" in past && past.attempt?.bodyHash === bodyHash);
    },
    survey,
    unsettled: async () => [...(await survey()).unsettled],
    begin: async (attempt) => {
      await makeFolderDurably(folder);
      return whileOpen(attempt, () => createDurably(pathOf(placeOf(attempt)), toText(attempt)));
    },
    end: (attempt, end) =>
      close(attempt, replaceDurably(pathOf(placeOf(attempt)), toText({ ...attempt, end }))),
    drop: (attempt) => close(attempt, removeDurably(pathOf(placeOf(attempt)))),
    follow: (from, to) =>
      inTurn(async () => {
        const addresses = await readAddresses(folder, await readIndex(folder));
        await recordMoves(folder, addresses, from, to, now());
      }),
    share: (attempt, to) => inTurn(() => recordShare(folder, attempt, to, now())),
    damaged: async () => {
      const { attempts } = await readIndex(folder);
      const paths = [...attempts].map(([key, numbers]) => pathOf({ key, number: numbers.at(-1) ?? 0 }));
      const read = await fewAtATime(paths, async (path) => ({ path, attempt: await readAttempt(path) }));
      return read.filter(({ attempt }) => attempt === "unreadable").map(({ path }) => path);
    },
  };
}

type IsUnderWay = (attempt: Attempt) => Promise<boolean>;

/** How often a record is looked for that is listed and not there: some network drives list what is gone for long. */
const rounds = 10;

/** @param first the names in the folder, where they were read just now: to read them for each file would take long. */
async function findPast(
  folder: string,
  key: string,
  isUnderWay: IsUnderWay,
  first?: LedgerIndex,
): Promise<Past> {
  let next = 1;
  for (let round = 0; round < rounds; round++) {
    const index = round === 0 && first ? first : await readIndex(folder);
    next = nextNumber(index, key);
    const place = lastAttempt(index, key);
    if (place === undefined) return { state: "none", next };
    const past = await readPast(join(folder, attemptName(place)), next, isUnderWay);
    // Dropped since the folder was listed? Then the one before it counts.
    if (past.state !== "none") return past;
  }
  return { state: "no-answer", next };
}

/** What the attempt recorded in this file means; *none* where it is not there. */
async function readPast(path: string, next: number, isUnderWay: IsUnderWay): Promise<Past> {
  const attempt = await readAttempt(path);
  if (attempt === "none") return { state: "none", next };
  const past = await judge(attempt, next, isUnderWay);
  if (past.state !== "no-answer" || !isOpen(attempt)) return past;
  await finishEnd(path, attempt);
  // Its owner may have ended it after it was read, and be done with it by now.
  const again = await readAttempt(path);
  if (again === "none") return { state: "none", next };
  return isOpen(again) ? past : judge(again, next, isUnderWay);
}

function isOpen(attempt: Attempt | "none" | "unreadable"): attempt is Attempt & { readonly end?: never } {
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
  const known = await fewAtATime(await readAddresses(folder, index), async (file) => ({
    file,
    past: await findPast(folder, keyOf(file), isUnderWay, index),
  }));
  return dropShared(known.filter(isKnown));
}

/** What is shared with another file is known of that one. */
function dropShared(known: readonly Known[]): Known[] {
  const nameOf = ({ file, number }: Attempt) => attemptName({ key: keyOf(file), number });
  const elsewhere = new Set(
    known.flatMap(({ file, past: { attempt } }) =>
      attempt && attempt.file !== file ? [nameOf(attempt)] : [],
    ),
  );
  return known.filter(
    ({ file, past: { attempt } }) => attempt?.file !== file || !elsewhere.has(nameOf(attempt)),
  );
}

/** What is known of the campaign files that others were moved over, each under the address it had then. */
async function readMovedOver(folder: string, isUnderWay: IsUnderWay): Promise<Known[]> {
  const index = await readIndex(folder);
  const moves = index.moves.filter(({ isShared }) => !isShared);
  const known = await fewAtATime(moves, async (move) => {
    const place = movedOver(index, move);
    const file = place && (await readTarget(join(folder, moveName(move))));
    if (place === undefined || file === undefined) return undefined;
    const path = join(folder, attemptName(place));
    return { file, past: await readPast(path, nextNumber(index, move.to), isUnderWay) };
  });
  return known.filter((each) => each !== undefined).filter(isKnown);
}

function isKnown(each: { readonly file: string; readonly past: Past }): each is Known {
  return each.past.state !== "none";
}

/** The addresses of all campaign files in the ledger, and those they were moved to. */
async function readAddresses(folder: string, { attempts, moves }: LedgerIndex): Promise<Set<string>> {
  const files = await fewAtATime(attempts, ([key, numbers]) => readAddress(folder, key, numbers));
  const targets = await fewAtATime(moves, (move) => readTarget(join(folder, moveName(move))));
  return new Set([...files, ...targets].flatMap((address) => address ?? []));
}

async function readAddress(
  folder: string,
  key: string,
  numbers: readonly number[],
): Promise<string | undefined> {
  // The last one may be unreadable.
  for (const number of [...numbers].reverse()) {
    const attempt = await readAttempt(join(folder, attemptName({ key, number })));
    if (typeof attempt === "object") return attempt.file;
  }
  return undefined;
}

function toText(attempt: Attempt): string {
  return `${JSON.stringify(attempt, null, 2)}\n`;
}
