import { isCollection, isScalar, type ParsedNode } from "yaml";
import { nodeRange } from "./campaign.ts";
import { findPath } from "./find-path.ts";
import { isIn, type Part } from "./list-parts.ts";
import type { Campaign } from "./read-campaign.ts";
import { lineStartAt, type TextRange } from "./text.ts";

/**
 * What to select around an offset, step by step: the word, the value without and with its quotes, the item, the
 * entry, all entries, the document. Each range holds the one before it and more.
 */
export function expandSelection(campaign: Campaign, offset: number): TextRange[] {
  const { text, root } = campaign;
  const path = findPath(campaign, offset);
  const ranges = [
    { start: 0, end: text.length },
    ...(root ? aroundNode(text, root, nodeRange(text, root), offset) : []),
    ...path.flatMap((part) => aroundPart(text, part, offset)),
  ];
  if (!isInScalar(path.at(-1), offset)) ranges.push(...aroundComment(campaign, offset));
  ranges.push(wordAt(text, offset));
  return nest(ranges, offset);
}

/** Of ranges from the outermost to the innermost those that fit into one another, the innermost first. */
function nest(ranges: readonly TextRange[], offset: number): TextRange[] {
  const nested: TextRange[] = [];
  for (const range of ranges) {
    const outer = nested[0] ?? { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
    const isSmaller = outer.start < range.start || range.end < outer.end;
    const fits = outer.start <= range.start && range.end <= outer.end;
    const isFirst = nested.length === 0;
    if (fits && isSmaller && isIn(range, offset) && (isFirst || range.start < range.end))
      nested.unshift(range);
  }
  return nested;
}

function aroundPart(text: string, { range, keyRange, node, valueRange }: Part, offset: number): TextRange[] {
  return [
    range,
    ...(keyRange && isIn(keyRange, offset) ? [keyRange, withoutEnds(text, keyRange)] : []),
    ...(node && valueRange ? aroundNode(text, node, valueRange, offset) : []),
  ];
}

function aroundNode(text: string, node: ParsedNode, range: TextRange, offset: number): TextRange[] {
  if (!isIn(range, offset)) return [];
  if (isCollection(node)) return node.flow ? [range, withoutEnds(text, range)] : [range];
  if (!isScalar(node)) return [range];
  if (!node.type?.startsWith("BLOCK_")) return [range, withoutEnds(text, range), lineAt(text, offset)];
  const header = text.indexOf("\n", range.start) + 1;
  const content = trim(text, {
    start: header > 0 && header < range.end ? header : range.end,
    end: range.end,
  });
  return [range, content, lineAt(text, offset)];
}

/** A range without the quotes or brackets at its ends and the blanks behind them; itself where there are none. */
function withoutEnds(text: string, { start, end }: TextRange): TextRange {
  const isEnclosed = /^(?:".*"|'.*'|\[.*\]|\{.*\})$/s.test(text.slice(start, end));
  return isEnclosed ? trim(text, { start: start + 1, end: end - 1 }) : { start, end };
}

/** A line without the blanks at its ends. */
function lineAt(text: string, offset: number): TextRange {
  const end = text.indexOf("\n", offset);
  return trim(text, {
    start: lineStartAt(text, offset),
    end: end < 0 ? text.length : end,
  });
}

function trim(text: string, { start, end }: TextRange): TextRange {
  const part = text.slice(start, end);
  const trimmed = part.trimStart();
  return { start: end - trimmed.length, end: end - trimmed.length + trimmed.trimEnd().length };
}

function isInScalar(part: Part | undefined, offset: number): boolean {
  if (part?.keyRange && isIn(part.keyRange, offset)) return true;
  return !!part?.valueRange && isScalar(part.node) && isIn(part.valueRange, offset);
}

/** The comment an offset is in, with and without its `#`. */
function aroundComment(campaign: Campaign, offset: number): TextRange[] {
  const line = lineAt(campaign.text, offset);
  for (const { index } of campaign.text.slice(line.start, line.end).matchAll(/(?<=^|\s)#/g)) {
    const start = line.start + index;
    if (start > offset) break;
    if (isInScalar(findPath(campaign, start).at(-1), start)) continue;
    return [{ start, end: line.end }, trim(campaign.text, { start: start + 1, end: line.end })];
  }
  return [];
}

/** What counts as part of a word: a UUID, a key and the name of a time zone are one word each. */
const wordCharacter = /[\p{L}\p{M}\p{N}_/+-]/u;

function wordAt(text: string, offset: number): TextRange {
  let [start, end] = [offset, offset];
  while (start > 0 && wordCharacter.test(text.charAt(start - 1))) start--;
  while (end < text.length && wordCharacter.test(text.charAt(end))) end++;
  return { start, end };
}
