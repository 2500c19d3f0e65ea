import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { Attempt, Owner } from "./attempt.ts";
import { findReplacements, hasCode, putInPlace } from "./write-durably.ts";

/** How long it may take to write a record, in milliseconds. */
const writing = 100;

/**
 * The attempt in a file of the ledger; "none" where there is no file, "unreadable" where it holds anything else, and not
 * just because it is being written.
 */
export async function readAttempt(path: string): Promise<Attempt | "none" | "unreadable"> {
  const attempt = await readOnce(path);
  if (attempt !== "unreadable") return attempt;
  await setTimeout(writing);
  return readOnce(path);
}

async function readOnce(path: string): Promise<Attempt | "none" | "unreadable"> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    return isAttempt(value) ? value : "unreadable";
  } catch (error) {
    return hasCode(error, "ENOENT") ? "none" : "unreadable";
  }
}

/**
 * Puts the end of an attempt in its place that was written beside it, by a window that broke off before it could. What
 * cannot be read or put there is left where it is.
 *
 * @param path where the attempt is recorded, as one without an end
 */
export async function finishEnd(path: string, attempt: Attempt): Promise<void> {
  const paths = await findReplacements(path).catch(() => []);
  const found = await Promise.all(paths.map(async (beside) => ({ beside, ended: await readOnce(beside) })));
  const ends = found.filter(({ ended }) => isEndOf(ended, attempt));
  // An id is put there last, and stays: it says more than that there was no answer.
  ends.sort((one, other) => Number(isCreated(one.ended)) - Number(isCreated(other.ended)));
  for (const { beside } of ends) await putInPlace(beside, path).catch(() => undefined);
}

function isEndOf(ended: Attempt | string, attempt: Attempt): boolean {
  if (typeof ended === "string" || ended.end === undefined) return false;
  const { end: _, ...begun } = ended;
  return isDeepStrictEqual(begun, attempt);
}

function isCreated(attempt: Attempt | string): boolean {
  return typeof attempt === "object" && attempt.end?.outcome === "created";
}

/** The owner that a text names; undefined where it is anything else. */
export function readOwner(text: string): Owner | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isOwner(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isAttempt(value: unknown): value is Attempt {
  if (typeof value !== "object" || value === null || !("version" in value) || value.version !== 1)
    return false;
  const record: Record<string, unknown> = { ...value };
  const texts = ["file", "origin", "body", "bodyHash", "startedAt"];
  const isWhole =
    typeof record["number"] === "number" && texts.every((name) => typeof record[name] === "string");
  const isSound =
    isWhole &&
    URL.canParse(String(record["origin"])) &&
    !Number.isNaN(Date.parse(String(record["startedAt"])));
  return isSound && isOwner(record["owner"]) && isAccount(record["account"]) && isEnd(record["end"]);
}

function isOwner(value: unknown): value is Owner {
  if (typeof value !== "object" || value === null || !("window" in value) || !("processId" in value))
    return false;
  const isSocket = !("socket" in value) || typeof value.socket === "string";
  return typeof value.window === "string" && typeof value.processId === "number" && isSocket;
}

function isAccount(value: unknown): boolean {
  if (value === undefined) return true;
  const { id, label }: { id?: unknown; label?: unknown } = Object(value);
  return typeof id === "string" && typeof label === "string";
}

function isEnd(value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value !== "object" || value === null || !("outcome" in value)) return false;
  return value.outcome === "created"
    ? "id" in value && typeof value.id === "string"
    : value.outcome === "unknown";
}
