import { isMap, isScalar, isSeq } from "yaml";
import { nextWord, type Word, wordAt } from "./find-word.ts";
import { isProseAt, isSettledAt } from "./is-prose-at.ts";
import { type Campaign, readEdited } from "./read-campaign.ts";
import { fieldSchema, fieldTypes } from "./schema.ts";
import { firstWordIn, lineStartAt, type TextEdit, type TextRange } from "./text.ts";

/** What a person at the cursor is about to write. */
export type Cursor = KeyCursor | ValueCursor | ListCursor | ItemCursor;

interface Place {
  /** The word at the cursor, its quotes included: what a completion replaces. */
  readonly range: TextRange;
  /** The quote the word begins with. */
  readonly quote: Word["quote"];
  /** Whether the file (as it would be with something written here) is a bracketed `{…}`. */
  readonly flow: boolean;
  /** The spaces the entry's line begins with. */
  readonly indent: string;
}

export interface KeyCursor extends Place {
  readonly kind: "key";
  /** The keys of the other entries. */
  readonly others: readonly string[];
  /** Whether the colon is there already. */
  readonly hasColon: boolean;
  /** Whether the document holds nothing else. */
  readonly isFirst: boolean;
}

export interface ValueCursor extends Place {
  readonly kind: "value";
  /** The key whose value is being written. */
  readonly key: string;
  /** Whether a space is needed before the value: the cursor is right behind the colon. */
  readonly needsSpace: boolean;
}

/** Behind the colon of a key that takes a list and has none: the range begins at the colon. */
export interface ListCursor extends Place {
  readonly kind: "list";
}

/** On a line of a list where an item can be begun: the range holds the line up to the cursor. */
export interface ItemCursor extends Place {
  readonly kind: "item";
}

/** Stands for what is about to be written; no file contains it. */
const probe = "outbox-cursor-7c1e";

/**
 * Finds out what can be written at an offset, in any text, however broken: something is put there for trial, and the
 * text is read as a campaign; what would break more than is broken now is out. Nothing in comments, prose and wherever
 * else no key or value of the schema goes.
 */
export function findCursors(campaign: Campaign, offset: number): Cursor[] {
  if (isSettledAt(campaign, offset)) return [];
  const word = wordAt(campaign.text, offset);
  if (word === undefined) return [];
  const inText = keyAt(campaign, word) ?? valueAt(campaign, word) ?? listAt(campaign, word);
  if (inText && inText.kind !== "key") return [inText];
  const item = itemAt(campaign, word);
  const key = inText ?? dedentedKeyAt(campaign, word);
  // Where both can be begun, the one the line is indented for comes first.
  return [item, key].filter((cursor) => cursor !== undefined);
}

