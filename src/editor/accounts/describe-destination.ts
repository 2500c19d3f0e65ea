import type { TextDocument } from "vscode";
import { type Choice, titleAccount } from "../../accounts/index.ts";
import type { AccountKnower, KnownAccounts } from "./know-accounts.ts";

/** Where a request would go, and in whose name, in words. */
export interface Destination {
  /** The address that is posted to; empty where the setting names none. */
  readonly address: string;
  /** Its host and the account: "api.getoutbox.ai (Acme Roofing)". */
  readonly label: string;
  /** Why nothing can be sent there: a sentence. */
  readonly fault?: string;
}

/** The destination of a campaign as the settings and the accounts are now; without one, as far as it is the same for all. */
export function describeDestination(
  known: KnownAccounts,
  document: TextDocument | undefined,
  knower: AccountKnower,
): Destination {
  if (known.state === "no-address") return { address: "", label: "(no valid address)", fault: known.fault };
  const { address, host } = known;
  if (known.state === "unreadable") return { address, label: `${host} (accounts cannot be read)` };
  const account = document && describeChoice(knower.chooseFrom(known, document));
  return { address, label: account === undefined ? host : `${host} (${account})` };
}

function describeChoice(choice: Choice): string {
  switch (choice.state) {
    case "none":
      return "not signed in";
    case "chosen":
      return titleAccount(choice.account);
    case "wrong":
      return "no account of its company";
    case "unclear":
      return "account to be chosen";
  }
}
