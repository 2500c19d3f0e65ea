import type { LogOutputChannel, SecretStorage } from "vscode";
import { readAccounts, type StoredAccount, writeAccounts } from "../../accounts/index.ts";
import { redact } from "../../outbox/index.ts";

/**
 * The accounts in VS Code's SecretStorage, one secret for an origin. What it throws is logged, and thrown on in words for
 * the user.
 */
export interface AccountStore {
  read(origin: string): Promise<readonly StoredAccount[]>;
  /** Writes what becomes of the accounts, one change of this window at a time; nothing where it is the same list. */
  change(
    origin: string,
    change: (accounts: readonly StoredAccount[]) => readonly StoredAccount[],
    failure?: string,
  ): Promise<void>;
  /** Removes all accounts of an origin, also those that cannot be read. */
  clear(origin: string): Promise<void>;
}

/** Keeps them under the name that an earlier version kept its one token under: the first change migrates it. */
export function storeAccounts(secrets: SecretStorage, log: Pick<LogOutputChannel, "error">): AccountStore {
  const keyOf = (origin: string) => `token:${origin}`;
  let last: Promise<unknown> = Promise.resolve();
  const attempt = async <T>(act: () => Thenable<T>, failure: string, tokens: readonly string[] = []) => {
    try {
      return await act();
    } catch (error) {
      log.error(`${failure} ${tokens.reduce(redact, String(error))}`);
      throw new Error(failure);
    }
  };
  const read = async (origin: string) =>
    readAccounts(await attempt(() => secrets.get(keyOf(origin)), notRead), origin);
  const clear = (origin: string) => attempt(() => secrets.delete(keyOf(origin)), notRemoved);
  return {
    read,
    clear,
    change: (origin, change, failure = notKept) => {
      const changeNow = async () => {
        const before = await read(origin);
        const after = change(before);
        if (after === before) return;
        if (after.length === 0) return clear(origin);
        const tokens = [...before, ...after].map(({ token }) => token);
        await attempt(() => secrets.store(keyOf(origin), writeAccounts(after)), failure, tokens);
      };
      const changed = last.then(changeNow);
      last = changed.catch(() => undefined);
      return changed;
    },
  };
}

const notRead = "VS Code's secret storage cannot be read. Unlock the keyring of your system and try again.";
const notKept =
  "VS Code's secret storage cannot keep the token. Unlock the keyring of your system and try again, or set OUTBOX_TOKEN in the environment VS Code starts with.";
export const notRemoved = "VS Code's secret storage cannot remove the token.";
