import type { Event, LogOutputChannel, SecretStorage } from "vscode";
import { cleanToken } from "../outbox/index.ts";

/** Where a token comes from. */
export type TokenSource = "stored" | "environment";

/** The tokens, each bound to the origin it was entered for. */
export interface TokenKeeper {
  /** Rejects when the storage cannot be read. */
  find(origin: string): Promise<{ readonly token: string; readonly source: TokenSource } | undefined>;
  keep(origin: string, token: string): Promise<void>;
  forget(origin: string): Promise<void>;
  /** Whenever a token was kept or forgotten, in any window. */
  readonly onDidChange: Event<unknown>;
}

/**
 * Keeps tokens in VS Code's SecretStorage. `OUTBOX_TOKEN` of the environment, read each time, serves where none is
 * stored for the origin.
 */
export function keepTokens(
  secrets: SecretStorage,
  environment: NodeJS.ProcessEnv,
  log: LogOutputChannel,
): TokenKeeper {
  const keyOf = (origin: string) => `token:${origin}`;
  const findStored = async (origin: string) => {
    try {
      return await secrets.get(keyOf(origin));
    } catch (error) {
      // Not the same as no token: OUTBOX_TOKEN may be another client's.
      log.error(`VS Code's secret storage cannot be read: ${error}`);
      throw new Error(
        "VS Code's secret storage cannot be read. Unlock the keyring of your system and try again.",
      );
    }
  };
  return {
    find: async (origin) => {
      const token = await findStored(origin);
      if (token) return { token, source: "stored" };
      const given = cleanToken(environment["OUTBOX_TOKEN"] ?? "");
      return given.ok ? { token: given.token, source: "environment" } : undefined;
    },
    keep: async (origin, token) => {
      try {
        await secrets.store(keyOf(origin), token);
      } catch (error) {
        log.error(`VS Code's secret storage cannot be written: ${error}`);
        throw new Error(
          "VS Code's secret storage cannot keep the token. Unlock the keyring of your system and try again.",
        );
      }
    },
    forget: async (origin) => secrets.delete(keyOf(origin)),
    onDidChange: secrets.onDidChange,
  };
}
