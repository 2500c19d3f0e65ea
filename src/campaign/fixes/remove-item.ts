import type { ParsedNode, YAMLSeq } from "yaml";
import { lineStartAt, type TextEdit, type TextRange } from "../text.ts";
import { isReferredTo } from "./is-referred-to.ts";
import { removeBetweenCommas, wholeLines } from "./remove-lines.ts";

/**
 * The edit that removes the item at this index of a list, with its dash or comma and the comment behind it; undefined
 * where it does not stand on lines of its own, or an alias elsewhere stands for it.
 */
export function removeItem(text: string, list: YAMLSeq<ParsedNode>, index: number): TextEdit | undefined {
  const item = list.items[index];
  if (item === undefined) return undefined;
  const [start, end] = item.range;
  const range = { start, end: start + text.slice(start, end).trimEnd().length };
  const edit = removal(text, list, range);
  return edit && !isReferredTo(text, edit.range) ? edit : undefined;
}

function removal(text: string, { flow }: YAMLSeq<ParsedNode>, range: TextRange): TextEdit | undefined {
  if (flow) return removeBetweenCommas(text, range);
  const before = text.slice(lineStartAt(text, range.start), range.start);
  return /^\s*-\s+(?:[&!]\S*\s+)*$/.test(before) ? wholeLines(text, range) : undefined;
}
