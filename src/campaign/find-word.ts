import { lineStartAt, restOfLineAt, type TextRange } from "./text.ts";

/** The word at a cursor, and the line around it. */
export interface Word {
  /** The word, its quotes included: what a completion replaces. */
  readonly range: TextRange;
  /** The quote the word begins with. */
  readonly quote: "" | '"' | "'";
  /** The line up to the word. */
  readonly before: string;
  /** The rest of the line behind the word. */
  readonly behind: string;
}

/** The word at an offset; between spaces an empty one. Undefined between the two characters of a line break. */
export function wordAt(text: string, offset: number): Word | undefined {
  const lineStart = lineStartAt(text, offset);
  const line = restOfLineAt(text, lineStart);
  const at = offset - lineStart;
  if (at > line.length) return undefined;
  let start = at;
  while (start > 0 && isWordCharacter(line.charAt(start - 1))) start--;
  let end = at;
  while (end < line.length && /[^\s,:[\]{}"'#]/.test(line.charAt(end))) end++;
  const quote = quoteIn(line.charAt(start - 1));
  const closed = quote !== "" && line.charAt(end) === quote;
  return wordOf(line, lineStart, quote === "" ? start : start - 1, closed ? end + 1 : end, quote);
}

/** What stands behind a cursor that is in front of a word, from the cursor to the word's end. */
export function nextWord(text: string, { range, before, behind }: Word): Word | undefined {
  const ahead = /^[ \t]+(?:"[^"'\s]*"|'[^"'\s]*'|[^\s,:[\]{}"'#&*!|>]+)/.exec(behind)?.[0];
  if (ahead === undefined || range.start !== range.end) return undefined;
  const lineStart = range.start - before.length;
  const line = text.slice(lineStart, range.end + behind.length);
  return wordOf(line, lineStart, before.length, before.length + ahead.length, "");
}

function wordOf(line: string, lineStart: number, start: number, end: number, quote: Word["quote"]): Word {
  return {
    range: { start: lineStart + start, end: lineStart + end },
    quote,
    before: line.slice(0, start),
    behind: line.slice(end),
  };
}

function isWordCharacter(character: string): boolean {
  return /[^\s,:[\]{}"'#&*!|>]/.test(character);
}

function quoteIn(character: string): Word["quote"] {
  return character === '"' || character === "'" ? character : "";
}
