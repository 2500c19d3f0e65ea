/**
 * The string formats of schemas/campaign.schema.json, stricter than ajv-formats: only what the API is known to take.
 * The generated validator calls these by name.
 */
export const formats = {
  uuid: isUuid,
  "uuid-or-empty": (text: string) => text === "" || isUuid(text),
  "date-time": isDateTime,
};

const uuidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether this is a UUID in the dashed form, in either case. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

const dateTimePattern =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/;

/** Whether this is an RFC 3339 date-time with `T` and an offset, on a day that exists (RFC 3339 section 5.6, 5.7). */
export function isDateTime(text: string): boolean {
  const parts = dateTimePattern.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, offsetHour, offsetMinute] = parts;
  return (
    isRealDay(year, month, day) &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59 &&
    !((offsetHour ?? 0) > 23) &&
    !((offsetMinute ?? 0) > 59)
  );
}

/** Whether the calendar has this day. */
export function isRealDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}
