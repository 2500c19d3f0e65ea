import { mendDateTime, mendUuid } from "./fixes/mend-value.ts";
import { isRealDay } from "./formats.ts";
import type { FieldSchema } from "./schema.ts";

/** What exactly is wrong with an id or a date and time, as one more sentence; empty where that is not known. */
export function explainFormat(value: unknown, field: FieldSchema | undefined): string {
  if (typeof value !== "string") return "";
  if (field?.format?.startsWith("uuid")) return explainId(value);
  return field?.format === "date-time" ? explainMoment(value.trim()) : "";
}

function explainId(value: string): string {
  if (mendUuid(value) === undefined) return "";
  return /^[\da-f]{32}$/i.test(value)
    ? " Its dashes are missing."
    : " There is something around or between it that is no part of it.";
}

function explainMoment(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? [];
  if (day !== undefined && !isRealDay(Number(year), Number(month), Number(day))) {
    return ` There is no ${value.slice(0, 10)} in the calendar.`;
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return " Its time is missing.";
  if (mendDateTime(value)?.filledIn) return " Its offset is missing: `Z` at the end stands for UTC.";
  return "";
}
