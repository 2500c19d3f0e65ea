import { removeKey } from "../fixes/remove-key.ts";
import { plainValue } from "../plain-value.ts";
import { isUnread } from "../read-campaign.ts";
import type { EntryRule } from "./rule.ts";

/** `allowed_windows` is left out where there is nothing to say: what null would mean there is documented nowhere. */
export const checkWindows: EntryRule = function* (campaign, entry) {
  const { key, content, valueRange } = entry;
  if (key !== "allowed_windows" || isUnread(campaign, entry)) return;
  if (plainValue(content, campaign.aliases) !== null) return;
  if (content && campaign.aliases.unknown.has(content)) return;
  yield {
    code: "null-windows",
    severity: "warning",
    message: `\`allowed_windows\` ${content ? "is null" : "has no value"}, and what Outbox makes of that is not documented. Leave the key out.`,
    range: valueRange,
    fixes: () => removeKey(campaign, entry).map((fix) => ({ ...fix, preferred: true })),
  };
};
