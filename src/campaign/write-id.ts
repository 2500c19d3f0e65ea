import { isMap, type Pair, type ParsedNode } from "yaml";
import { findIdEntry } from "./find-id-entry.ts";
import { isUuid } from "./formats.ts";
import { plainValue } from "./plain-value.ts";
import { type Campaign, type Entry, readCampaign } from "./read-campaign.ts";
import { applyEdit, lineStartAt, type TextEdit, type TextRange } from "./text.ts";
import { writeRequest } from "./write-request.ts";

/**
 * The id a file carries: the value of its top-level `id`; undefined when there is none yet (no key, null or empty).
 * Anything else that is written there counts, valid or not.
 */
export function idOf({ text, entries, aliases }: Campaign): string | undefined {
  for (const { key, content, valueRange } of entries) {
    const value = key === "id" ? plainValue(content, aliases) : null;
    if (typeof value === "object" && value !== null) return text.slice(valueRange.start, valueRange.end);
    if (value !== null && value !== "") return String(value);
  }
  return undefined;
}

/** The host a comment beside the id names: where the campaign was created, if not at the default origin. */
export function idHostOf(campaign: Campaign): string | undefined {
  const end = findIdEntry(campaign)?.valueRange.end;
  return end === undefined ? undefined : hostComment.exec(campaign.text.slice(end))?.[1];
}

const hostComment = /^[ \t]+#[ \t]*([a-z\d.-]+\.[a-z\d-]+(?::\d+)?)[ \t]*(?=\r?\n|$)/i;

/** How an id is to be written. */
export interface IdOptions {
  /** Put behind the id. */
  readonly comment?: string | undefined;
  /** The id that is in the file and gives way, with the host named beside it. */
  readonly replaces?: string | undefined;
}

/**
 * The one edit that writes an id into a campaign file and changes nothing else: it fills an empty `id`, or else puts
 * the key before the first one. Undefined where no such edit can be made: the text is no mapping (any more), or it has
 * an id that is not to be replaced.
 */
export function writeId(
  text: string,
  id: string,
  { comment, replaces }: IdOptions = {},
): TextEdit | undefined {
  const campaign = readCampaign(text);
  const present = idOf(campaign);
  if (!isUuid(id) || (present !== undefined && present !== replaces)) return undefined;
  const remark = comment === undefined ? "" : ` # ${comment.replace(/\s+/g, " ")}`;
  return candidates(campaign, id, remark).find((edit) => holdsOnlyTheId(campaign, edit, id));
}

/** Whether after this edit the file has this id, and is otherwise the same campaign. */
function holdsOnlyTheId(before: Campaign, edit: TextEdit, id: string): boolean {
  const after = readCampaign(applyEdit(before.text, edit));
  const asSound =
    after.syntax.length === before.syntax.length &&
    after.aliases.problems.length === before.aliases.problems.length;
  return asSound && idOf(after) === id && writeRequest(after) === writeRequest(before);
}

/** The edits to try, the nicest first. Which of them fits can depend on anchors, tags and comments in odd places. */
function candidates(campaign: Campaign, id: string, remark: string): TextEdit[] {
  const { text, root, entries } = campaign;
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? "\n";
  if (root === null)
    return [insert(text.length, `${/[^\n]$/.test(text) ? lineBreak : ""}id: ${id}${remark}${lineBreak}`)];
  if (!isMap<ParsedNode, ParsedNode | null>(root)) return [];
  const existing = entries.findIndex(({ key }) => key === "id");
  const pair = root.items[existing];
  const entry = idOf(campaign) === undefined ? entries[existing] : withHost(text, entries[existing]);
  if (pair && entry)
    return fill(text, pair, entry, id + remark + (remark && root.flow ? lineBreak : ""), lineBreak);
  return root.flow
    ? insertInFlow(campaign, root.range[0] + 1, id, remark, lineBreak)
    : [insertLine(text, entries[0]?.keyRange.start ?? 0, `id: ${id}${remark}`, lineBreak)];
}

/** The entry of an id with the host named beside it, which goes with it. */
function withHost(text: string, entry: Entry | undefined): Entry | undefined {
  if (entry === undefined) return undefined;
  const { start, end } = entry.valueRange;
  const host = hostComment.exec(text.slice(end))?.[0] ?? "";
  return { ...entry, valueRange: { start, end: end + host.length } };
}

function fill(
  text: string,
  { value }: Pair<ParsedNode, ParsedNode | null>,
  { node, keyRange, valueRange }: Entry,
  written: string,
  lineBreak: string,
): TextEdit[] {
  if (node !== null)
    return [valueRange, withoutTag(text, keyRange, valueRange)].map((range) => ({ range, text: written }));
  if (value === null) return [": ", `${lineBreak}: `].map((colon) => insert(keyRange.end, colon + written));
  const end = text.slice(0, value.range[0]).trimEnd().length;
  return [
    insert(end, ` ${written}`),
    { range: withoutTag(text, keyRange, { start: end, end }), text: written },
  ];
}

/** The value with the tag and the anchor in front of it: `!!null` cannot stand before an id. */
function withoutTag(text: string, keyRange: TextRange, valueRange: TextRange): TextRange {
  const between = text.slice(keyRange.end, valueRange.start);
  return {
    start: keyRange.end + (/^\s*:\s*/.exec(between)?.[0].length ?? between.length),
    end: valueRange.end,
  };
}

/** A line of its own before the line of the first key, indented like it. */
function insertLine(text: string, keyStart: number, line: string, lineBreak: string): TextEdit {
  const lineStart = lineStartAt(text, keyStart);
  const [before = "", indent = ""] = /^\uFEFF?( *)/.exec(text.slice(lineStart, keyStart)) ?? [];
  return insert(lineStart + before.length, line + lineBreak + indent);
}

/** Before the first key, or, where that is part of something larger, right after the bracket. */
function insertInFlow(
  { text, entries }: Campaign,
  open: number,
  id: string,
  remark: string,
  lineBreak: string,
): TextEdit[] {
  const first = entries[0]?.keyRange.start;
  if (first === undefined) return [insert(open, `id: ${id}${remark}${remark && lineBreak}`)];
  const ownLine = /\n([ \t]*)$/.exec(text.slice(0, first));
  const gap = remark || ownLine ? `${lineBreak}${ownLine?.[1] ?? ""}` : " ";
  return [first, open].map((start) => insert(start, `id: ${id},${remark}${gap}`));
}

function insert(start: number, text: string): TextEdit {
  return { range: { start, end: start }, text };
}
