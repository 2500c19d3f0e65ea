import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Owner } from "./attempt.ts";
import { readOwner } from "./read-attempt.ts";
import { createDurably, replaceDurably } from "./write-durably.ts";

/**
 * Claims something for one window, by a file at this path: true when no other window that is still there has claimed it.
 * Two windows that take over the claim of one that is gone in the same instant may both get it.
 */
export async function claim(
  path: string,
  owner: Owner,
  isAlive: (owner: Owner) => Promise<boolean>,
): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  const text = `${JSON.stringify(owner)}\n`;
  if (await createDurably(path, text)) return true;
  const other = readOwner(await readFile(path, "utf8").catch(() => ""));
  if (other !== undefined && (await isAlive(other))) return false;
  await replaceDurably(path, text);
  return true;
}
