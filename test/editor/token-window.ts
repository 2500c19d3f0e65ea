import assert from "node:assert/strict";
import type { SecretStorage } from "vscode";
import type { Account } from "../../src/accounts/index.ts";
import { AccountKeeper, type EnteredToken } from "../../src/editor/accounts/keep-accounts.ts";
import { rememberSignIns } from "../../src/editor/accounts/remember-sign-ins.ts";

export const origin = "https://api.getoutbox.ai";
export const token = "obx_pls_8Hd2kQ9vLm4Xr7Tz";
export const key = `token:${origin}`;

type Failure = "get" | "store" | "delete";

/** A window of VS Code: its own copy of the secrets, and the folder it shares with the others. */
export interface Window {
  readonly accounts: AccountKeeper;
  readonly secrets: Map<string, string>;
  readonly environment: NodeJS.ProcessEnv;
  readonly fails: Set<Failure>;
  readonly logged: string[];
}

/** Opens a window on the folder that it shares with others, with these secrets of its own. */
export function openWindow(folder: string, secrets = new Map<string, string>()): Window {
  const fails = new Set<Failure>();
  const act = async <T>(name: Failure, how: () => T, value = "nothing"): Promise<T> => {
    if (fails.has(name)) throw new Error(`The keyring is locked and takes no ${value}.`);
    return how();
  };
  const storage: SecretStorage = {
    get: (name) => act("get", () => secrets.get(name)),
    store: (name, value) => act("store", () => void secrets.set(name, value), value),
    delete: (name) => act("delete", () => void secrets.delete(name)),
    onDidChange: () => ({ dispose: () => undefined }),
  };
  const environment: NodeJS.ProcessEnv = {};
  const logged: string[] = [];
  const log = { error: (line: string | Error) => void logged.push(String(line)) };
  const accounts = new AccountKeeper({
    secrets: storage,
    environment,
    log,
    signIns: rememberSignIns(folder),
  });
  return { accounts, secrets, environment, fails, logged };
}

/** Keeps a token in a window, of which Outbox told no more than is given. */
export function keep(
  { accounts }: Window,
  kept: string,
  given: Partial<EnteredToken> = {},
  at = origin,
): Promise<Account> {
  const label = given.company?.name ?? new URL(at).host;
  return accounts.keep(at, { token: kept, label, isVerified: false, ...given });
}

/** The token that is found in a window: the latest entered. */
export async function found(window: Window, at = origin): Promise<string | undefined> {
  return (await foundAll(window, at))[0];
}

/** The tokens that are found in a window. */
export async function foundAll({ accounts }: Window, at = origin): Promise<(string | undefined)[]> {
  return Promise.all((await accounts.list(at)).map((account) => accounts.tokenOf(account)));
}

/** Fails where nothing was said, or the token. */
export function assertSilent(lines: readonly string[]): void {
  assert.ok(lines.length > 0);
  for (const line of lines) assert.ok(!line.includes(token.slice(0, 10)), line);
}
