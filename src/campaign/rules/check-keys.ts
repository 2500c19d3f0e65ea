import { explainKey } from "../explain-key.ts";
import { changeKey } from "../fixes/change-key.ts";
import { suggestKey } from "../fixes/suggest-key.ts";
import type { Problem } from "../problem.ts";
import type { Campaign, Entry } from "../read-campaign.ts";
import { fieldSchema } from "../schema.ts";
import type { CampaignRule } from "./rule.ts";

/** Every key is one the schema has. What may have been meant instead depends on which keys are there. */
export const checkKeys: CampaignRule = (campaign) => {
  const unknown = campaign.entries.filter(({ key }) => fieldSchema(key) === undefined);
  if (unknown.length === 0) return [];
  const taken = new Set(campaign.entries.map(({ key }) => key));
  return unknown.map((entry) => keyProblem(campaign, entry, taken));
};

function keyProblem(campaign: Campaign, entry: Entry, taken: ReadonlySet<string>): Problem {
  const { key, keyRange } = entry;
  const suggestions = suggestKey(key);
  const free = suggestions.filter(({ word }) => !taken.has(word));
  const isTaken = free.length === 0 && suggestions.length > 0;
  return {
    ...explainKey(key, (isTaken ? suggestions : free)[0]?.word, isTaken),
    severity: "error",
    range: keyRange,
    fixes: () => changeKey(campaign, entry, free),
  };
}
