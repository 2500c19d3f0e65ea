import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";

/** Makes a folder, and those above it, where they are not there yet. */
export async function makeFolderDurably(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

/** Writes a file that must not exist yet, through to the disk; false when it does. What could not be written is removed. */
export async function createDurably(path: string, text: string): Promise<boolean> {
  if (!(await createExclusively(path, text))) return false;
  try {
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return true;
}

/**
 * Replaces a file whole: at no moment, power cuts included, is there neither the old text nor the new one. A power cut
 * may leave the new text beside the old one, where `findReplacements` finds it.
 */
export async function replaceDurably(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomUUID()}.new`;
  await createExclusively(beside, text);
  try {
    await putInPlace(beside, path);
  } catch (error) {
    // Whoever found it beside may have put it in its place already.
    if (hasCode(error, "ENOENT") && (await readFile(path, "utf8").catch(() => "")) === text) return;
    await rm(beside, { force: true });
    throw error;
  }
}

/** The paths of what was to replace a file, and has not (yet). */
export async function findReplacements(path: string): Promise<string[]> {
  const folder = dirname(path);
  const start = `${basename(path)}.`;
  const names = await readdir(folder);
  return names
    .filter((name) => name.startsWith(start) && name.endsWith(".new"))
    .map((name) => join(folder, name));
}

/** Puts a replacement in the place of its file. */
export async function putInPlace(replacement: string, path: string): Promise<void> {
  for (let wait = 10; ; wait *= 2) {
    try {
      await rename(replacement, path);
      break;
    } catch (error) {
      if (wait > longestWait || !inUse.some((code) => hasCode(error, code))) throw error;
      await setTimeout(wait);
    }
  }
  await syncFolder(dirname(path));
}

/** What Windows says of a file that somebody else, a virus scanner perhaps, is reading for a moment. */
const inUse = ["EPERM", "EBUSY", "EACCES"];

/** In milliseconds; all waits together come to about a second. */
const longestWait = 640;

/** Removes a file for good. */
export async function removeDurably(path: string): Promise<void> {
  await rm(path);
  await syncFolder(dirname(path));
}

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

/** What some network drives say, which can sync files and not folders. */
const unsyncable = ["EINVAL", "ENOTSUP", "EPERM"];

/** Makes the names in a folder durable, where that can be done. Windows cannot open folders, and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } catch (error) {
    if (!unsyncable.some((code) => hasCode(error, code))) throw error;
  } finally {
    await handle.close();
  }
}

/** Whether an error of the file system has this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
