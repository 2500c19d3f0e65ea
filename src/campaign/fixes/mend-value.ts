import { isDateTime, isUuid } from "../formats.ts";

/** The boolean somebody meant who wrote this as JSON and YAML 1.2 do not; undefined where that is not known. */
export function mendBoolean(written: string): boolean | undefined {
  const word = bare(written).toLowerCase();
  if (["true", "yes", "y", "on", "1"].includes(word)) return true;
  return ["false", "no", "n", "off", "0"].includes(word) ? false : undefined;
}

/** The UUID in the dashed form, in lower case; undefined where this is none in any form (URN, brackets, no dashes). */
export function mendUuid(written: string): string | undefined {
  const digits = bare(written)
    .toLowerCase()
    .replace(/^(?:urn:uuid:)?[{(]?\s*|\s*[)}]?$/g, "")
    .replace(/[‐‑‒–—]/g, "-");
  const dashed = digits.replace(
    /^([\da-f]{8})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{4})-?([\da-f]{12})$/,
    "$1-$2-$3-$4-$5",
  );
  return isUuid(dashed) ? dashed : undefined;
}

/** A date-time as RFC 3339 writes it. */
export interface MendedDateTime {
  readonly text: string;
  /** Whether a part that was not written had to be filled in: the time or the offset. */
  readonly filledIn: boolean;
}

const loosePattern =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt\s]+(\d{1,2}:\d{2})(:\d{2})?([.,]\d+)?)?\s*(?:([Zz]|utc|UTC)|([+-]\d{2}):?(\d{2})?)?$/;

/**
 * The same moment as RFC 3339 writes it, with `Z` where no offset was written and midnight where no time was;
 * undefined where this is no such date.
 */
export function mendDateTime(written: string): MendedDateTime | undefined {
  const found = loosePattern.exec(bare(written));
  if (!found) return undefined;
  const [, day = "", time, second = ":00", fraction = "", zulu, offsetHour, offsetMinute = "00"] = found;
  const clock = time === undefined ? "00:00:00" : time.padStart(5, "0") + second + fraction.replace(",", ".");
  const offset = offsetHour === undefined ? "Z" : `${offsetHour}:${offsetMinute}`;
  const text = `${day}T${clock}${offset}`;
  const filledIn = time === undefined || (zulu === undefined && offsetHour === undefined);
  return isDateTime(text) ? { text, filledIn } : undefined;
}

/** Nothing that is looked for here is longer. */
const longest = 200;

/** Without quotes of any kind and spaces around it; nothing where it is too long to be anything. */
function bare(written: string): string {
  if (written.length > longest) return "";
  return written.replace(/^[\s"'“”„‘’‚]+|[\s"'“”„‘’‚]+$/g, "");
}
