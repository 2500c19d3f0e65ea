import {
  type Account,
  chooseAccount,
  listNames,
  nameAccount,
  nameCompany,
  possessive,
} from "../accounts/index.ts";
import type { CreationHost } from "./ports.ts";
import { askWhichAccount } from "./questions.ts";
import type { FileCompany } from "./read-company.ts";
import { notSent, type Refusal } from "./result.ts";

/** The account a campaign goes out with, and its token. */
export interface ChosenAccount {
  readonly account: Account;
  readonly token: string;
  /** Whether it is not kept anywhere: it was entered for this once. */
  readonly isForOnce?: boolean;
}

/** The company, and the origin its campaign is sent to. */
interface Intent {
  readonly origin: string;
  readonly company: FileCompany;
}

type Host = Pick<CreationHost, "accounts" | "choices" | "askForToken" | "ask" | "pickAccount">;

/** Decides, and asks where only a person can say, which account the campaign of a company goes out with. */
export async function decideAccount(intent: Intent, host: Host): Promise<ChosenAccount | Refusal> {
  const { origin, company } = intent;
  const accounts = await host.accounts.list(origin);
  const choice = chooseAccount(accounts, company.id, host.choices.of(origin, company.id));
  switch (choice.state) {
    case "none":
      return signIn(intent, host);
    case "chosen":
      return withToken(choice.account, host);
    case "wrong":
      return refuseWrong(company, choice.accounts);
    case "unclear": {
      const account = await askForAccount(intent, accounts, choice.accounts, host);
      if (account === undefined) return declined();
      await host.choices.keep(origin, company.id, account.id);
      return withToken(account, host);
    }
  }
}

async function signIn({ origin, company }: Intent, host: Host): Promise<ChosenAccount | Refusal> {
  const entered = await host.askForToken(origin);
  if (entered === undefined) {
    const { host: name } = new URL(origin);
    return notSent("no-token", `You are not signed in to ${name}. Run “Outbox: Sign In…” and try again.`);
  }
  const { state } = chooseAccount([entered.account], company.id, undefined);
  return state === "chosen" ? entered : refuseWrong(company, [entered.account]);
}

async function withToken(account: Account, host: Host): Promise<ChosenAccount | Refusal> {
  const token = await host.accounts.tokenOf(account);
  return token === undefined ? signedOut() : { account, token };
}

/**
 * Looks once more, after a question: meanwhile somebody may have signed out in another window, and what is asked in the
 * background may have told whose key it is.
 */
export async function refuseByNow(
  { account, token, isForOnce }: ChosenAccount,
  { origin, company }: Intent,
  { accounts }: Pick<Host, "accounts">,
): Promise<Refusal | undefined> {
  if (isForOnce) return undefined;
  if ((await accounts.tokenOf(account)) !== token) return signedOut();
  const now = (await accounts.list(origin)).filter(({ id }) => id === account.id);
  return chooseAccount(now, company.id, undefined).state === "wrong" ? refuseWrong(company, now) : undefined;
}

/** The refusal where somebody signed out, or changed the token, in another window. */
function signedOut(): Refusal {
  return notSent("no-token", "You signed out meanwhile, so nothing was sent. Sign in and try again.");
}

/** More than these do not fit beside each other in a dialog. */
const mostButtons = 3;

async function askForAccount(
  { company }: Intent,
  all: readonly Account[],
  possible: readonly Account[],
  host: Host,
): Promise<Account | undefined> {
  const name = nameCompany(company, all);
  const isFew = possible.length <= mostButtons;
  const answers = isFew ? possible.map((each) => [each.id, nameAccount(each)] as const) : [chooseAnswer];
  const answer = await host.ask(askWhichAccount(name, Object.fromEntries(answers)));
  if (answer === undefined) return undefined;
  return isFew ? possible.find(({ id }) => id === answer) : host.pickAccount(possible, `For ${name}`);
}

const chooseAnswer = ["choose", "Choose…"] as const;

function refuseWrong(company: FileCompany, accounts: readonly Account[]): Refusal {
  const owners = accounts.flatMap(({ company: owner }) => (owner ? [possessive(owner.name)] : []));
  const keys = owners.length === 1 ? "the only key here is" : "the only keys here are";
  const whose = `This is ${possessive(nameCompany(company, accounts))} campaign; ${keys} ${listNames(owners)}.`;
  const advice = "Sign in with a key for this company, or correct the company in the file, and try again.";
  return notSent("wrong-account", `${whose} Nothing was sent. ${advice}`);
}

function declined(): Refusal {
  return notSent("declined", "No account was chosen, so nothing was sent.");
}
