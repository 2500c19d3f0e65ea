import { commands, type Disposable } from "vscode";
import { findActiveCampaign, onActiveCampaign } from "./find-active-campaign.ts";

/**
 * Keeps the context key `outbox.campaignIsActive`, by which the palette shows Create Campaign. VS Code's own keys for
 * the language hold only while the keyboard is in the editor, and not, say, in the list of problems.
 */
export function trackActiveCampaign(): Disposable[] {
  const update = () => {
    commands.executeCommand("setContext", "outbox.campaignIsActive", findActiveCampaign() !== undefined);
  };
  update();
  return onActiveCampaign(update);
}
