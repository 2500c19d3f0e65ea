import { ProgressLocation, type QuickPickItem, window, workspace } from "vscode";
import { isUuid } from "../campaign/index.ts";
import { fieldIn, type Sought } from "../creation/index.ts";
import { parseBaseUrl } from "../outbox/index.ts";
import type { CampaignList, ListedCampaign } from "../outbox/list-campaigns.ts";
import type { TokenKeeper } from "./keep-tokens.ts";
import { readSettings } from "./read-settings.ts";

/** What is needed to look. */
export interface LookParts {
  readonly tokens: TokenKeeper;
  readonly userAgent: string;
}

/** Lets a person pick the campaign that an attempt may have created, from those Outbox lists; its id. */
export async function lookForCampaign(sought: Sought, parts: LookParts): Promise<string | undefined> {
  const list = await fetchList(sought, parts);
  if (!list.available) {
    await window.showWarningMessage(list.reason, { modal: true });
    return undefined;
  }
  return pick(list.campaigns, list.complete, sought);
}

async function fetchList(sought: Sought, { tokens, userAgent }: LookParts): Promise<CampaignList> {
  if (!workspace.isTrusted) {
    const reason = "This workspace is not trusted, so nothing is sent from it. Trust it first.";
    return { available: false, reason };
  }
  const settings = readSettings();
  const base = parseBaseUrl(settings.apiBaseUrl);
  if (!base.ok) return { available: false, reason: base.reason };
  if (base.origin !== sought.origin) {
    const reason = `The attempt went to ${new URL(sought.origin).host}. Set outbox.apiBaseUrl to it again to look there.`;
    return { available: false, reason };
  }
  const found = await tokens.find(base.origin);
  if (found === undefined)
    return { available: false, reason: "You are not signed in. Sign in and try again." };
  const options = {
    location: ProgressLocation.Notification,
    title: `Looking at ${base.campaigns.host}`,
    cancellable: true,
  };
  return window.withProgress(options, async (_progress, cancellation) => {
    const aborting = new AbortController();
    cancellation.onCancellationRequested(() => aborting.abort());
    const { listCampaigns } = await import("../outbox/list-campaigns.ts");
    return listCampaigns({
      url: base.campaigns,
      token: found.token,
      scheme: settings.authorizationScheme,
      timeoutMs: settings.requestTimeoutSeconds * 1000,
      userAgent,
      signal: aborting.signal,
    });
  });
}

interface CampaignItem extends QuickPickItem {
  readonly id?: string;
}

/** The first item, which Enter takes, is none of them: nothing is chosen by accident. */
async function pick(
  campaigns: readonly ListedCampaign[],
  complete: boolean,
  sought: Sought,
): Promise<string | undefined> {
  const items = sortByLikeness(campaigns, sought).map(toItem);
  const extent = complete ? "all that Outbox lists" : "not all: Outbox lists more";
  const none: CampaignItem = { label: "$(circle-slash) None of these", alwaysShow: true };
  const chosen = await window.showQuickPick([none, ...items], {
    title: `Which one is it? ${items.length} campaigns (${extent})`,
    placeHolder: "Those of the same name and company come first",
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return chosen?.id;
}

function sortByLikeness(
  campaigns: readonly ListedCampaign[],
  { body, since = "" }: Sought,
): ListedCampaign[] {
  const [name, company] = [fieldIn(body, "name"), fieldIn(body, "company")];
  const likeness = (campaign: ListedCampaign) =>
    (campaign.name === String(name).trim() ? 4 : 0) +
    (campaign.company.toLowerCase() === String(company).toLowerCase() ? 2 : 0) +
    (Date.parse(campaign.createdAt) >= Date.parse(since) - clockSkewMs ? 1 : 0);
  return campaigns
    .filter(({ id }) => isUuid(id))
    .toSorted(
      (one, other) => likeness(other) - likeness(one) || other.createdAt.localeCompare(one.createdAt),
    );
}

/** How far the server's clock may be off. */
const clockSkewMs = 10 * 60 * 1000;

function toItem({ id, name, company, status, createdAt }: ListedCampaign): CampaignItem {
  const parts = [createdAt && new Date(createdAt).toLocaleString(), status, id];
  return {
    label: name || "(no name)",
    description: company,
    detail: parts.filter((part) => part !== "").join(" · "),
    id,
  };
}
