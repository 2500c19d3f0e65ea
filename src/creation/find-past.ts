import { join } from "node:path";
import type { Attempt, Past } from "./attempt.ts";
import { attemptName, type LedgerIndex, lastAttempt, nextNumber, readIndex } from "./ledger-index.ts";
import { finishEnd, readAttempt } from "./read-attempt.ts";

/** Whether an attempt without an end is under way, in this window or another one. */
export type IsUnderWay = (attempt: Attempt) => Promise<boolean>;

/** How often a record is looked for that is listed and not there: some network drives list what is gone for long. */
const rounds = 10;

/**
 * What the attempts of a file mean for a new one.
 * @param first the names in the folder, where they were read just now: to read them for each file would take long
 */
export async function findPast(
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
export async function readPast(path: string, next: number, isUnderWay: IsUnderWay): Promise<Past> {
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
