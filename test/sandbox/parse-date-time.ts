/** Django's `datetime_re` (django/utils/dateparse.py of 3.2): no offset needed, a space for `T`, single digits. */
const pattern =
  /^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,6})\d{0,6})?)?(Z|[+-]\d{2}(?::?\d{2})?)?\n?$/;

/**
 * Reads a date-time as Django does, in UTC where it names no offset, and writes it as Django REST Framework does: in
 * UTC with `Z`, with six decimals unless they are zero (measured on 3.14). Years beyond 1 to 9999 are out of range.
 */
export function parseDjangoDateTime(
  value: unknown,
): "wrong-format" | "out-of-range" | { readonly text: string } {
  const match = typeof value === "string" ? pattern.exec(value) : null;
  if (match === null) return "wrong-format";
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const offset = offsetMinutes(match[8]);
  const local = new Date(0);
  local.setUTCFullYear(year, month - 1, day);
  local.setUTCHours(hour, minute, second);
  const rolledOver = local.getUTCMonth() !== month - 1 || local.getUTCDate() !== day;
  if (rolledOver || year < 1 || hour > 23 || minute > 59 || second > 59 || offset === undefined)
    return "wrong-format";
  const utc = new Date(local.getTime() - offset * 60_000);
  if (utc.getUTCFullYear() < 1 || utc.getUTCFullYear() > 9999) return "out-of-range";
  return { text: writeUtc(utc, (match[7] ?? "").padEnd(6, "0")) };
}

function writeUtc(utc: Date, microseconds: string): string {
  const decimals = Number(microseconds) === 0 ? "" : `.${microseconds}`;
  return `${utc.toISOString().slice(0, 19)}${decimals}Z`;
}

/** Minutes east of UTC; nothing when Python knows no such offset. */
function offsetMinutes(text: string | undefined): number | undefined {
  if (text === undefined || text === "Z") return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = text.length > 3 ? Number(text.slice(-2)) : 0;
  const total = hours * 60 + minutes;
  if (total >= 24 * 60) return undefined;
  return text.startsWith("-") ? -total : total;
}
