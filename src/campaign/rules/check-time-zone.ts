import type { Fix } from "../fix.ts";
import { hasInnerComment } from "../fixes/quote.ts";
import { plainValue } from "../plain-value.ts";
import type { Problem } from "../problem.ts";
import { type Campaign, type Entry, isUnread } from "../read-campaign.ts";
import { fieldSchema } from "../schema.ts";
import { fixedZone, suggestTimeZone } from "../suggest-time-zone.ts";
import { isLongerThan } from "../text.ts";
import { checkZone } from "../time-zones.ts";
import type { EntryRule } from "./rule.ts";

/** The time zone is a name the host knows, in its right spelling, and one that follows daylight saving time. */
export const checkTimeZone: EntryRule = {
  isAbout: (key) => key === "timezone",
  check: (campaign, entry) => {
    const name = plainValue(entry.content, campaign.aliases);
    const longest = fieldSchema("timezone")?.maxLength ?? 0;
    if (typeof name !== "string" || isLongerThan(name, longest) || isUnread(campaign, entry)) return [];
    return checkName(campaign, entry, name);
  },
};

function* checkName(campaign: Campaign, entry: Entry, name: string): Generator<Problem> {
  const zone = checkZone(name);
  if (!zone.known) yield isOffset(name) ? offset(campaign, entry, name) : unknownZone(campaign, entry, name);
  else if (zone.spelling !== name) yield misspelled(campaign, entry, zone.spelling);
  else if (Object.hasOwn(fixedNames, name)) yield withoutSummer(campaign, entry, name);
  else if (!zone.isIana) yield abbreviated(campaign, entry, name);
}

function isOffset(name: string): boolean {
  return /^(?:UTC|GMT)?\s*[+-]\d/i.test(name.trim());
}

function unknownZone(campaign: Campaign, entry: Entry, name: string): Problem {
  const zones = name.trim() === "" ? [] : suggestTimeZone(name);
  const advice = zones[0] ? `Did you mean \`${zones[0]}\`?` : "Use an IANA name such as `America/New_York`.";
  return {
    ...warning(entry, `\`${name}\` is not a known time zone. ${advice}`),
    fixes: () => zones.map((zone) => ({ ...change(campaign, entry, zone), preferred: true })),
  };
}

function misspelled(campaign: Campaign, entry: Entry, spelling: string): Problem {
  return {
    ...warning(entry, `This time zone is spelled \`${spelling}\`.`),
    fixes: () => {
      const certain = !hasInnerComment(campaign.text, entry.valueRange);
      return [{ ...change(campaign, entry, spelling), preferred: true, certain }];
    },
  };
}

function offset(campaign: Campaign, entry: Entry, name: string): Problem {
  const message =
    "An offset is not a time zone: it does not follow daylight saving time. Use a name such as `Europe/Berlin`.";
  const fixed = fixedZone(name);
  return {
    ...warning(entry, message),
    fixes: () => (fixed ? [change(campaign, entry, fixed.zone, fixed.meaning)] : []),
  };
}

/** Valid names of North America that stand still while the clocks there change, and the zone of today. */
const fixedNames: Readonly<Record<string, readonly [hoursBehind: number, zone: string, place: string]>> = {
  EST: [5, "America/New_York", "New York"],
  MST: [7, "America/Denver", "Denver"],
};

function withoutSummer(campaign: Campaign, entry: Entry, name: string): Problem {
  const [hours, zone, place] = fixedNames[name] ?? [0, name, name];
  return {
    code: "old-timezone",
    severity: "hint",
    message: `\`${name}\` is ${hours} hours behind UTC all year, without daylight saving time. For the time in ${place} write \`${zone}\`.`,
    range: entry.valueRange,
    fixes: () => [change(campaign, entry, zone)],
  };
}

/** A name only some machines know, which the tz database has not: `PST`. */
function abbreviated(campaign: Campaign, entry: Entry, name: string): Problem {
  const zones = suggestTimeZone(name);
  const advice = zones[0] ? `Write \`${zones[0]}\` instead.` : "Write the name of a city's zone instead.";
  return {
    code: "old-timezone",
    severity: "hint",
    message: `\`${name}\` is an abbreviation that not every machine knows, and that may stand for several zones. ${advice}`,
    range: entry.valueRange,
    fixes: () => zones.map((zone) => ({ ...change(campaign, entry, zone), preferred: true })),
  };
}

function warning({ valueRange }: Entry, message: string): Problem {
  return { code: "unknown-timezone", severity: "warning", message, range: valueRange };
}

/** Another zone in the place of this one, in the quotes it stands in. */
function change({ text }: Campaign, { valueRange }: Entry, zone: string, meaning?: string): Fix {
  const quote = /^["']/.exec(text.charAt(valueRange.start))?.[0] ?? "";
  const title = `Change to \`${zone}\`${meaning === undefined ? "" : ` (${meaning})`}`;
  return { title, edits: [{ range: valueRange, text: quote + zone + quote }] };
}
