import { ProgressLocation, type QuickPickItem, QuickPickItemKind, window, workspace } from "vscode";
import { type Account, type Accounts, chooseAccount, schemeFor, titleAccount } from "../accounts/index.ts";
import { isUuid } from "../campaign/index.ts";
import { type AccountChoices, fieldIn, type Sought } from "../creation/index.ts";
import { parseBaseUrl } from "../outbox/index.ts";
import type { CampaignList, ListedCampaign } from "../outbox/list-campaigns.ts";
import { pickAccount } from "./accounts/pick-account.ts";
import { formatMoment } from "./format-moment.ts";
import { readSettings } from "./read-settings.ts";

/** What is needed to look. */
export interface LookParts {
  readonly accounts: Pick<Accounts, "list" | "tokenOf">;
  readonly choices: AccountChoices;
  readonly userAgent: string;
}

/** Lets a person pick the campaign that an attempt may have created, from those Outbox lists; its id. */
export async function lookForCampaign(sought: Sought, parts: LookParts): Promise<string | undefined> {
  const list = await fetchList(sought, parts);
  if (!list.available) {
    const message = `“${fieldIn(sought.body, "name")}” cannot be looked for from here.`;
    await window.showWarningMessage(message, { modal: true, detail: list.reason });
    return undefined;
  }
  return pick(list.campaigns, list.complete, sought);
}

async function fetchList(sought: Sought, parts: LookParts): Promise<CampaignList> {
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
  const account = await findAccount(sought, parts);
  const token = account && (await parts.accounts.tokenOf(account));
  if (account === undefined || token === undefined) {
    const name = sought.account && ` as ${sought.account.label}`;
    return {
      available: false,
      reason: `You are not signed in${name ?? ""}. Run “Outbox: Sign In…” and try again.`,
    };
  }
  const options = {
    location: ProgressLocation.Notification,
    title: `Looking at ${base.campaigns.host} (${titleAccount(account)})`,
    cancellable: true,
  };
  return window.withProgress(options, async (_progress, cancellation) => {
    const aborting = new AbortController();
    cancellation.onCancellationRequested(() => aborting.abort());
    const { listCampaigns } = await import("./http.ts");
    return listCampaigns({
      url: base.campaigns,
      token,
      scheme: schemeFor(account, settings.authorizationScheme),
      timeoutMs: settings.requestTimeoutSeconds * 1000,
      userAgent: parts.userAgent,
      signal: aborting.signal,
    });
  });
}

/** The account the attempt was sent with; where that is gone or not on record, the one for its company. */
async function findAccount(
  { origin, body, account: used }: Sought,
  { accounts, choices }: LookParts,
): Promise<Account | undefined> {
  const all = await accounts.list(origin);
  const same = all.find(({ id }) => id === used?.id);
  if (same) return same;
  const company = String(fieldIn(body, "company"));
  const choice = chooseAccount(all, company, choices.of(origin, company));
  if (choice.state === "chosen") return choice.account;
  return choice.state === "unclear" ? pickAccount(choice.accounts, "Look with Which Account?") : undefined;
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
  const none: CampaignItem = { label: "$(circle-slash) None of these", alwaysShow: true };
  const candidates = listCandidates(campaigns, sought);
  const count = candidates.filter(({ id }) => id !== undefined).length;
  const chosen = await window.showQuickPick([none, ...candidates], {
    title: `Which one is it? ${describeExtent(count, complete)}`,
    placeHolder: "Type a name, a company or an id to find it",
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return chosen?.id;
}

/** How many there are to choose from, and whether there may be more. */
function describeExtent(count: number, complete: boolean): string {
  if (count === 0) return complete ? "Outbox lists no campaigns" : "Not all could be read";
  const number = count === 1 ? "1 campaign" : `${count} campaigns`;
  return `${number} (${complete ? "all that Outbox lists" : "not all: Outbox lists more"})`;
}

/** The campaigns to choose from, the likeliest first, with a line above those of the same name and company, and one above all others. */
export function listCandidates(
  campaigns: readonly ListedCampaign[],
  { body, since = "" }: Sought,
): CampaignItem[] {
  const [name, company] = [String(fieldIn(body, "name")).trim(), String(fieldIn(body, "company"))];
  const isSameCompany = (campaign: ListedCampaign) =>
    campaign.company.toLowerCase() === company.toLowerCase();
  const isSame = (campaign: ListedCampaign) => campaign.name === name && isSameCompany(campaign);
  const likeness = (campaign: ListedCampaign) =>
    (campaign.name === name ? 4 : 0) +
    (isSameCompany(campaign) ? 2 : 0) +
    (Date.parse(campaign.createdAt) >= Date.parse(since) - clockSkewMs ? 1 : 0);
  const sorted = campaigns
    .filter(({ id }) => isUuid(id))
    .toSorted(
      (one, other) => likeness(other) - likeness(one) || other.createdAt.localeCompare(one.createdAt),
    );
  const toItems = (part: readonly ListedCampaign[], title: string) =>
    part.length === 0 ? [] : [separator(title), ...part.map((each) => toItem(each, isSameCompany(each)))];
  return [
    ...toItems(sorted.filter(isSame), "most alike"),
    ...toItems(
      sorted.filter((each) => !isSame(each)),
      "others",
    ),
  ];
}

/** How far the server's clock may be off. */
const clockSkewMs = 10 * 60 * 1000;

function separator(label: string): CampaignItem {
  return { label, kind: QuickPickItemKind.Separator };
}

function toItem(
  { id, name, company, status, createdAt }: ListedCampaign,
  isSameCompany: boolean,
): CampaignItem {
  const moment = new Date(createdAt);
  const when = Number.isNaN(moment.getTime()) ? createdAt : `created ${formatMoment(moment)}`;
  const owner = company === "" ? "" : `company ${company}`;
  return {
    label: name || "(no name)",
    description: isSameCompany ? "the same company" : owner,
    detail: [when, status, id].filter((part) => part !== "").join(" · "),
    id,
  };
}
