import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Account, environmentAccountId } from "../../accounts/index.ts";
import { sha256 } from "../../creation/sha256.ts";
import { type AccountCache, type NamesStore, readCache, writeCache } from "../../names/index.ts";

/**
 * Keeps names in a folder, one file an account. The account of `OUTBOX_TOKEN` has none: whose token it is at the next start
 * nobody can tell.
 */
export function storeNames(folder: string): NamesStore {
  const fileOf = (origin: string, account: string) => join(folder, `${sha256(`${origin}\n${account}`)}.json`);
  return {
    load: async ({ id, origin, at }) => {
      const cache = await load(fileOf(origin, id));
      const isSame = cache?.origin === origin && cache.account === id && cache.signedInAt === at;
      return isSame ? cache : undefined;
    },
    save: async (cache) => {
      if (cache.account === environmentAccountId) return;
      await mkdir(folder, { recursive: true });
      const file = fileOf(cache.origin, cache.account);
      // Other windows read it: they find the old text or the new one, and never half of one.
      const temporary = `${file}.${randomUUID()}.tmp`;
      await writeFile(temporary, writeCache(cache), { mode: 0o600 });
      await rename(temporary, file);
    },
    keepOnly: (origin, accounts) => keepOnly(folder, origin, accounts),
  };
}

async function keepOnly(folder: string, origin: string, accounts: readonly Account[]): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name);
    const cache = name.endsWith(".json") ? await load(file) : undefined;
    if (cache?.origin !== origin) continue;
    const isKept = accounts.some(({ id, at }) => id === cache.account && at === cache.signedInAt);
    if (!isKept) await rm(file, { force: true });
  }
}

async function load(file: string): Promise<AccountCache | undefined> {
  try {
    return readCache(await readFile(file, "utf8"));
  } catch {
    // There is none yet.
    return undefined;
  }
}
