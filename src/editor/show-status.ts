import { type Disposable, StatusBarAlignment, window, workspace } from "vscode";
import { parseBaseUrl } from "../outbox/index.ts";
import { findActiveCampaign, onActiveCampaign } from "./find-active-campaign.ts";
import type { TokenKeeper } from "./keep-tokens.ts";
import { readSettings } from "./read-settings.ts";

/** Shows, while a campaign file is in front, where campaigns are created and whether one is signed in there. */
export function showStatus(tokens: TokenKeeper): Disposable[] {
  const item = window.createStatusBarItem("outbox.account", StatusBarAlignment.Right, 100);
  item.name = "Outbox Account";
  const update = async () => {
    const document = findActiveCampaign();
    if (document === undefined) return item.hide();
    const status = await describeStatus(tokens).catch(describeFailure);
    // Another file may have come to the front meanwhile: its own update sees to it.
    if (findActiveCampaign() !== document) return;
    item.text = status.text;
    item.tooltip = status.tooltip;
    item.command = status.command;
    item.accessibilityInformation = { label: status.tooltip };
    item.show();
  };
  update();
  return [
    item,
    ...onActiveCampaign(update),
    tokens.onDidChange(update),
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("outbox") && update()),
  ];
}

interface Status {
  readonly text: string;
  readonly tooltip: string;
  readonly command: string;
}

async function describeStatus(tokens: TokenKeeper): Promise<Status> {
  const base = parseBaseUrl(readSettings().apiBaseUrl);
  if (!base.ok) {
    return {
      text: "$(warning) Outbox",
      tooltip: base.reason,
      command: "workbench.action.openApplicationSettingsJson",
    };
  }
  const { host } = new URL(base.origin);
  const found = await tokens.find(base.origin);
  if (found === undefined) {
    return {
      text: "$(sign-in) Outbox: Sign In",
      tooltip: `Not signed in to ${host}. Sign in to create campaigns there.`,
      command: "outbox.signIn",
    };
  }
  const by = found.source === "environment" ? ", with the token in OUTBOX_TOKEN" : "";
  return {
    text: `$(account) ${host}`,
    tooltip: `Signed in to ${host}${by}. Campaigns are created there. Select to sign in with another token.`,
    command: "outbox.signIn",
  };
}

function describeFailure(error: unknown): Status {
  const tooltip = error instanceof Error ? error.message : String(error);
  return { text: "$(warning) Outbox", tooltip, command: "outbox.showLog" };
}
