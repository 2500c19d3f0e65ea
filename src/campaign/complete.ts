import { findCursor, type KeyCursor, type ValueCursor } from "./find-cursor.ts";
import { type FieldSchema, fieldNames, fieldSchema, fieldTypes, requiredFields } from "./schema.ts";
import type { TextEdit } from "./text.ts";
import { listTimeZones } from "./time-zones.ts";

/** Something to offer at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: "key" | "value";
  /** A few words beside the label. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** What is written when it is chosen: it replaces the word at the cursor, its quotes included. */
  readonly edit: TextEdit;
  /** What the typed word is compared with: the label, behind the quote that was typed. */
  readonly filterText: string;
  /** Whether its values can be offered next. */
  readonly opensValues: boolean;
}

/** Everything that can be written at this offset of this text, the likeliest first. */
export function complete(text: string, offset: number): Completion[] {
  const cursor = findCursor(text, offset);
  if (cursor === undefined) return [];
  return cursor.kind === "key" ? proposeKeys(cursor, text) : proposeValues(cursor, text);
}

/** The keys that are not there yet, the required ones first. The id is not offered: Create Campaign writes it. */
function proposeKeys(cursor: KeyCursor, text: string): Completion[] {
  const free = fieldNames.filter((name) => name !== "id" && !cursor.others.includes(name));
  const required = free.filter((name) => requiredFields.includes(name));
  return [...new Set([...required, ...free])].flatMap((name) => {
    const field = fieldSchema(name);
    return field ? [proposeKey(name, field, cursor, text)] : [];
  });
}

function proposeKey(name: string, field: FieldSchema, cursor: KeyCursor, text: string): Completion {
  const key = `${cursor.quote}${name}${cursor.quote}`;
  return {
    label: name,
    kind: "key",
    detail: requiredFields.includes(name) ? `${field.title} (required)` : field.title,
    documentation: field.markdownDescription,
    edit: { range: cursor.range, text: cursor.hasColon ? key : `${key}:${afterColon(field, cursor, text)}` },
    filterText: typed(cursor, text) + name,
    opensValues: !cursor.hasColon && valuesOf(name, field).length > 0,
  };
}

/** What follows the colon of a new key: a space, or the beginning of a list. */
function afterColon(field: FieldSchema, { flow, range }: KeyCursor, text: string): string {
  if (!fieldTypes(field).includes("array")) return " ";
  if (flow) return " []";
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const indent = /[ \t]*$/.exec(text.slice(0, range.start))?.[0] ?? "";
  return `${lineBreak}${indent}  - `;
}

function proposeValues(cursor: ValueCursor, text: string): Completion[] {
  const field = fieldSchema(cursor.key);
  return field ? valuesOf(cursor.key, field).map((value) => proposeValue(value, cursor, text)) : [];
}

function proposeValue(
  { value, isText, documentation }: Value,
  cursor: ValueCursor,
  text: string,
): Completion {
  const written = isText ? `${cursor.quote}${value}${cursor.quote}` : value;
  return {
    label: value,
    kind: "value",
    detail: "",
    documentation,
    edit: { range: cursor.range, text: `${cursor.needsSpace ? " " : ""}${written}` },
    filterText: typed(cursor, text) + value,
    opensValues: false,
  };
}

/** What stands in the replaced range before the word itself: the quote, or the spaces of a line that is dedented. */
function typed({ range }: KeyCursor | ValueCursor, text: string): string {
  return /^\s*["']?/.exec(text.slice(range.start, range.end))?.[0] ?? "";
}

interface Value {
  readonly value: string;
  /** Whether it stays the same in quotes. */
  readonly isText: boolean;
  readonly documentation: string;
}

/** The values a field is known to take, where there is a list of them. */
function valuesOf(name: string, field: FieldSchema): Value[] {
  if (name === "timezone")
    return listTimeZones().map((zone) => ({ value: zone, isText: true, documentation: "" }));
  const values = (field.enum ?? []).map((value, index) => ({
    value,
    isText: true,
    documentation: field.markdownEnumDescriptions?.[index] ?? "",
  }));
  const types = fieldTypes(field);
  const literals = [
    ...(types.includes("boolean") ? ["true", "false"] : []),
    ...(types.includes("null") ? ["null"] : []),
  ];
  return [...values, ...literals.map((value) => ({ value, isText: false, documentation: "" }))];
}
