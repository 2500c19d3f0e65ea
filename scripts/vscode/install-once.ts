import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";

const draftSuffix = ".draft";
const abandonedAfterMilliseconds = 60 * 60 * 1000;

/**
 * Makes the folder by `build`, unless it is there. The work is done in a draft beside it that is renamed when complete:
 * a folder that is there is always whole, and of two runs at once the first to finish wins. Rejects with what `build`
 * rejects with; the draft is gone then.
 */
export async function installOnce(folder: string, build: (draft: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  const parent = path.dirname(folder);
  await mkdir(parent, { recursive: true });
  await removeAbandonedDrafts(parent);
  const draft = `${folder}.${randomBytes(4).toString("hex")}${draftSuffix}`;
  try {
    await mkdir(draft);
    await build(draft);
    await publish(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function publish(draft: string, folder: string): Promise<void> {
  try {
    await rename(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

/** A run that was killed outright leaves its draft behind. */
async function removeAbandonedDrafts(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.endsWith(draftSuffix)) continue;
    const draft = path.join(parent, name);
    const { mtimeMs } = await stat(draft);
    if (Date.now() - mtimeMs > abandonedAfterMilliseconds) await rm(draft, { recursive: true, force: true });
  }
}
