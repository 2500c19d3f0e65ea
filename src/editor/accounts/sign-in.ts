import { type QuickPickItem, window } from "vscode";
import { type Account, nameAccount, nameCompany } from "../../accounts/index.ts";
import { type ChosenAccount, readCompany } from "../../creation/index.ts";
import { parseBaseUrl } from "../../outbox/index.ts";
import { findActiveCampaign } from "../find-active-campaign.ts";
import type { DocumentReader } from "../read-document.ts";
import { readSettings } from "../read-settings.ts";
import { currentFirst } from "./current-account.ts";
import { type Entered, type EnterParts, enterToken } from "./enter-token.ts";
import type { AccountKnower } from "./know-accounts.ts";
import { itemOf } from "./pick-account.ts";
import type { ChoiceKeeper } from "./remember-choices.ts";

/** What is needed to sign in. */
export interface SignInParts extends EnterParts {
  readonly knower: AccountKnower;
  readonly choices: ChoiceKeeper;
  readonly reader: DocumentReader;
}

/**
 * The command: asks for a token for the origin of the setting, and keeps it: as a new account, or in the place of the
 * token of another. Resolves to whether it is kept.
 */
export async function signIn(parts: SignInParts): Promise<boolean> {
  const base = parseBaseUrl(readSettings().apiBaseUrl);
  if (!base.ok) {
    window.showErrorMessage(base.reason);
    return false;
  }
  const plan = await choosePlan(base.origin, parts);
  if (plan === undefined) return false;
  if ("askAgain" in plan) {
    await parts.choices.drop(base.origin, plan.askAgain);
    return false;
  }
  const entered = await enterToken(base.origin, plan.replaces, parts);
  if (entered === undefined) return false;
  try {
    const account = await keep(base.origin, entered, plan.replaces, parts);
    tellKept(account, entered);
    return true;
  } catch (error) {
    window.showErrorMessage(error instanceof Error ? error.message : String(error));
    return false;
  }
}

/**
 * Asks for a token for this origin on the way to a create, and keeps it; undefined when the box is dismissed. A token
 * that cannot be kept still serves this once.
 */
export async function askForToken(origin: string, parts: EnterParts): Promise<ChosenAccount | undefined> {
  const entered = await enterToken(origin, undefined, parts);
  if (entered === undefined) return undefined;
  const { token, ...known } = entered.token;
  try {
    return { account: await keep(origin, entered, undefined, parts), token };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    window.showWarningMessage(`${failure} It is used this once.`);
    const account = { ...known, id: "unkept", origin, source: "stored", at: Date.now() } as const;
    return { account, token, isForOnce: true };
  }
}

/** A key of a company that is there already takes the place of that account's token, and of no other company's. */
async function keep(
  origin: string,
  { token }: Entered,
  replaces: Account | undefined,
  { accounts }: EnterParts,
): Promise<Account> {
  const { company } = token;
  const known = await accounts.list(origin);
  const same = company && known.find((account) => account.company?.id === company.id);
  const isOthers = company && replaces?.company && replaces.company.id !== company.id;
  const target = same ?? (isOthers ? undefined : replaces);
  return accounts.keep(origin, token, target?.source === "stored" ? target.id : undefined);
}

function tellKept(account: Account, { doubt, advice }: Entered): void {
  const { host } = new URL(account.origin);
  const as = account.company ? ` as ${account.company.name}` : "";
  if (doubt === undefined) return void window.setStatusBarMessage(`Signed in to ${host}${as}`, 5000);
  window.showWarningMessage(
    `The token for ${host} is kept, but it is not verified, because ${doubt}.${advice === undefined ? "" : ` ${advice}`} Run “Outbox: Check Connection” to try again.`,
  );
}

/** What to do: add an account, replace the token of one, or ask again which one is for a company. */
type Plan = { readonly replaces?: Account } | { readonly askAgain: string };

type PlanItem = QuickPickItem & { readonly plan: Plan };

/** Asked only where there is more than one thing to do. */
async function choosePlan(origin: string, parts: SignInParts): Promise<Plan | undefined> {
  const known = await parts.accounts.list(origin).catch(() => []);
  const stored = known.filter(({ source }) => source === "stored");
  if (stored.length === 0) return {};
  const items: PlanItem[] = [
    { label: `$(add) Add an Account${forCompany(stored, parts)}…`, plan: {} },
    ...currentFirst(stored, parts.knower).map((account) => ({
      ...itemOf(account),
      label: `$(key) Replace the Token of ${nameAccount(account)}`,
      plan: { replaces: account },
    })),
    ...offerToAskAgain(origin, stored, parts),
  ];
  const title = `Sign In to Outbox (${new URL(origin).host})`;
  return (await window.showQuickPick(items, { title, ignoreFocusOut: true }))?.plan;
}

/** Whose account is wanted: that of the campaign in front, where there is none for it. */
function forCompany(stored: readonly Account[], { knower, reader }: SignInParts): string {
  const document = findActiveCampaign();
  if (document === undefined || knower.choose(document)?.state !== "wrong") return "";
  return ` for ${nameCompany(readCompany(reader.read(document).campaign), stored)}`;
}

/** Where a person chose the account for the company in front, and may have been wrong. */
function offerToAskAgain(origin: string, stored: readonly Account[], parts: SignInParts): PlanItem[] {
  const document = findActiveCampaign();
  const company = document ? readCompany(parts.reader.read(document).campaign) : { id: "" };
  const chosen = stored.find((account) => account.id === parts.choices.of(origin, company.id));
  if (chosen === undefined || stored.length < 2) return [];
  return [
    {
      label: `$(question) Choose Again for ${nameCompany(company, stored)}`,
      description: `${nameAccount(chosen)} was chosen`,
      plan: { askAgain: company.id },
    },
  ];
}
