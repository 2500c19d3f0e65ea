import { type QuickPickItem, window } from "vscode";
import type { Account } from "../../accounts/index.ts";
import { parseBaseUrl } from "../../outbox/index.ts";
import { readSettings } from "../read-settings.ts";
import { currentFirst } from "./current-account.ts";
import type { AccountKeeper } from "./keep-accounts.ts";
import type { AccountKnower } from "./know-accounts.ts";
import { itemOf } from "./pick-account.ts";

/** What is needed to sign out. */
export interface SignOutParts {
  readonly accounts: AccountKeeper;
  readonly knower: AccountKnower;
}

/** The command: forgets an account of the origin of the setting, or all of them, in all windows. */
export async function signOut(parts: SignOutParts): Promise<void> {
  const base = parseBaseUrl(readSettings().apiBaseUrl);
  if (!base.ok) return void window.showErrorMessage(base.reason);
  const { origin } = base;
  const { host } = new URL(origin);
  // Also where it cannot be read which there are one may sign out.
  const known = await parts.accounts.list(origin).catch(() => []);
  const target = await chooseTarget(known, host, parts);
  if (target === undefined) return;
  try {
    const wasSignedIn = await parts.accounts.forget(origin, target.account?.id);
    const of = target.account?.company ? `${target.account.company.name} at ${host}` : host;
    window.setStatusBarMessage(
      wasSignedIn ? `Signed out of ${of}` : `You are not signed in to ${host}`,
      5000,
    );
  } catch (error) {
    return void window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
  const [left] = await parts.accounts.list(origin).catch(() => []);
  if (left?.source === "environment") {
    window.showInformationMessage(
      `The environment variable OUTBOX_TOKEN still holds a token for ${host}. To sign out fully, start VS Code without it.`,
    );
  }
}

/** One account, or all of the origin. */
interface Target {
  readonly account?: Account;
}

/** Asked only where there are several. With one, all of the origin are meant: also those that VS Code has lost. */
async function chooseTarget(
  known: readonly Account[],
  host: string,
  { knower }: SignOutParts,
): Promise<Target | undefined> {
  const stored = known.filter(({ source }) => source === "stored");
  if (stored.length < 2) return {};
  const items: (QuickPickItem & { readonly target: Target })[] = [
    ...currentFirst(stored, knower).map((account) => ({ ...itemOf(account), target: { account } })),
    { label: `$(sign-out) All Accounts of ${host}`, target: {} },
  ];
  const picked = await window.showQuickPick(items, {
    title: `Sign Out of Outbox (${host})`,
    placeHolder: "Its token is forgotten in every window",
  });
  return picked?.target;
}
