import { removeKey } from "../fixes/remove-key.ts";
import { plainValue } from "../plain-value.ts";
import { isUnread } from "../read-campaign.ts";
import type { Rule } from "./rule.ts";

/** `allowed_windows` is left out where there is nothing to say: what null would mean there is documented nowhere. */
export const checkWindows: Rule = function* (campaign) {
  for (const entry of campaign.entries) {
    const { key, node, valueRange } = entry;
    if (key !== "allowed_windows" || isUnread(campaign, entry)) continue;
    if (plainValue(node, campaign.aliases) !== null || (node && campaign.aliases.unknown.has(node))) continue;
    yield {
      code: "null-windows",
      severity: "warning",
      message: `\`allowed_windows\` ${node ? "is null" : "has no value"}, and what Outbox makes of that is not documented. Leave the key out.`,
      range: valueRange,
      fixes: () => removeKey(campaign, entry).map((fix) => ({ ...fix, preferred: true })),
    };
  }
};
