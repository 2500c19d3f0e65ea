import { isSeq } from "yaml";
import type { Fix } from "../fix.ts";
import { addKeys } from "../fixes/add-keys.ts";
import { plainValue } from "../plain-value.ts";
import type { Problem } from "../problem.ts";
import type { Campaign, Entry } from "../read-campaign.ts";
import { fieldSchema } from "../schema.ts";
import type { CampaignRule } from "./rule.ts";

/** A campaign that is not created as a draft has senders. */
export const checkSenders: CampaignRule = (campaign) => {
  const status = campaign.entries.find(({ key }) => key === "status");
  const value = status && plainValue(status.content, campaign.aliases);
  if (!status || typeof value !== "string" || value === "draft") return [];
  if (!fieldSchema("status")?.enum?.includes(value)) return [];
  const senders = campaign.entries.find(({ key }) => key === "sender_identity_ids");
  if (senders && !isEmptyList(senders, campaign)) return [];
  return [withoutSenders(campaign, status, value, senders)];
};

function withoutSenders(
  campaign: Campaign,
  status: Entry,
  value: string,
  senders: Entry | undefined,
): Problem {
  return {
    code: "no-senders",
    severity: "information",
    message: `This creates a campaign that is \`${value}\` and has no senders. List them under \`sender_identity_ids\`, or create it as \`draft\`.`,
    range: status.valueRange,
    fixes: () => changes(campaign, status, senders),
  };
}

function isEmptyList({ content }: Entry, { aliases }: Campaign): boolean {
  const list = content && (aliases.targets.get(content) ?? content);
  return isSeq(list) && list.items.length === 0;
}

function* changes(campaign: Campaign, status: Entry, senders: Entry | undefined): Generator<Fix> {
  yield { title: "Change to `draft`", edits: [{ range: status.valueRange, text: "draft" }] };
  if (!senders) yield addKeys(campaign, ["sender_identity_ids"]);
}
