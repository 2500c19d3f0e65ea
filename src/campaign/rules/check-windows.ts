import { removeKey } from "../fixes/remove-key.ts";
import { plainValue } from "../plain-value.ts";
import type { Problem } from "../problem.ts";
import { type Campaign, type Entry, isUnread } from "../read-campaign.ts";
import type { EntryRule } from "./rule.ts";

/** `allowed_windows` is left out where there is nothing to say: what null would mean there is documented nowhere. */
export const checkWindows: EntryRule = {
  isAbout: (key) => key === "allowed_windows",
  check: (campaign, entry) => {
    const { content } = entry;
    if (plainValue(content, campaign.aliases) !== null || isUnread(campaign, entry)) return [];
    return content && campaign.aliases.unknown.has(content) ? [] : [nullWindows(campaign, entry)];
  },
};

function nullWindows(campaign: Campaign, entry: Entry): Problem {
  const { content, valueRange } = entry;
  return {
    code: "null-windows",
    severity: "warning",
    message: `\`allowed_windows\` ${content ? "is null" : "has no value"}, and what Outbox makes of that is not documented. Leave the key out.`,
    range: valueRange,
    fixes: () => removeKey(campaign, entry).map((fix) => ({ ...fix, preferred: true })),
  };
}
