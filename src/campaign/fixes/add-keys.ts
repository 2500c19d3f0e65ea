import { isMap, type ParsedNode } from "yaml";
import type { Fix } from "../fix.ts";
import type { Campaign, Entry } from "../read-campaign.ts";
import { fieldSchema, fieldTypes, requiredFields } from "../schema.ts";
import { joinSnippets, placeholder, type Snippet } from "../snippet.ts";
import { lineStartAt, type TextEdit } from "../text.ts";
import { wholeLines } from "./remove-lines.ts";

/**
 * Adds keys, each with a place to fill in its value: behind the required key that comes before them, or else in front
 * of all keys.
 */
export function addKeys(campaign: Campaign, names: readonly string[]): Fix {
  const { root, entries } = campaign;
  const title = `Add ${names.map((name) => `\`${name}\``).join(" and ")}`;
  const first = entries[0]?.keyRange.start;
  const isFlow = isMap<ParsedNode, ParsedNode | null>(root) && root.flow === true;
  return { title, edits: [isFlow ? inFlow(root, first, names) : inBlock(campaign, names)] };
}

function inBlock({ text, entries }: Campaign, names: readonly string[]): TextEdit {
  const lineBreak = /\r?\n/.exec(text)?.[0] ?? "\n";
  const first = entries[0]?.keyRange.start ?? text.length;
  const firstLine = lineStartAt(text, first);
  const [, bom = "", indent = ""] = /^(\uFEFF?)( *)/.exec(text.slice(firstLine, first)) ?? [];
  const start =
    endBefore(text, entries, names) ?? (entries.length > 0 ? firstLine + bom.length : text.length);
  const opening = start > 0 && /[^\n\uFEFF]/.test(text.charAt(start - 1)) ? lineBreak : "";
  const closing = opening === "" ? lineBreak : "";
  return compose(
    start,
    names.map((name) => indent + name),
    { opening, between: lineBreak, closing, item: [`${lineBreak}${indent}  - `, ""] },
  );
}

/** The end of the line (its break included) of the last key that should stand before these; undefined where there is none. */
function endBefore(text: string, entries: readonly Entry[], names: readonly string[]): number | undefined {
  const place = requiredFields.indexOf(names[0] ?? "");
  const before = place === -1 ? requiredFields : requiredFields.slice(0, place);
  const previous = entries.findLast(({ key }) => before.includes(key));
  return previous && wholeLines(text, { ...previous.valueRange, start: previous.keyRange.start }).range.end;
}

function inFlow(root: ParsedNode, first: number | undefined, names: readonly string[]): TextEdit {
  const start = first ?? root.range[0] + 1;
  const closing = first === undefined ? "" : ", ";
  return compose(start, names, { opening: "", between: ", ", closing, item: [" [", "]"] });
}

interface Joints {
  readonly opening: string;
  readonly between: string;
  readonly closing: string;
  /** What stands around the item of a list. */
  readonly item: readonly [before: string, after: string];
}

/** An insertion of `key: value` for each name. */
function compose(start: number, names: readonly string[], joints: Joints): TextEdit {
  const { opening, between, closing } = joints;
  const entries = names.flatMap((name, index) => [
    `${index > 0 ? between : ""}${name}:`,
    fieldValue(name.trim(), joints),
  ]);
  return { range: { start, end: start }, ...joinSnippets(opening, ...entries, closing) };
}

/** The place to fill in: text and ids cannot be made up. */
function fieldValue(name: string, { item: [before, after] }: Joints): Snippet {
  const field = fieldSchema(name);
  const isList = field !== undefined && fieldTypes(field).includes("array");
  return isList ? joinSnippets(before, placeholder(""), after) : joinSnippets(" ", placeholder(""));
}
