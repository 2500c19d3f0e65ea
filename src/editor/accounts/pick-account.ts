import { type QuickPickItem, window } from "vscode";
import { type Account, nameAccount } from "../../accounts/index.ts";

/** An account as an item of a list. */
export function itemOf(account: Account): QuickPickItem {
  const { host } = new URL(account.origin);
  const verified = account.isVerified ? "verified" : "not verified";
  return { label: `$(account) ${nameAccount(account)}`, description: `${host}, ${verified}` };
}

/** Lets a person choose an account; undefined when the list is dismissed. */
export async function pickAccount(accounts: readonly Account[], title: string): Promise<Account | undefined> {
  const items = accounts.map((account) => ({ ...itemOf(account), account }));
  const options = { title, placeHolder: "Which account?", matchOnDescription: true, ignoreFocusOut: true };
  return (await window.showQuickPick(items, options))?.account;
}
