import { listNames } from "../../accounts/index.ts";

/** What is known where there is no token for an origin. */
export interface MissingToken {
  /** The accounts that were entered, and not signed out since; an empty text for one without a name of its own. */
  readonly lost: readonly string[];
  /** What stands in `OUTBOX_TOKEN`: a token that does not serve, or what is wrong with the text. */
  readonly environment?: "unused" | { readonly fault: string };
  /** Whether VS Code runs in a browser. */
  readonly inBrowser: boolean;
}

/** Why a token is asked for, in words; empty for the usual reason, that nobody signed in yet. */
export function explainMissingToken({ lost, environment, inBrowser }: MissingToken): string {
  return [
    ...(lost.length > 0 ? [explainLoss(lost, inBrowser)] : []),
    ...(environment === undefined ? [] : [explainEnvironment(environment)]),
  ].join(" ");
}

function explainLoss(lost: readonly string[], inBrowser: boolean): string {
  const names = listNames(lost.filter((name) => name !== ""));
  const of = names === "" ? "" : ` of ${names}`;
  const what = lost.length === 1 ? `the token${of} you entered here` : `the tokens${of} you entered here`;
  const why = inBrowser
    ? "In a browser it may keep secrets for one page only, until the page is loaded again."
    : "Without a keyring on this computer it keeps secrets only until it is closed.";
  return `VS Code no longer has ${what}. ${why} Enter it again, or set OUTBOX_TOKEN in the environment VS Code starts with.`;
}

function explainEnvironment(environment: "unused" | { readonly fault: string }): string {
  return environment === "unused"
    ? "The token in OUTBOX_TOKEN is not used in its place, since you chose another one: to use it, run “Outbox: Sign Out…”."
    : `OUTBOX_TOKEN is not used: ${environment.fault}`;
}
