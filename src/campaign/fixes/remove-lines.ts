import { lineStartAt, type TextEdit, type TextRange } from "../text.ts";

/** The edit that removes all lines a range touches, from their first character (or the one behind a byte order mark) to their last line break. */
export function wholeLines(text: string, { start, end }: TextRange): TextEdit {
  const lineStart = lineStartAt(text, start);
  const from = lineStart + (text.charAt(lineStart) === "\uFEFF" ? 1 : 0);
  const lineFeed = text.indexOf("\n", end);
  return { range: { start: from, end: lineFeed === -1 ? text.length : lineFeed + 1 }, text: "" };
}

/** The edit that removes one of several things between brackets, with its anchor and tag and one of the commas beside it. */
export function removeBetweenCommas(text: string, range: TextRange): TextEdit {
  const [start, end] = [beforeMarks(text, range.start), range.end];
  const after = /^\s*,[ \t]*/.exec(text.slice(end))?.[0];
  if (after !== undefined) return { range: { start, end: end + after.length }, text: "" };
  const before = /,\s*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return { range: { start: start - before, end }, text: "" };
}

/** An anchor, a tag and a `?` take no more characters than this. */
const longestMarks = 200;

/** Where the anchor, the tag and the `?` of what stands at an offset begin; the offset itself where there are none. */
export function beforeMarks(text: string, offset: number): number {
  // Not the whole text before: the pattern would be tried at every place of it.
  const before = text.slice(Math.max(lineStartAt(text, offset), offset - longestMarks), offset);
  const marks = /(?:(?:[&!][^\s,[\]{}]*|\?)\s+)*$/.exec(before)?.[0] ?? "";
  return offset - marks.length;
}
