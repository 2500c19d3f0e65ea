import { removeKey } from "../fixes/remove-key.ts";
import { plainValue } from "../plain-value.ts";
import type { Problem } from "../problem.ts";
import type { Campaign, Entry } from "../read-campaign.ts";
import type { EntryRule } from "./rule.ts";

/** The campaign is not created as one that is deleted already. */
export const checkDeleted: EntryRule = {
  isAbout: (key) => key === "is_deleted",
  check: (campaign, entry) =>
    plainValue(entry.content, campaign.aliases) === true ? [deleted(campaign, entry)] : [],
};

function deleted(campaign: Campaign, entry: Entry): Problem {
  return {
    code: "deleted-campaign",
    severity: "warning",
    message:
      "This creates a campaign that is already deleted. Remove the line, unless that is what you want.",
    range: entry.valueRange,
    fixes: () => [
      ...removeKey(campaign, entry).map((fix) => ({ ...fix, preferred: true })),
      { title: "Change to `false`", edits: [{ range: entry.valueRange, text: "false" }] },
    ],
  };
}
