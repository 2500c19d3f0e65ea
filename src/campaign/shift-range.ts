import type { TextEdit, TextRange } from "./text.ts";

/**
 * Where a range is after edits that do not overlap and all speak of the text before them; undefined where one of them
 * changed what the range holds. What is inserted at its ends is outside.
 */
export function shiftRange({ start, end }: TextRange, edits: readonly TextEdit[]): TextRange | undefined {
  let shift = 0;
  for (const { range, text } of edits) {
    if (range.start >= end && range.end > start) continue;
    if (range.end > start) return undefined;
    shift += text.length - (range.end - range.start);
  }
  return { start: start + shift, end: end + shift };
}

/**
 * The same edit without what it leaves as it was: where it replaces lines by as many lines, an edit for each that
 * differs. So what replaces a whole file, or its line ends, touches only what it changes.
 * @param text the text before the edit
 */
export function narrowEdit(text: string, { range, text: inserted }: TextEdit): TextEdit[] {
  const before = text.slice(range.start, range.end);
  const [oldLines, newLines] = [before.split("\n"), inserted.split("\n")];
  if (oldLines.length !== newLines.length) return trimEdit(range.start, before, inserted);
  const edits: TextEdit[] = [];
  let start = range.start;
  for (const [index, line] of oldLines.entries()) {
    edits.push(...trimEdit(start, line, newLines[index] ?? ""));
    start += line.length + 1;
  }
  return edits;
}

/** Replaces one text by another at an offset, but for their common beginning and end. */
function trimEdit(offset: number, before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const range = { start: offset + head, end: offset + before.length - tail };
  return [{ range, text: after.slice(head, after.length - tail) }];
}
