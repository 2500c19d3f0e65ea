import type { LogOutputChannel, SecretStorage } from "vscode";
import { cleanToken, redact } from "../outbox/index.ts";

/** A token in the storage. */
export interface StoredToken {
  readonly token: string;
  /** When it was entered, in milliseconds since 1970; 0 when that is not known. */
  readonly at: number;
}

/** The tokens in VS Code's SecretStorage, one for an origin. What it throws is logged, and thrown on in words for the user. */
export interface TokenStore {
  read(origin: string): Promise<StoredToken | undefined>;
  write(origin: string, stored: StoredToken): Promise<void>;
  remove(origin: string): Promise<void>;
}

/** Reads and writes the tokens as `<time> <token>`. */
export function storeTokens(secrets: SecretStorage, log: Pick<LogOutputChannel, "error">): TokenStore {
  const keyOf = (origin: string) => `token:${origin}`;
  const attempt = async <T>(act: () => Thenable<T>, failure: string, token = ""): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      log.error(`${failure} ${redact(String(error), token)}`);
      throw new Error(failure);
    }
  };
  return {
    read: async (origin) => parse(await attempt(() => secrets.get(keyOf(origin)), notRead)),
    write: (origin, { token, at }) =>
      attempt(() => secrets.store(keyOf(origin), `${at} ${token}`), notKept, token),
    remove: (origin) => attempt(() => secrets.delete(keyOf(origin)), notRemoved),
  };
}

const notRead = "VS Code's secret storage cannot be read. Unlock the keyring of your system and try again.";
const notKept =
  "VS Code's secret storage cannot keep the token. Unlock the keyring of your system and try again, or set OUTBOX_TOKEN in the environment VS Code starts with.";
const notRemoved = "VS Code's secret storage cannot remove the token.";

/** A token has no space in it, so a text without a time before it was stored by a version that kept none. */
function parse(text: string | undefined): StoredToken | undefined {
  const [, at = "0", given = ""] = /^(?:(\d{1,16}) )?(.*)$/s.exec(text ?? "") ?? [];
  const cleaned = cleanToken(given);
  return cleaned.ok ? { token: cleaned.token, at: Number(at) } : undefined;
}
