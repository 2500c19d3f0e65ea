import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Attempt } from "./attempt.ts";
import { isFileOf } from "./is-file-of.ts";
import {
  attemptName,
  type Counting,
  type Covered,
  keyOf,
  type LedgerIndex,
  lastAttempt,
  listCovered,
  moveName,
  nextNumber,
  readIndex,
} from "./ledger-index.ts";
import { readAttempt } from "./read-attempt.ts";
import { createDurably, removeDurably } from "./write-durably.ts";

/** Reads the text of the file at an address; undefined where there is none, or nobody may read it. */
export type ReadText = (address: string) => Promise<string | undefined>;

/**
 * Records that a file got another address, and with a folder every file in it: of `addresses`, those that have
 * attempts. `at` is the time in milliseconds. A file that may not be the one of the attempt shares it: another program
 * may have put it in the place of that one, which can come back.
 */
export async function recordMoves(
  folder: string,
  addresses: Iterable<string>,
  from: string,
  to: string,
  at: number,
  readText: ReadText,
): Promise<void> {
  if (from === to) return;
  const index = await readIndex(folder);
  const order = orderAfter(index, at);
  // A file whose record cannot be read is known by the address it leaves.
  for (const address of new Set([from, ...addresses])) {
    if (address !== from && !address.startsWith(`${from}/`)) continue;
    const key = keyOf(address);
    const place = lastAttempt(index, key);
    if (place === undefined) continue;
    const target = to + address.slice(from.length);
    const other = await findOther(join(folder, attemptName(place)), await readText(target));
    if (other !== undefined && lastAttempt(index, keyOf(target)) === undefined) {
      await recordShare(folder, { attempt: other, to: target, isSure: false, at: order });
      continue;
    }
    await recordStaying(folder, index, address, order);
    const [last, over] = [nextNumber(index, key) - 1, nextNumber(index, keyOf(target)) - 1];
    const move = { from: key, to: keyOf(target), last, over, at: order, isShared: false };
    const text = `${JSON.stringify({ version: 1, from: address, to: target }, null, 2)}\n`;
    await createDurably(join(folder, moveName(move)), text);
  }
}

/** The attempt recorded in this file, where a text is perhaps another file's. */
async function findOther(path: string, text: string | undefined): Promise<Attempt | undefined> {
  const attempt = text === undefined ? undefined : await readAttempt(path);
  return typeof attempt === "object" && !isFileOf(attempt, text ?? "") ? attempt : undefined;
}

/**
 * Records what counts for an address again once its file leaves it: that of the files which were there before, and may
 * come back. It is part of that move, which is recorded behind it: at no moment, crashes included, does nothing count.
 * @param partOf the order of the move
 */
async function recordStaying(
  folder: string,
  index: LedgerIndex,
  address: string,
  partOf: number,
): Promise<void> {
  const to = keyOf(address);
  const staying: Covered[] = [];
  for (const covered of listCovered(index, to)) {
    if (covered.by.through || (await isAnothers(folder, covered))) staying.unshift(covered);
  }
  for (const [count, { key, number }] of staying.entries()) {
    const at = partOf + 1 + count;
    const share = { from: key, to, last: number, at, isShared: true, partOf };
    const text = `${JSON.stringify({ version: 1, from: address, to: address }, null, 2)}\n`;
    await createDurably(join(folder, moveName(share)), text);
  }
}

/**
 * Whether an attempt that was passed over may be another file's than the one that began instead. What created nothing,
 * as a person said, is settled; and a file whose id gave way to another origin's was that file.
 */
async function isAnothers(folder: string, passedOver: Covered): Promise<boolean> {
  const attempt = await readAttempt(join(folder, attemptName(passedOver)));
  if (typeof attempt !== "object" || attempt.end?.outcome !== "created") return false;
  const next = await readAttempt(join(folder, attemptName(passedOver.by)));
  return typeof next !== "object" || next.replaces !== attempt.end.id;
}

/** An attempt that is to be known of another file, too. */
interface Share {
  readonly attempt: Pick<Attempt, "file" | "number">;
  readonly to: string;
  /** Whether it is sure to be that of the file: then it counts instead of what was only guessed. */
  readonly isSure: boolean;
  /** The time in milliseconds. */
  readonly at: number;
}

/** Records it; false where something else counts for that file, or came to while this was written. */
export async function recordShare(folder: string, { attempt, to, isSure, at }: Share): Promise<boolean> {
  const { file, number } = attempt;
  const [from, target] = [keyOf(file), keyOf(to)];
  const isIt = (known: Counting | undefined) => known?.key === from && known.number === number;
  const givesWay = (known: Counting | undefined) =>
    known === undefined || isIt(known) || (isSure && known.through?.isShared === true);
  const index = await readIndex(folder);
  const known = lastAttempt(index, target);
  if (isIt(known)) return true;
  if (!givesWay(known)) return false;
  const name = moveName({ from, to: target, last: number, at: orderAfter(index, at), isShared: true });
  await createDurably(join(folder, name), `${JSON.stringify({ version: 1, from: file, to }, null, 2)}\n`);
  // Whoever begins or shares there meanwhile looks behind their own record, too: one of the two always sees the other.
  const { moves, ...rest } = await readIndex(folder);
  const others = { ...rest, moves: moves.filter((move) => moveName(move) !== name) };
  if (givesWay(lastAttempt(others, target))) return true;
  await removeDurably(join(folder, name));
  return false;
}

/** Their order is what counts, also when the clock was set back or two came in one millisecond. */
function orderAfter({ latest }: LedgerIndex, at: number): number {
  return Math.max(at, latest + 1);
}

/** The address a recorded move led to; undefined where the record cannot be read. */
export async function readTarget(path: string): Promise<string | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    const isMove = typeof value === "object" && value !== null && "to" in value;
    return isMove && typeof value.to === "string" ? value.to : undefined;
  } catch {
    return undefined;
  }
}
