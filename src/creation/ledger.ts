import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Attempt, AttemptEnd, Owner, Past } from "./attempt.ts";
import { sha256 } from "./sha256.ts";

/**
 * The record of all attempts to create a campaign: one small file per campaign file, on disk before anything is
 * sent. An attempt without an end is the lock on its campaign file, for all windows; nobody takes it over. When a
 * person decides to create another campaign from the same file, that attempt has a record of its own, with the next
 * number: so nothing is ever moved or overwritten to make room, and of two windows only one can begin.
 */
export interface Ledger {
  /** What earlier attempts mean for a new one on this campaign file. */
  past(file: string): Promise<Past>;
  /** Records the attempt, on disk when this resolves; false when that number is taken. */
  begin(attempt: Attempt): Promise<boolean>;
  /** Records how the attempt ended. */
  end(attempt: Attempt, end: AttemptEnd): Promise<void>;
  /** Forgets an attempt that is known to have created nothing; the one before it counts again. */
  drop(attempt: Attempt): Promise<void>;
}

/** A ledger in this folder, which is made when first needed. `isAlive` tells whether the owner of an attempt is. */
export function openLedger(folder: string, isAlive: (owner: Owner) => boolean): Ledger {
  const pathOf = (file: string, number: number) => join(folder, `${nameOf(file)}.${number}.json`);
  return {
    past: async (file) => {
      for (;;) {
        const last = await lastNumber(folder, nameOf(file));
        if (last === 0) return { state: "none", next: 1 };
        const attempt = await readAttempt(pathOf(file, last));
        // Dropped since the folder was listed? Then the one before it counts.
        if (attempt !== "none") return judge(attempt, last + 1, isAlive);
      }
    },
    begin: async (attempt) => {
      await mkdir(folder, { recursive: true });
      const begun = await createExclusively(pathOf(attempt.file, attempt.number), toText(attempt));
      if (begun) await syncFolder(folder);
      return begun;
    },
    end: (attempt, end) => replace(folder, pathOf(attempt.file, attempt.number), toText({ ...attempt, end })),
    drop: async ({ file, number }) => {
      await rm(pathOf(file, number));
      await syncFolder(folder);
    },
  };
}

function nameOf(file: string): string {
  return sha256(file).slice(0, 32);
}

/** The number of the last attempt recorded under this name; 0 when there is none. */
async function lastNumber(folder: string, name: string): Promise<number> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return [];
    throw error;
  });
  const numbers = names
    .map((entry) => /^([0-9a-f]+)\.(\d+)\.json$/.exec(entry))
    .map((found) => (found?.[1] === name ? Number(found[2]) : 0));
  return Math.max(0, ...numbers);
}

function judge(attempt: Attempt | "unreadable", next: number, isAlive: (owner: Owner) => boolean): Past {
  if (attempt === "unreadable") return { state: "no-answer", next };
  if (attempt.end?.outcome === "created") return { state: "created", attempt, id: attempt.end.id, next };
  if (attempt.end === undefined && isAlive(attempt.owner)) return { state: "under-way", next };
  return { state: "no-answer", attempt, next };
}

async function readAttempt(path: string): Promise<Attempt | "none" | "unreadable"> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    return isAttempt(value) ? value : "unreadable";
  } catch (error) {
    return hasCode(error, "ENOENT") ? "none" : "unreadable";
  }
}

function isAttempt(value: unknown): value is Attempt {
  if (typeof value !== "object" || value === null || !("version" in value) || value.version !== 1)
    return false;
  const record: Record<string, unknown> = { ...value };
  const texts = ["file", "origin", "body", "bodyHash", "startedAt"];
  const isWhole =
    typeof record["number"] === "number" && texts.every((name) => typeof record[name] === "string");
  return isWhole && isOwner(record["owner"]) && isEnd(record["end"]);
}

function isOwner(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("window" in value) || !("processId" in value))
    return false;
  return typeof value.window === "string" && typeof value.processId === "number";
}

function isEnd(value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value !== "object" || value === null || !("outcome" in value)) return false;
  return value.outcome === "created"
    ? "id" in value && typeof value.id === "string"
    : value.outcome === "unknown";
}

function toText(attempt: Attempt): string {
  return `${JSON.stringify(attempt, null, 2)}\n`;
}

/** Writes a file that must not exist yet, through to the disk; false when it does. What could not be written is removed. */
async function createExclusively(path: string, text: string): Promise<boolean> {
  const file = await open(path, "wx", 0o600).catch((error: unknown) => {
    if (hasCode(error, "EEXIST")) return undefined;
    throw error;
  });
  if (file === undefined) return false;
  try {
    await file.writeFile(text);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return true;
}

/** Replaces a file whole: at no moment, power cuts included, is there neither the old text nor the new one. */
async function replace(folder: string, path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.${Date.now()}.new`;
  await createExclusively(beside, text);
  await rename(beside, path);
  await syncFolder(folder);
}

/** Makes the names in a folder durable. Windows cannot open folders, and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
