import { describeZone } from "./describe-zone.ts";
import { isDateTime, isUuid } from "./formats.ts";
import { openClock } from "./open-clock.ts";
import { type FieldSchema, fieldSchema, fieldTypes } from "./schema.ts";

/** Where a value stands. */
export interface Subject {
  /** The top-level key it stands under. */
  readonly key: string;
  /** Whether it stands deeper than right behind that key. */
  readonly isNested: boolean;
  /** Its place, from 1, in the list behind that key. */
  readonly item?: { readonly number: number; readonly of: number };
}

/** What a value does, in Markdown; undefined where there is nothing to tell, or it is not one the field takes. */
export function describeValue(subject: Subject, value: unknown, now: Date): string | undefined {
  const field = fieldSchema(subject.key);
  if (field?.["x-outbox-any-json"]) {
    return `Passed on to Outbox exactly as written. The form of \`${subject.key}\` is not documented.`;
  }
  if (subject.item && field?.items) return describeItem(subject.item, field.items, value);
  if (field === undefined || subject.isNested) return undefined;
  if (value === null || (subject.key === "id" && value === "")) return describeNull(subject.key, field);
  if (typeof value === "boolean") return booleans[subject.key]?.[value ? "yes" : "no"];
  const isText = typeof value === "string" && fieldTypes(field).includes("string");
  return isText ? describeText(subject.key, field, value, now) : undefined;
}

/** What `true` and `false` mean. */
const booleans: Readonly<Record<string, { readonly yes: string; readonly no: string }>> = {
  stop_on_reply: {
    yes: "The campaign stops writing to somebody who has replied.",
    no: "The campaign goes on writing to somebody who has replied.",
  },
  is_deleted: {
    yes: "The campaign is created as one that is already deleted.",
    no: "The campaign is created as one that is not deleted.",
  },
};

function describeItem(
  { number, of }: NonNullable<Subject["item"]>,
  { title, description, format }: FieldSchema,
  value: unknown,
): string | undefined {
  if (format === "uuid" && !(typeof value === "string" && isUuid(value))) return undefined;
  return `**${title} ${number} of ${of}**\n\n${description}`;
}

function describeNull(key: string, field: FieldSchema): string | undefined {
  if (key === "id") return "Not created yet.";
  return fieldTypes(field).includes("null")
    ? `**${field.title}**: none. \`null\` is sent as it is.`
    : undefined;
}

function describeText(key: string, field: FieldSchema, value: string, now: Date): string | undefined {
  if (key === "timezone") return describeZone(value, now);
  if (field.enum) return field.markdownEnumDescriptions?.[field.enum.indexOf(value)];
  if (field.format === "date-time") return isDateTime(value) ? describeMoment(field, value) : undefined;
  if (field.format) return isUuid(value) ? `**${field.title}**\n\n${field.description}` : undefined;
  return `**${field.title}**: ${measure(value, field.maxLength)}.`;
}

function describeMoment({ title }: FieldSchema, value: string): string {
  const { date, time, seconds } = openClock("UTC")(new Date(value));
  return `**${title}**: ${date}, ${time}:${seconds} UTC.`;
}

/** How long a text is, counted as its limit is: in characters, as Outbox receives them. */
function measure(value: string, limit: number | undefined): string {
  const length = [...value].length;
  const lines = value.trimEnd().split("\n").length;
  const most = limit === undefined ? "" : ` of at most ${limit}`;
  const unit = length === 1 && limit === undefined ? "character" : "characters";
  return `${length}${most} ${unit}${lines > 1 ? ` in ${lines} lines` : ""}`;
}
