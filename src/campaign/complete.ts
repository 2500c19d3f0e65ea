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
import { type Surroundings, writeField, writeList } from "./write-field.ts";
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
  const proposed = findCursors(campaign, offset).flatMap((cursor) =>
    propose(cursor, surroundingsOf(cursor, campaign.text, zone)),
  );
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

/** Where it is written, and what stands there. */
interface Site extends Surroundings {
  /** What the replaced range holds. */
  readonly word: string;
  /** What of that is in front of the word itself: the quote, or spaces. */
  readonly lead: string;
}

function surroundingsOf({ range, indent, flow }: Cursor, text: string, zone: string | undefined): Site {
  const word = text.slice(range.start, range.end);
  const lead = /^\s*["']?/.exec(word)?.[0] ?? "";
  return { flow, newLine: `${text.includes("\r\n") ? "\r\n" : "\n"}${indent}`, zone, word, lead };
}

function propose(cursor: Cursor, site: Site): Completion[] {
  switch (cursor.kind) {
    case "key":
      return proposeKeys(cursor, site);
    case "value":
      return proposeValues(cursor, site);
    case "list":
      return [proposeItem(cursor, site, writeList(site))];
    case "item":
      return [proposeItem(cursor, site, joinSnippets(`${cursor.indent}- `, placeholder("")))];
  }
}

/**
 * The keys that are not there yet, the required ones first; in a document without content, the whole of a new one. The
 * id is not offered: Create Campaign writes it.
 */
function proposeKeys(cursor: KeyCursor, site: Site): Completion[] {
  const free = fieldNames.filter((name) => name !== "id" && !cursor.others.includes(name));
  const required = free.filter((name) => requiredFields.includes(name));
  const keys = [...new Set([...required, ...free])].flatMap((name) => {
    const field = fieldSchema(name);
    return field ? [proposeKey(name, field, cursor, site)] : [];
  });
  const isBare = cursor.isFirst && !cursor.flow && !cursor.hasColon && cursor.quote === "";
  return isBare ? [proposeTemplate(cursor, site), ...keys] : keys;
}

function proposeTemplate(cursor: KeyCursor, { newLine, lead }: Site): Completion {
  return {
    label: "campaign",
    kind: "snippet",
    description: "all of a new one",
    detail: "A new campaign",
    documentation: "The keys a new campaign begins with. Press Tab to go from one value to the next.",
    edit: { range: cursor.range, ...writeTemplateLines({ newLine }) },
    filterText: `${lead}campaign`,
  };
}

function proposeKey(name: string, field: FieldSchema, cursor: KeyCursor, site: Site): Completion {
  const key = `${cursor.quote}${name}${cursor.quote}`;
  const inserted = cursor.hasColon ? { text: key } : joinSnippets(`${key}:`, writeField(name, field, site));
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
    filterText: site.lead + name,
    ...(opens && { opens }),
  };
}

function proposeValues(cursor: ValueCursor, site: Site): Completion[] {
  const field = fieldSchema(cursor.key);
  const values = field ? listValues(cursor.key, field) : [];
  // Enter behind `status:draft` is meant to end the line, and not to put the space there.
  if (cursor.needsSpace && values.some(({ value }) => value === site.word)) return [];
  return values.map((value) => proposeValue(value, cursor, site));
}

function proposeValue(
  { value, isText, documentation, known }: KnownValue,
  cursor: ValueCursor,
  { lead }: Site,
): Completion {
  const written = isText ? `${cursor.quote}${value}${cursor.quote}` : value;
  return {
    label: known ?? value,
    kind: "value",
    description: known === undefined ? "" : value,
    detail: "",
    documentation,
    edit: { range: cursor.range, text: `${cursor.needsSpace ? " " : ""}${written}` },
    filterText: lead + (known ?? value),
  };
}

/** An item of the list of senders, the only list there is; its id cannot be made up. */
function proposeItem(cursor: ListCursor | ItemCursor, { lead }: Site, item: Snippet): Completion {
  const label = cursor.flow ? "[ ]" : "- ";
  return {
    label,
    kind: "snippet",
    description: "another sender",
    detail: "",
    documentation: fieldSchema("sender_identity_ids")?.items?.markdownDescription ?? "",
    edit: { range: cursor.range, ...item },
    filterText: lead + label,
    opens: "sender",
  };
}
