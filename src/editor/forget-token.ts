import type { LogOutputChannel } from "vscode";
import type { SignIns } from "./remember-sign-ins.ts";
import type { TokenStore } from "./store-tokens.ts";

/**
 * Ends the sign-in of an origin: marks the sign-out for every window, and removes the token, the one even where the other
 * fails.
 * @returns whether one was signed in; rejects, in words for the user, when any of it fails
 */
export async function forgetToken(
  origin: string,
  store: TokenStore,
  signIns: SignIns,
  log: Pick<LogOutputChannel, "error">,
): Promise<boolean> {
  const [entered = never, signedIn = never, signedOut = never] = await Promise.all([
    store.read(origin).then((stored) => stored?.at, nothing),
    signIns.lastSignIn(origin).then((signIn) => signIn?.at),
    signIns.lastSignOut(origin).catch(nothing),
  ]);
  // Not before any of them: the clock may have been set back since.
  const at = Math.max(Date.now(), entered, signedIn, signedOut);
  const isMarked = await succeeds(
    signIns.rememberSignOut(origin, at),
    "The sign-out cannot be recorded",
    log,
  );
  const isRemoved = await succeeds(store.remove(origin), "The token cannot be removed", log);
  const failure = explainFailure(isMarked, isRemoved);
  if (failure !== undefined) throw new Error(`${failure} “Outbox: Show Log” says why.`);
  return Math.max(entered, signedIn) > signedOut;
}

const never = Number.NEGATIVE_INFINITY;

function nothing(): undefined {
  return undefined;
}

async function succeeds(
  act: Promise<void>,
  failure: string,
  log: Pick<LogOutputChannel, "error">,
): Promise<boolean> {
  return act.then(
    () => true,
    (error: unknown) => {
      log.error(`${failure}: ${error}`);
      return false;
    },
  );
}

function explainFailure(isMarked: boolean, isRemoved: boolean): string | undefined {
  if (isMarked && isRemoved) return undefined;
  if (isMarked) {
    return "You are signed out and the token is not used any more, but it is still in VS Code's secret storage. Revoke it in Outbox if others use this computer.";
  }
  return isRemoved
    ? "You are signed out in this window, but that could not be recorded for the others. Close or reload every other window of VS Code."
    : "You are still signed in: the token could not be removed.";
}
