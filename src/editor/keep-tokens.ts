import {
  Disposable,
  type Event,
  env,
  type LogOutputChannel,
  type SecretStorage,
  UIKind,
  window,
} from "vscode";
import { cleanToken } from "../outbox/index.ts";
import { explainMissingToken } from "./explain-missing-token.ts";
import { forgetToken } from "./forget-token.ts";
import type { SignIn, SignIns } from "./remember-sign-ins.ts";
import { storeTokens } from "./store-tokens.ts";

/** Where a token comes from. */
export type TokenSource = "stored" | "environment";

/** The tokens, each bound to the origin it was entered for. What it rejects with is in words for the user. */
export interface TokenKeeper {
  /** Rejects when it cannot be read whether there is a token. */
  find(origin: string): Promise<{ readonly token: string; readonly source: TokenSource } | undefined>;
  /** Why there is none, as far as there is more to say than that nobody signed in; else empty. */
  explainMissing(origin: string): Promise<string>;
  keep(origin: string, token: string): Promise<void>;
  /**
   * Ends the sign-in in every window, also in those that hold a copy of the token.
   * @returns whether one was signed in; rejects when any of it fails
   */
  forget(origin: string): Promise<boolean>;
  /** Whenever a token may have been kept or forgotten, here or in another window. */
  readonly onDidChange: Event<unknown>;
}

/**
 * Keeps tokens in VS Code's SecretStorage. `OUTBOX_TOKEN` of the environment, read each time, serves where none is
 * stored for the origin.
 *
 * In a browser each page has a copy of the secrets that other pages do not change. So a sign-out is marked on disk, and
 * a token entered before it is none, wherever a copy of it is left.
 */
export function keepTokens(
  secrets: SecretStorage,
  environment: NodeJS.ProcessEnv,
  log: Pick<LogOutputChannel, "error">,
  signIns: SignIns,
): TokenKeeper {
  const store = storeTokens(secrets, log);
  const readEnvironment = () => cleanToken(environment["OUTBOX_TOKEN"] ?? "");
  const findStored = async (origin: string) => {
    const [stored, signedOut] = await Promise.all([store.read(origin), readSignOut(origin, signIns, log)]);
    return stored !== undefined && stored.at > signedOut ? stored : undefined;
  };
  /** The sign-in whose token is gone although nobody signed out. */
  const findLost = async (origin: string): Promise<SignIn | undefined> => {
    const [signIn, signedOut] = await Promise.all([
      signIns.lastSignIn(origin),
      readSignOut(origin, signIns, log),
    ]);
    return signIn !== undefined && signIn.at > signedOut ? signIn : undefined;
  };
  return {
    find: async (origin) => {
      const stored = await findStored(origin);
      if (stored) return { token: stored.token, source: "stored" };
      const given = readEnvironment();
      // Who preferred another token to it would create campaigns in the wrong account.
      if (!given.ok || (await findLost(origin))?.overEnvironment) return undefined;
      return { token: given.token, source: "environment" };
    },
    explainMissing: async (origin) => {
      if (await findStored(origin)) return "";
      const lost = await findLost(origin);
      const given = readEnvironment();
      return explainMissingToken({
        isLost: lost !== undefined,
        inBrowser: env.uiKind === UIKind.Web,
        ...(given.ok && lost?.overEnvironment && { environment: "unused" }),
        ...(!given.ok && environment["OUTBOX_TOKEN"] && { environment: { fault: given.reason } }),
      });
    },
    keep: async (origin, token) => {
      // After the sign-out, even if the clock has been set back since.
      const at = Math.max(Date.now(), (await readSignOut(origin, signIns, log)) + 1);
      await store.write(origin, { token, at });
      await signIns
        .rememberSignIn(origin, { at, overEnvironment: readEnvironment().ok })
        .catch((error: unknown) => log.error(`The sign-in cannot be recorded: ${error}`));
    },
    forget: (origin) => forgetToken(origin, store, signIns, log),
    onDidChange: (listener, thisArgs, disposables) => {
      const listening = Disposable.from(
        secrets.onDidChange(listener, thisArgs),
        // What another window did shows when one comes back to this one.
        window.onDidChangeWindowState((state) => state.focused && listener.call(thisArgs, state)),
      );
      disposables?.push(listening);
      return listening;
    },
  };
}

/** When one last signed out, in milliseconds since 1970; before all times where there is no mark. */
async function readSignOut(
  origin: string,
  signIns: SignIns,
  log: Pick<LogOutputChannel, "error">,
): Promise<number> {
  try {
    return (await signIns.lastSignOut(origin)) ?? Number.NEGATIVE_INFINITY;
  } catch (error) {
    log.error(`The record of the last sign-out cannot be read: ${error}`);
    throw new Error(
      "It cannot be read whether you signed out, so no token is used. “Outbox: Show Log” says why.",
    );
  }
}
