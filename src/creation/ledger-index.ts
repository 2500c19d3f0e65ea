import { readdir } from "node:fs/promises";
import type { Attempt } from "./attempt.ts";
import { sha256 } from "./sha256.ts";
import { hasCode } from "./write-durably.ts";

/** The names in a ledger's folder: which attempts there are, and which files were moved where. */
export interface LedgerIndex {
  /** The numbers of the attempts recorded under each key, in their order. */
  readonly attempts: ReadonlyMap<string, readonly number[]>;
  /** Those that are whole, in their order. */
  readonly moves: readonly Move[];
  /** The order of the last record of a move, whole or not; 0 without one. */
  readonly latest: number;
}

/** A campaign file got another address; or another file is known, too, by one attempt of a file. */
export interface Move {
  readonly from: string;
  readonly to: string;
  /** The last attempt of `from` that went along, 0 when there was none of its own; or the one that is shared. */
  readonly last: number;
  /**
   * The last attempt of `to` at that moment: its own up to there belong to the file that was there before. Absent where
   * an attempt is shared, and in records of an earlier form.
   */
  readonly over?: number;
  /** The order of the moves: the time in milliseconds. */
  readonly at: number;
  /** The order of the move away from `to` that this is part of: without that one, which is recorded last, it is nothing. */
  readonly partOf?: number;
  /** Whether the attempt still counts for `from`: that the file is the same one was only guessed. */
  readonly isShared: boolean;
}

/** One attempt's place in the ledger. */
export interface Place {
  readonly key: string;
  readonly number: number;
}

/** What a campaign file's records are named after. */
export function keyOf(file: string): string {
  return sha256(file).slice(0, 32);
}

/** The name of the file an attempt is recorded in. */
export function attemptName({ key, number }: Place): string {
  return `${key}.${number}.json`;
}

/** The name of the file this attempt is recorded in. */
export function nameOf({ file, number }: Pick<Attempt, "file" | "number">): string {
  return attemptName({ key: keyOf(file), number });
}

/** The name of the file that records a move. */
export function moveName({ from, to, last, over, at, isShared, partOf }: Move): string {
  const how = partOf !== undefined ? "stay" : isShared ? "like" : "from";
  const second = partOf ?? over;
  return `${[to, how, from, last, ...(second === undefined ? [] : [second]), at].join(".")}.json`;
}

const moveForm = /^([0-9a-f]{32})\.(from|like|stay)\.([0-9a-f]{32})\.(\d+)(?:\.(\d+))?\.(\d+)\.json$/;

function readMove(name: string): Move | undefined {
  const [, to, how, from, last, second, at] = moveForm.exec(name) ?? [];
  if (to === undefined || from === undefined) return undefined;
  const move = { from, to, last: Number(last), at: Number(at), isShared: how !== "from" };
  if (second === undefined) return move;
  return how === "stay" ? { ...move, partOf: Number(second) } : { ...move, over: Number(second) };
}

/** Reads the names; empty where the folder is not there (yet). */
export async function readIndex(folder: string): Promise<LedgerIndex> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return [];
    throw error;
  });
  const attempts = new Map<string, number[]>();
  const moves: Move[] = [];
  for (const name of names) {
    const [, key = "", number] = /^([0-9a-f]{32})\.(\d+)\.json$/.exec(name) ?? [];
    if (number) attempts.set(key, [...(attempts.get(key) ?? []), Number(number)]);
    const move = readMove(name);
    if (move) moves.push(move);
  }
  for (const numbers of attempts.values()) numbers.sort((one, other) => one - other);
  moves.sort((one, other) => one.at - other.at);
  return { attempts, moves: keepWhole(moves), latest: moves.at(-1)?.at ?? 0 };
}

function keepWhole(moves: readonly Move[]): readonly Move[] {
  const away = new Set(moves.filter(({ isShared }) => !isShared).map(({ from, at }) => `${from} ${at}`));
  return moves.filter(({ to, partOf }) => partOf === undefined || away.has(`${to} ${partOf}`));
}

/**
 * The last attempt that counts for a file: its own, else one it brought along from another address, else one that is
 * shared with it. What went away with a move counts no longer. `before` and `limit` ask for an earlier moment: that of a
 * move, and its `last`.
 */
export function lastAttempt(
  index: LedgerIndex,
  key: string,
  before = Number.POSITIVE_INFINITY,
  limit = Number.POSITIVE_INFINITY,
): Counting | undefined {
  const { attempts, moves } = index;
  const away = moves.findLast((move) => move.from === key && !move.isShared && move.at < before);
  const into = moves.findLast((move) => move.to === key && !move.isShared && move.at < before);
  const gone = Math.max(away?.last ?? 0, into?.over ?? 0);
  const number = attempts.get(key)?.findLast((each) => each <= limit && each > gone);
  if (number !== undefined) return { key, number };
  const isStill = (move: Move) => move.at > (away?.at ?? 0);
  const brought = into && isStill(into) ? lastAttempt(index, into.from, into.at, into.last) : undefined;
  if (brought !== undefined) return { ...brought, through: into };
  const shared = moves.findLast((move) => move.to === key && move.isShared && move.at < before);
  return shared && isStill(shared) && attempts.get(shared.from)?.includes(shared.last)
    ? { key: shared.from, number: shared.last, through: shared }
    : undefined;
}

/** An attempt that counts for a file, and the move that it came with; absent where it began under that address. */
export interface Counting extends Place {
  readonly through?: Move | undefined;
}

/** An attempt that counted for an address before the one that does. */
export interface Covered extends Place {
  /** What counted instead: an attempt that began there, by which a person passed over this one, or another file's. */
  readonly by: Counting;
}

/** What counted for an address before what counts now, the latest first. */
export function listCovered(index: LedgerIndex, key: string): Covered[] {
  const covered: Covered[] = [];
  let [before, limit] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let above = lastAttempt(index, key);
  while (above !== undefined) {
    const { through, number } = above;
    if (through) [before, limit] = [through.at, Math.min(limit, through.over ?? limit)];
    else limit = number - 1;
    const below = lastAttempt(index, key, before, limit);
    if (below) covered.push({ ...below, by: above });
    above = below;
  }
  return covered;
}

/** The last attempt that counted for a file until another file was moved to its place. */
export function movedOver(index: LedgerIndex, { to, at, over }: Move): Place | undefined {
  return lastAttempt(index, to, at, over);
}

/** The number the next attempt on a file gets. One that a move refers to is not used again, even if it was dropped. */
export function nextNumber({ attempts, moves }: LedgerIndex, key: string): number {
  const used = moves.map(({ from, to, last, over }) =>
    Math.max(from === key ? last : 0, to === key ? (over ?? 0) : 0),
  );
  return Math.max(attempts.get(key)?.at(-1) ?? 0, ...used) + 1;
}
