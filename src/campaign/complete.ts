import {
  type Cursor,
  findCursors,
  type ItemCursor,
  type KeyCursor,
  type ListCursor,
  readWith,
  type ValueCursor,
} from "./find-cursor.ts";
import { type KnownValue, listValues } from "./known-values.ts";
import { type IdKind, kindOfKey } from "./list-id-uses.ts";
import type { Campaign } from "./read-campaign.ts";
import { type FieldSchema, fieldNames, fieldSchema, fieldTypes, requiredFields } from "./schema.ts";
import { joinSnippets, placeholder, type Snippet } from "./snippet.ts";
import { applyEdit, type TextEdit } from "./text.ts";
import { writeField, writeList } from "./write-field.ts";
import { writeTemplateLines } from "./write-template.ts";

/** Something to offer at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: "key" | "value" | "snippet";
  /** A word that is to be seen beside the label in every row. */
  readonly description: string;
  /** A few words about it. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** What is written when it is chosen: it replaces the word at the cursor, its quotes included. */
  readonly edit: TextEdit;
  /** What the typed word is compared with: the label, behind what was typed before the word in the replaced range. */
  readonly filterText: string;
  /** What is to be written next, at its first empty place: an id of this kind. */
  readonly opens?: IdKind;
}

/**
 * Everything that can be written at this offset, the likeliest first. `zone` is the time zone to suggest, UTC without
 * one.
 */
export function complete(campaign: Campaign, offset: number, zone?: string): Completion[] {
  const proposed = findCursors(campaign, offset).flatMap((cursor) => propose(cursor, campaign.text, zone));
  // A cursor is a place for one word: what takes several lines or brackets is tried as it is.
  return proposed.filter(
    ({ edit }) => !/[\n[]/.test(edit.text) || readWith(campaign, fillIn(edit)) !== undefined,
  );
}

/** The edit with a word in its empty places: without one the lines below might be taken for the value. */
function fillIn({ range, text, stops = [] }: TextEdit): TextEdit {
  const empty = stops.filter((stop) => stop.range.start === stop.range.end).toReversed();
  return {
    range,
    text: empty.reduce((written, stop) => applyEdit(written, { range: stop.range, text: "x" }), text),
  };
}

function propose(cursor: Cursor, text: string, zone: string | undefined): Completion[] {
  switch (cursor.kind) {
    case "key":
      return proposeKeys(cursor, text, zone);
    case "value":
      return proposeValues(cursor, text);
    case "list":
      return [proposeItem(cursor, text, writeList({ flow: cursor.flow, newLine: newLineOf(cursor, text) }))];
    case "item":
      return [proposeItem(cursor, text, joinSnippets(`${cursor.indent}- `, placeholder("")))];
  }
}

/**
 * The keys that are not there yet, the required ones first; in a document without content, the whole of a new one. The
 * id is not offered: Create Campaign writes it.
 */
function proposeKeys(cursor: KeyCursor, text: string, zone: string | undefined): Completion[] {
  const free = fieldNames.filter((name) => name !== "id" && !cursor.others.includes(name));
  const required = free.filter((name) => requiredFields.includes(name));
  const keys = [...new Set([...required, ...free])].flatMap((name) => {
    const field = fieldSchema(name);
    return field ? [proposeKey(name, field, cursor, text, zone)] : [];
  });
  const isBare = cursor.isFirst && !cursor.flow && !cursor.hasColon && cursor.quote === "";
  return isBare ? [proposeTemplate(cursor, text), ...keys] : keys;
}

function proposeTemplate(cursor: KeyCursor, text: string): Completion {
  return {
    label: "campaign",
    kind: "snippet",
    description: "all of a new one",
    detail: "A new campaign",
    documentation: "The keys a new campaign begins with. Press Tab to go from one value to the next.",
    edit: { range: cursor.range, ...writeTemplateLines({ newLine: newLineOf(cursor, text) }) },
    filterText: `${typed(cursor, text)}campaign`,
  };
}

function proposeKey(
  name: string,
  field: FieldSchema,
  cursor: KeyCursor,
  text: string,
  zone: string | undefined,
): Completion {
  const key = `${cursor.quote}${name}${cursor.quote}`;
  const where = { flow: cursor.flow, newLine: newLineOf(cursor, text), zone };
  const inserted = cursor.hasColon ? { text: key } : joinSnippets(`${key}:`, writeField(name, field, where));
  const kind = kindOfKey(name);
  // What may be null has that to be typed over, and no empty place.
  const opens = cursor.hasColon || fieldTypes(field).includes("null") ? undefined : kind;
  return {
    label: name,
    kind: "key",
    description: requiredFields.includes(name) ? `${field.title}, required` : field.title,
    detail: "",
    documentation: field.markdownDescription,
    edit: { range: cursor.range, ...inserted },
    filterText: typed(cursor, text) + name,
    ...(opens && { opens }),
  };
}

function proposeValues(cursor: ValueCursor, text: string): Completion[] {
  const field = fieldSchema(cursor.key);
  const typedWord = text.slice(cursor.range.start, cursor.range.end);
  const values = field ? listValues(cursor.key, field) : [];
  // Enter behind `status:draft` is meant to end the line, and not to put the space there.
  if (cursor.needsSpace && values.some(({ value }) => value === typedWord)) return [];
  return values.map((value) => proposeValue(value, cursor, text));
}

function proposeValue(
  { value, isText, documentation, known }: KnownValue,
  cursor: ValueCursor,
  text: string,
): Completion {
  const written = isText ? `${cursor.quote}${value}${cursor.quote}` : value;
  return {
    label: known ?? value,
    kind: "value",
    description: known === undefined ? "" : value,
    detail: "",
    documentation,
    edit: { range: cursor.range, text: `${cursor.needsSpace ? " " : ""}${written}` },
    filterText: typed(cursor, text) + (known ?? value),
  };
}

/** An item of the list of senders, the only list there is; its id cannot be made up. */
function proposeItem(cursor: ListCursor | ItemCursor, text: string, item: Snippet): Completion {
  const label = cursor.flow ? "[ ]" : "- ";
  return {
    label,
    kind: "snippet",
    description: "another sender",
    detail: "",
    documentation: fieldSchema("sender_identity_ids")?.items?.markdownDescription ?? "",
    edit: { range: cursor.range, ...item },
    filterText: typed(cursor, text) + label,
    opens: "sender",
  };
}

function newLineOf({ indent }: Cursor, text: string): string {
  return `${text.includes("\r\n") ? "\r\n" : "\n"}${indent}`;
}

/** What stands in the replaced range before the word itself: the quote, or spaces. */
function typed({ range }: Cursor, text: string): string {
  return /^\s*["']?/.exec(text.slice(range.start, range.end))?.[0] ?? "";
}
