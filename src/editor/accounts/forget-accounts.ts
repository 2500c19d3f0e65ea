import type { LogOutputChannel } from "vscode";
import type { SignIn, SignIns } from "./remember-sign-ins.ts";
import { type AccountStore, notRemoved } from "./store-accounts.ts";

/** What is needed to end sign-ins. */
interface Parts {
  readonly store: AccountStore;
  readonly signIns: SignIns;
  readonly log: Pick<LogOutputChannel, "error">;
}

/**
 * Ends the sign-in of an account, or of all of an origin: marks the sign-out for every window, and removes the tokens, the
 * one even where the other fails.
 * @param account its id; undefined for all
 * @returns whether one was signed in; rejects, in words for the user, when any of it fails
 */
export async function forgetAccounts(
  origin: string,
  account: string | undefined,
  { store, signIns, log }: Parts,
): Promise<boolean> {
  const known = await findKnown(origin, { store, signIns });
  const concerned = account === undefined ? known : known.filter(({ id }) => id === account);
  // Not before any of them: the clock may have been set back since.
  const at = Math.max(Date.now(), ...concerned.flatMap(({ entered, signedOut }) => [entered, signedOut]));
  const marking = signIns.rememberSignOut(origin, account, at);
  const isMarked = await succeeds(marking, "The sign-out cannot be recorded", log);
  const removing =
    account === undefined
      ? store.clear(origin)
      : store.change(origin, (all) => without(all, account), notRemoved);
  const isRemoved = await succeeds(removing, "The token cannot be removed", log);
  const failure = explainFailure(isMarked, isRemoved);
  if (failure !== undefined) throw new Error(`${failure} “Outbox: Show Log” says why.`);
  return concerned.some(({ entered, signedOut }) => entered > signedOut);
}

function without<Item extends { readonly id: string }>(all: readonly Item[], id: string): readonly Item[] {
  const others = all.filter((each) => each.id !== id);
  return others.length === all.length ? all : others;
}

interface Known {
  readonly id: string;
  readonly entered: number;
  readonly signedOut: number;
}

/** Every account that a token is or was there for, as far as that can be read. */
async function findKnown(origin: string, { store, signIns }: Omit<Parts, "log">): Promise<Known[]> {
  const [stored, entries] = await Promise.all([store.read(origin).catch(() => []), signIns.list(origin)]);
  const times = [...stored, ...entries.map(({ account, at }: SignIn) => ({ id: account, at }))];
  return Promise.all(
    times.map(async ({ id, at }) => ({
      id,
      entered: at,
      signedOut: (await signIns.lastSignOut(origin, id).catch(() => undefined)) ?? Number.NEGATIVE_INFINITY,
    })),
  );
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
