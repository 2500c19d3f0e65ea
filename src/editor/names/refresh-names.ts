import { window, workspace } from "vscode";
import { summariseNames } from "../../names/index.ts";
import type { NameKnower } from "./know-names.ts";

/** How long the message stays, in milliseconds. */
const shownFor = 8000;

/** The command: asks all accounts for their names anew, and says in one line what is known then. */
export async function refreshNames(knower: NameKnower): Promise<void> {
  const refreshing = knower.refresh();
  window.setStatusBarMessage("$(sync~spin) Refreshing names", refreshing);
  await refreshing;
  const why = workspace.isTrusted ? "" : " This workspace is not trusted, so Outbox was not asked.";
  window.setStatusBarMessage(`${summariseNames(knower.told(), knower.names())}${why}`, shownFor);
}
