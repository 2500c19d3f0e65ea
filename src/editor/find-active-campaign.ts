import { type Disposable, TabInputText, type TextDocument, window, workspace } from "vscode";
import { isCampaign } from "./is-campaign.ts";

/**
 * The campaign in front: the document of the active tab. `window.activeTextEditor` would be the Output panel's text
 * while the keyboard is there.
 */
export function findActiveCampaign(): TextDocument | undefined {
  const document = findActiveDocument();
  return document && isCampaign(document) ? document : undefined;
}

/** The document of the active tab, of whatever kind. */
export function findActiveDocument(): TextDocument | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof TabInputText)) return undefined;
  return workspace.textDocuments.find(({ uri }) => uri.toString() === input.uri.toString());
}

/** Calls back whenever another campaign, or none, may have come to the front. */
export function onActiveCampaign(update: () => unknown): Disposable[] {
  return [
    window.tabGroups.onDidChangeTabs(update),
    window.tabGroups.onDidChangeTabGroups(update),
    // A document comes after its tab; and one whose language is changed is closed and opened anew.
    workspace.onDidOpenTextDocument(update),
  ];
}
