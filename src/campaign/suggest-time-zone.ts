import { readyVocabulary, suggest, type Vocabulary } from "./fixes/suggest.ts";
import { listTimeZones } from "./time-zones.ts";

/** What people write for a zone: abbreviations (a few of them are used for several zones; the commonest is meant), and Windows' names. */
const abbreviations: Readonly<Record<string, string>> = {
  "America/New_York": "EDT,ET,Eastern,Eastern Time,Eastern Standard Time,EST/EDT",
  "America/Chicago": "CST,CDT,CT,Central,Central Time,Central Standard Time",
  "America/Denver": "MDT,MT,Mountain,Mountain Time,Mountain Standard Time",
  "America/Los_Angeles": "PST,PDT,PT,Pacific,Pacific Time,Pacific Standard Time,San Francisco",
  "America/Anchorage": "AKST,AKDT,Alaska",
  "Pacific/Honolulu": "HDT,Hawaii",
  "America/Sao_Paulo": "BRT",
  "Europe/London": "BST,GMT Standard Time,UK",
  "Europe/Lisbon": "WEST",
  "Europe/Berlin": "CEST,W. Europe Standard Time,Central European Time,Germany,Munich,Frankfurt,Hamburg",
  "Europe/Athens": "EEST",
  "Europe/Moscow": "MSK",
  "Africa/Johannesburg": "SAST",
  "Asia/Kolkata": "IST,India,Mumbai,Delhi,Bangalore",
  "Asia/Singapore": "SGT",
  "Asia/Hong_Kong": "HKT",
  "Asia/Shanghai": "Beijing,China",
  "Asia/Tokyo": "JST",
  "Australia/Sydney": "AEST,AEDT",
  "Australia/Adelaide": "ACST,ACDT",
  "Australia/Perth": "AWST",
  "Pacific/Auckland": "NZST,NZDT,New Zealand",
};

/** What people write for some zones instead of their names, with the zones. */
export function listAbbreviations(): (readonly [name: string, zone: string])[] {
  return Object.entries(abbreviations).flatMap(([zone, names]) =>
    names.split(",").map((name) => [name, zone] as const),
  );
}

/** The time zones that somebody who wrote this may have meant, the likeliest first. */
export function suggestTimeZone(written: string): string[] {
  return suggest(written, makeVocabulary()).map(({ word }) => word);
}

/** Cities are known by their own name as well: "Berlin", "New York". */
function makeVocabulary(): Vocabulary {
  const words = listTimeZones();
  const cities = words.map((zone) => [zone.split("/").at(-1) ?? zone, zone] as const);
  return readyVocabulary(words, [...cities, ...listAbbreviations()]);
}

/** A zone of a fixed offset, and what it means. */
export interface FixedZone {
  readonly zone: string;
  readonly meaning: string;
}

/**
 * The zone that always has the offset somebody wrote, such as `+02:00` or `UTC+2`; undefined where it is no offset of
 * whole hours. The names have the reversed sign: Etc/GMT-2 is ahead of UTC (tz database, file `etcetera`).
 */
export function fixedZone(written: string): FixedZone | undefined {
  const found = /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?00)?$/i.exec(written.trim());
  const hours = Number(found?.[2] ?? Number.NaN);
  const isAhead = found?.[1] === "+";
  if (!(hours <= (isAhead ? 14 : 12))) return undefined;
  if (hours === 0) return { zone: "UTC", meaning: "UTC itself" };
  const place = isAhead ? "ahead of" : "behind";
  return {
    zone: `Etc/GMT${isAhead ? "-" : "+"}${hours}`,
    meaning: `always ${hours} ${hours === 1 ? "hour" : "hours"} ${place} UTC`,
  };
}
