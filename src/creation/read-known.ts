import { join } from "node:path";
import type { Past } from "./attempt.ts";
import { fewAtATime } from "./few-at-a-time.ts";
import { findPast, type IsUnderWay, readPast } from "./find-past.ts";
import {
  attemptName,
  keyOf,
  type LedgerIndex,
  movedOver,
  moveName,
  nameOf,
  nextNumber,
  readIndex,
} from "./ledger-index.ts";
import { readAttempt } from "./read-attempt.ts";
import { readTarget } from "./record-moves.ts";

/** What the ledger knows of one campaign file. */
export interface Known {
  /** Its address, as far as it was followed. */
  readonly file: string;
  readonly past: Exclude<Past, { readonly state: "none" }>;
}

/** Whether somebody has still to do something about it. */
export function isUnsettled(past: Past): boolean {
  if (past.state === "no-answer") return true;
  const end = past.state === "created" ? past.attempt.end : undefined;
  return end?.outcome === "created" && !end.inFile && end.copied !== true;
}

/** What is known of every campaign file there is a readable record of. */
export async function readKnown(folder: string, isUnderWay: IsUnderWay): Promise<Known[]> {
  const index = await readIndex(folder);
  const known = await fewAtATime(await readAddresses(folder, index), async (file) => ({
    file,
    past: await findPast(folder, keyOf(file), isUnderWay, index),
  }));
  return dropShared(known.filter(isKnown));
}

/** What is shared with another file is known of that one. */
function dropShared(known: readonly Known[]): Known[] {
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
export async function readMovedOver(folder: string, isUnderWay: IsUnderWay): Promise<Known[]> {
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

/** What tells the attempts that are known apart; of one that cannot be read only its file is known. */
export function nameKnown({ file, past: { attempt } }: Known): string {
  return attempt ? nameOf(attempt) : file;
}

function isKnown(each: { readonly file: string; readonly past: Past }): each is Known {
  return each.past.state !== "none";
}

/** The addresses of all campaign files in the ledger, and those they were moved to. */
export async function readAddresses(folder: string, { attempts, moves }: LedgerIndex): Promise<Set<string>> {
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
