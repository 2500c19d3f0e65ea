import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/** Writes a file that must not exist yet, through to the disk; false when it does. What could not be written is removed. */
export async function createDurably(path: string, text: string): Promise<boolean> {
  const created = await createExclusively(path, text);
  if (created) await syncFolder(dirname(path));
  return created;
}

/** Replaces a file whole: at no moment, power cuts included, is there neither the old text nor the new one. */
export async function replaceDurably(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomUUID()}.new`;
  await createExclusively(beside, text);
  await rename(beside, path);
  await syncFolder(dirname(path));
}

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

/** Whether an error of the file system has this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