function keyAt(campaign: Campaign, { range, quote, before, behind }: Word): KeyCursor | undefined {
  if (!/^\uFEFF?\s*$|[{,]\s*$/.test(before)) return undefined;
  if (/^(?:---|\.\.\.)$/.test(campaign.text.slice(range.start, range.end))) return undefined;
  const hasColon = /^\s*:(?:\s|$)/.test(behind);
  if (!hasColon && !/^\s*(?:#|$|[,}])/.test(behind)) return undefined;
  const key = `${quote}${probe}${quote}`;
  const trial = readWith(campaign, { range, text: hasColon ? key : `${key}: ${probe}` });
  const entry = trial?.entries.find((each) => each.key === probe);
  if (!trial || !entry || (!hasColon && !(isScalar(entry.content) && entry.content.value === probe)))
    return undefined;
  if (before.includes("\t") && !isFlow(trial)) return undefined;
  return {
    kind: "key",
    range,
    quote,
    hasColon,
    flow: isFlow(trial),
    others: otherKeys(trial),
    isFirst: trial.entries.length === 1 && trial.syntax.length === 0,
    indent: indentOf(before),
  };
}

function valueAt(campaign: Campaign, word: Word): ValueCursor | undefined {
  const found = scalarAt(campaign, word);
  if (found) return found;
  const ahead = /:[ \t]*$/.test(word.before) ? nextWord(campaign.text, word) : undefined;
  return ahead && scalarAt(campaign, ahead);
}

/** The place of a value that is one word, of a field that does not take a list. */
function scalarAt(campaign: Campaign, { range, quote, before }: Word): ValueCursor | undefined {
  const needsSpace = before.endsWith(":") && quote === "";
  const trial = readWith(campaign, { range, text: `${needsSpace ? " " : ""}${quote}${probe}${quote}` });
  for (const { key, content } of trial?.entries ?? []) {
    if (!trial || !isScalar(content) || content.value !== probe) continue;
    if (takesList(key)) return undefined;
    return { kind: "value", key, range, quote, needsSpace, flow: isFlow(trial), indent: indentOf(before) };
  }
  return undefined;
}

function listAt(campaign: Campaign, { range, quote, before }: Word): ListCursor | undefined {
  const spaces = /(?<=:)[ \t]*$/.exec(before.slice(before.lastIndexOf(":")))?.[0];
  if (spaces === undefined || quote !== "" || range.start !== range.end) return undefined;
  const place = { range: { start: range.start - spaces.length, end: range.end }, indent: indentOf(before) };
  const forms = [
    { flow: false, text: `\n${place.indent}  - ${probe}` },
    { flow: true, text: ` [${probe}]` },
  ];
  const fitting = forms.find(({ text, flow }) => {
    const trial = readWith(campaign, { range: place.range, text });
    return trial !== undefined && isFlow(trial) === flow && holdsItem(trial, 1);
  });
  return fitting && { kind: "list", quote, flow: fitting.flow, ...place };
}

/** On a blank line of a list, or at its dash, at the indentation of the line or of the item before it. */
function itemAt(campaign: Campaign, { range, before, behind }: Word): ItemCursor | undefined {
  const { text } = campaign;
  const line = before + text.slice(range.start, range.end);
  if (!/^ *-?$/.test(line) || behind.trim() !== "") return undefined;
  const place = { start: range.start - before.length, end: range.end };
  const above = /(?:^|\n)( *)-(?:[ \t][^\n]*)?\n\s*$/.exec(lastLines(text, place.start))?.[1];
  const isSpace = !line.endsWith("-");
  const column = indentOf(line);
  if (isSpace && column.length < (above?.length ?? 1)) return undefined;
  const indent = [column, above].find((each) => {
    const trial =
      each === undefined ? undefined : readWith(campaign, { range: place, text: `${each}- ${probe}` });
    return trial !== undefined && !isFlow(trial) && holdsItem(trial);
  });
  return indent === undefined ? undefined : { kind: "item", range: place, quote: "", flow: false, indent };
}

/** The last line before an offset that holds something, and the blank ones behind it. */
function lastLines(text: string, end: number): string {
  const content = text.slice(0, end).trimEnd().length;
  return text.slice(lineStartAt(text, content), end);
}

/** On an indented line of its own, a key can still be begun: at the indentation of the others. */
function dedentedKeyAt(campaign: Campaign, word: Word): KeyCursor | undefined {
  if (!/^[ \t]+$/.test(word.before) || word.quote !== "" || !/^:?$/.test(word.behind.trim()))
    return undefined;
  const { text, entries } = campaign;
  const { start, end } = word.range;
  const lineStart = start - word.before.length;
  const first = entries[0]?.keyRange.start ?? 0;
  const before = indentOf(text.slice(lineStartAt(text, first), first));
  if (!word.before.startsWith(before)) return undefined;
  const after = readEdited(campaign, { range: word.range, text: probe });
  if (isProseAt(campaign, { probe, after, offset: lineStart, isBlank: start === end })) return undefined;
  const cursor = keyAt(campaign, { ...word, before, range: { start: lineStart + before.length, end } });
  return cursor?.flow === false ? cursor : undefined;
}

/** The campaign with this in place of the range; undefined where it is broken itself, or breaks more than is broken. */
export function readWith(campaign: Campaign, { range, text }: TextEdit): Campaign | undefined {
  const trial = readEdited(campaign, { range, text });
  const end = range.start + text.length;
  const isBroken = trial.syntax.some(
    (problem) => problem.range.start < end && problem.range.end > range.start,
  );
  return isBroken || countBroken(trial) > countBroken(campaign) ? undefined : trial;
}

/** How much is broken: in the syntax, or in that the whole is no mapping. */
function countBroken(campaign: Campaign): number {
  const isRight = campaign.byEntries || campaign.root === null || isMap(campaign.root);
  return campaign.syntax.length + (isRight ? 0 : 1);
}

/** The keys of the other entries, those that lack only their colon too. */
function otherKeys({ text, entries, unread }: Campaign): string[] {
  const broken = unread.map((range) => firstWordIn(text, range));
  return [...entries.map(({ key }) => key), ...broken].filter((key) => key !== probe);
}

function takesList(key: string): boolean {
  const field = fieldSchema(key);
  return field !== undefined && fieldTypes(field).includes("array");
}

/** Whether the probe is an item of the list of a field that takes one, of so many items. */
function holdsItem({ entries }: Campaign, count?: number): boolean {
  return entries.some(({ key, content }) => {
    if (!takesList(key) || !isSeq(content) || (count !== undefined && content.items.length !== count))
      return false;
    return content.items.some((item) => isScalar(item) && item.value === probe);
  });
}

function isFlow(campaign: Campaign): boolean {
  return !campaign.byEntries && isMap(campaign.root) && campaign.root.flow === true;
}

function indentOf(line: string): string {
  return /^\uFEFF?( *)/.exec(line)?.[1] ?? "";
}
