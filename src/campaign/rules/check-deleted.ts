import { removeKey } from "../fixes/remove-key.ts";
import { plainValue } from "../plain-value.ts";
import type { EntryRule } from "./rule.ts";

/** The campaign is not created as one that is deleted already. */
export const checkDeleted: EntryRule = function* (campaign, entry) {
  if (entry.key !== "is_deleted" || plainValue(entry.content, campaign.aliases) !== true) return;
  yield {
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
};
