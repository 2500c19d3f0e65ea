import { join } from "node:path";
import type { Attempt, AttemptEnd, Owner, Past } from "./attempt.ts";
import { fewAtATime } from "./few-at-a-time.ts";
import { findPast } from "./find-past.ts";
import { attemptName, keyOf, type LedgerIndex, lastAttempt, nameOf, readIndex } from "./ledger-index.ts";
import { readAttempt } from "./read-attempt.ts";
import { isUnsettled, type Known, nameKnown, readAddresses, readKnown, readMovedOver } from "./read-known.ts";
import { type ReadText, recordMoves, recordShare } from "./record-moves.ts";
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
  /**
   * Records the attempt, on disk when this resolves; false when that number is taken, or when something else counts for
   * this address by now than the past it follows on, where that is given: a file with attempts of its own came here.
   */
  begin(attempt: Attempt, past?: Past): Promise<boolean>;
  /** Records how the attempt ended. */
  end(attempt: Attempt, end: AttemptEnd): Promise<void>;
  /** Forgets an attempt that is known to have created nothing; the one before it counts again. */
  drop(attempt: Attempt): Promise<void>;
  /** The paths of the last records that cannot be read. Each counts as *no answer* for its file, and stays where it is. */
  damaged(): Promise<string[]>;
  /**
   * Records that a file, or all files of a folder, have another address now. What `readText` shows to be another file
   * than that of the attempt, perhaps, shares it. For the address it leaves, what was created there before it counts
   * again, and what got no answer: those files may come back.
   */
  follow(from: string, to: string, readText?: ReadText): Promise<void>;
  /**
   * Records that another file is to be known by this attempt: it has or gets its id, or is taken to be the same file.
   * False where something else counts for that file, which goes on to count; where it surely is the file, since the id is
   * in it, what was only guessed gives way. For the file the attempt began with it counts all the same: that may come back.
   */
  share(attempt: Attempt, to: string, isSame: Sameness): Promise<boolean>;
}

/** How sure it is that a file is the one of an attempt. */
export type Sameness = "perhaps" | "surely";

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
  const open = new Set<string>();
  const noted = () => undefined;
  let moving: Promise<unknown> = Promise.resolve();
  // One after the other: what goes along with a move depends on the moves before.
  const inTurn = <Result>(move: () => Promise<Result>) => {
    const moved = moving.then(move);
    moving = moved.then(noted, noted);
    return moved;
  };
  const isUnderWay = async (attempt: Attempt) => open.has(nameOf(attempt)) || (await isAlive(attempt.owner));
  // Open before it can be read, and until what it became can be: whoever looks in between must not see *no answer*.
  const whileOpen = async (attempt: Attempt, begin: () => Promise<boolean>) => {
    const name = nameOf(attempt);
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
    written.finally(() => open.delete(nameOf(attempt)));
  const survey = async () => {
    const files = await readKnown(folder, isUnderWay);
    const lost = await readMovedOver(folder, isUnderWay);
    const listed = new Set(files.map(nameKnown));
    const all = [...files, ...lost.filter((known) => !listed.has(nameKnown(known)))];
    return { files, unsettled: all.filter(({ past }) => isUnsettled(past)) };
  };
  return {
    past: (file) => findPast(folder, keyOf(file), isUnderWay),
    withBody: async (bodyHash) => {
      const known = await readKnown(folder, isUnderWay);
      return known.filter(({ past }) => "attempt" in past && past.attempt?.bodyHash === bodyHash);
    },
    survey,
    unsettled: async () => [...(await survey()).unsettled],
    begin: async (attempt, past) => {
      await makeFolderDurably(folder);
      return whileOpen(attempt, async () => {
        const path = join(folder, nameOf(attempt));
        if (!(await createDurably(path, toText(attempt)))) return false;
        if (past === undefined || followsOn(past, attempt, await readIndex(folder))) return true;
        await removeDurably(path);
        return false;
      });
    },
    end: (attempt, end) =>
      close(attempt, replaceDurably(join(folder, nameOf(attempt)), toText({ ...attempt, end }))),
    drop: (attempt) => close(attempt, removeDurably(join(folder, nameOf(attempt)))),
    follow: (from, to, readText = async () => undefined) =>
      inTurn(async () => {
        const addresses = await readAddresses(folder, await readIndex(folder));
        await recordMoves(folder, addresses, from, to, now(), readText);
      }),
    share: (attempt, to, isSame) =>
      inTurn(() => recordShare(folder, { attempt, to, isSure: isSame === "surely", at: now() })),
    damaged: async () => {
      const { attempts } = await readIndex(folder);
      const paths = [...attempts].map(([key, numbers]) =>
        join(folder, attemptName({ key, number: numbers.at(-1) ?? 0 })),
      );
      const read = await fewAtATime(paths, async (path) => ({ path, attempt: await readAttempt(path) }));
      return read.filter(({ attempt }) => attempt === "unreadable").map(({ path }) => path);
    },
  };
}

/** Whether what counted before an attempt is still the past it was decided on. */
function followsOn(past: Past, { file, number }: Attempt, index: LedgerIndex): boolean {
  const before = lastAttempt(index, keyOf(file), Number.POSITIVE_INFINITY, number - 1);
  if (past.state === "none" || before === undefined) return past.state === "none" && before === undefined;
  return past.attempt === undefined || attemptName(before) === nameOf(past.attempt);
}

function toText(attempt: Attempt): string {
  return `${JSON.stringify(attempt, null, 2)}\n`;
}
