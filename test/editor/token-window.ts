import assert from "node:assert/strict";
import type { SecretStorage } from "vscode";
import { keepTokens, type TokenKeeper } from "../../src/editor/keep-tokens.ts";
import { rememberSignIns } from "../../src/editor/remember-sign-ins.ts";

export const origin = "https://api.getoutbox.ai";
export const token = "obx_pls_8Hd2kQ9vLm4Xr7Tz";
export const key = `token:${origin}`;

type Failure = "get" | "store" | "delete";

/** A window of VS Code: its own copy of the secrets, and the folder it shares with the others. */
export interface Window {
  readonly tokens: TokenKeeper;
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
  const tokens = keepTokens(storage, environment, log, rememberSignIns(folder));
  return { tokens, secrets, environment, fails, logged };
}

/** The token that is found in a window. */
export async function found({ tokens }: Window, at = origin): Promise<string | undefined> {
  return (await tokens.find(at))?.token;
}

/** Fails where nothing was said, or the token. */
export function assertSilent(lines: readonly string[]): void {
  assert.ok(lines.length > 0);
  for (const line of lines) assert.ok(!line.includes(token.slice(0, 10)), line);
}
