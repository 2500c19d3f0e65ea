import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import type { Attempt, Owner } from "./attempt.ts";
import { hasCode } from "./write-durably.ts";

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
  return isSound && isOwner(record["owner"]) && isEnd(record["end"]);
}

function isOwner(value: unknown): value is Owner {
  if (typeof value !== "object" || value === null || !("window" in value) || !("processId" in value))
    return false;
  const isSocket = !("socket" in value) || typeof value.socket === "string";
  return typeof value.window === "string" && typeof value.processId === "number" && isSocket;
}

function isEnd(value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value !== "object" || value === null || !("outcome" in value)) return false;
  return value.outcome === "created"
    ? "id" in value && typeof value.id === "string"
    : value.outcome === "unknown";
}
