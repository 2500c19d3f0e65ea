import { commands, type Disposable, window, workspace } from "vscode";
import { isCampaign } from "./is-campaign.ts";

/**
 * Keeps the context key `outbox.campaignIsActive`, by which the palette shows Create Campaign. VS Code's own keys for
 * the language hold only while the keyboard is in the editor, and not, say, in the list of problems.
 */
export function trackActiveCampaign(): Disposable[] {
  const update = () => {
    const document = window.activeTextEditor?.document;
    commands.executeCommand(
      "setContext",
      "outbox.campaignIsActive",
      document !== undefined && isCampaign(document),
    );
  };
  update();
  // A document whose language is changed is closed and opened anew, in the same editor.
  return [window.onDidChangeActiveTextEditor(update), workspace.onDidOpenTextDocument(update)];
}
