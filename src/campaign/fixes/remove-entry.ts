import type { Pair, ParsedNode, YAMLMap } from "yaml";
import { nodeRange } from "../campaign.ts";
import { lineStartAt, type TextEdit, type TextRange } from "../text.ts";
import { isReferredTo } from "./is-referred-to.ts";
import { beforeMarks, removeBetweenCommas, wholeLines } from "./remove-lines.ts";

type Parsed = YAMLMap<ParsedNode, ParsedNode | null>;

/**
 * The edit that removes the entry at this index of a mapping, with the comment behind it on its line; undefined where
 * that cannot be done without touching what stands beside it, or where an alias elsewhere stands for a part of it.
 */
export function removeEntry(text: string, map: Parsed, index: number): TextEdit | undefined {
  const pair = map.items[index];
  if (pair === undefined) return undefined;
  const edit = removal(text, map, pairRange(text, pair), map.items[index + 1]);
  return edit && !isReferredTo(text, edit.range) ? edit : undefined;
}

function removal(text: string, map: Parsed, range: TextRange, next: Parsed["items"][number] | undefined) {
  if (map.flow) return removeBetweenCommas(text, range);
  const before = text.slice(lineStartAt(text, range.start), range.start);
  if (/^\uFEFF?\s*(?:\?\s+)?(?:[&!]\S*\s+)*$/.test(before)) return wholeLines(text, range);
  // Behind `- ` on its line: the next entry takes its place.
  return next && { range: { start: range.start, end: beforeMarks(text, next.key.range[0]) }, text: "" };
}

/** From the key to the end of the value; without the line break that ends a block. */
function pairRange(text: string, { key, value }: Pair<ParsedNode, ParsedNode | null>): TextRange {
  const end = Math.max(value === null ? 0 : nodeRange(text, value).end, key.range[1]);
  const colon = /^\s*:/.exec(text.slice(key.range[1]))?.[0].length ?? 0;
  const start = key.range[0];
  return { start, end: start + text.slice(start, Math.max(end, key.range[1] + colon)).trimEnd().length };
}
