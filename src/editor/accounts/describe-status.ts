import {
  type Account,
  type Choice,
  listNames,
  nameAccount,
  nameCompany,
  possessive,
  schemeFor,
  titleAccount,
} from "../../accounts/index.ts";
import { isUuid } from "../../campaign/index.ts";
import type { FileCompany } from "../../creation/index.ts";
import type { AuthorizationScheme } from "../../outbox/index.ts";
import type { KnownAccounts } from "./know-accounts.ts";

/** What the status bar shows beside a campaign file. */
export interface Status {
  readonly text: string;
  readonly tooltip: string;
  readonly command: string;
}

/** The campaign in front, and what is known of its account. */
export interface StatusFacts {
  readonly known: KnownAccounts;
  readonly company: FileCompany;
  /** Undefined where no account could be read. */
  readonly choice: Choice | undefined;
  /** The setting. */
  readonly firstGuess: AuthorizationScheme;
}

/** With which account the campaign in front would go out, or what is in the way of it. */
export function describeStatus({ known, company, choice, firstGuess }: StatusFacts): Status {
  if (known.state === "no-address") {
    return problem(known.fault, "workbench.action.openApplicationSettingsJson");
  }
  if (known.state === "unreadable") return problem(known.fault, "outbox.showLog");
  const { host } = known;
  if (choice && "accounts" in choice && !isUuid(company.id)) return describeUndecided(host, choice.accounts);
  switch (choice?.state) {
    case "chosen":
      return describeAccount(choice.account, host, firstGuess);
    case "wrong": {
      const name = nameCompany(company, choice.accounts);
      const owners = choice.accounts.map((account) => possessive(nameAccount(account)));
      const tooltip = `This campaign is for ${name}. The keys for ${host} here are ${listNames(owners)}, so it cannot be created. Select to sign in with another one.`;
      return { text: `$(warning) No Account for ${name}`, tooltip, command: "outbox.signIn" };
    }
    case "unclear":
      return {
        text: "$(question) Outbox: Which Account?",
        tooltip: `Outbox did not say whose the keys for ${host} are. When the campaign is created, you are asked which one is for ${nameCompany(company, choice.accounts)}. Select to sign in.`,
        command: "outbox.signIn",
      };
    default:
      return {
        text: "$(sign-in) Outbox: Sign In",
        tooltip: `Not signed in to ${host}. Sign in to create campaigns there.`,
        command: "outbox.signIn",
      };
  }
}

/** Of a file that has no company yet, or none that is an id: the list of problems says so. */
function describeUndecided(host: string, accounts: readonly Account[]): Status {
  const keys = listNames(accounts.map((account) => possessive(nameAccount(account))));
  return {
    text: "$(account) Outbox",
    tooltip: `Signed in to ${host}. Its company decides which account this campaign goes out with, and the file has no id of one yet. The keys here are ${keys}. Select to add an account.`,
    command: "outbox.signIn",
  };
}

function problem(tooltip: string, command: string): Status {
  return { text: "$(warning) Outbox", tooltip, command };
}

function describeAccount(account: Account, host: string, firstGuess: AuthorizationScheme): Status {
  const { source, isVerified, company, label } = account;
  const isStored = source === "stored";
  const title = isStored ? label : titleAccount(account);
  const form = schemeFor(account, firstGuess) === "bearer" ? "“Bearer <token>”" : "the token alone";
  return {
    text: `$(account) ${title}${isStored && !isVerified ? " (not verified)" : ""}`,
    tooltip: [
      `Signed in to ${host}${isStored ? "" : ", with the token in OUTBOX_TOKEN"}. Campaigns are created there.`,
      company ? `The key is ${possessive(company.name)}.` : "Outbox did not say whose key it is.",
      `It is sent as ${form}, and ${isVerified ? "Outbox has taken it" : "not verified: run “Outbox: Check Connection”"}.`,
      "Select to add an account, or to replace a token.",
    ].join("\n"),
    command: "outbox.signIn",
  };
}
