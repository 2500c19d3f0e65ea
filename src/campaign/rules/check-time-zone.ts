import { plainValue } from "../plain-value.ts";
import { isUnread } from "../read-campaign.ts";
import { fieldSchema } from "../schema.ts";
import { checkZone } from "../time-zones.ts";
import type { Rule } from "./rule.ts";

/** The time zone is a name the host knows, in its right spelling. */
export const checkTimeZone: Rule = function* (campaign) {
  const longest = fieldSchema("timezone")?.maxLength ?? 0;
  for (const entry of campaign.entries) {
    if (entry.key !== "timezone" || isUnread(campaign, entry)) continue;
    const name = plainValue(entry.node, campaign.aliases);
    if (typeof name !== "string" || [...name].length > longest) continue;
    const message = whatIsWrong(name);
    if (message !== undefined)
      yield { code: "unknown-timezone", severity: "warning", message, range: entry.valueRange };
  }
};

function whatIsWrong(name: string): string | undefined {
  const zone = checkZone(name);
  if (zone.known)
    return zone.spelling === name ? undefined : `This time zone is spelled \`${zone.spelling}\`.`;
  if (/^(?:UTC|GMT)?[+-]\d/i.test(name)) {
    return "An offset is not a time zone: it does not follow daylight saving time. Use a name such as `Europe/Berlin`.";
  }
  return `\`${name}\` is not a known time zone. Use an IANA name such as \`America/New_York\`.`;
}
