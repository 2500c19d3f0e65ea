import { restOfLineAt, type TextEdit, type TextRange } from "../text.ts";

/** Puts quotes around what stands in this range of the text, so that it is read as that very text. */
export function quote(text: string, { start, end }: TextRange): TextEdit {
  return { range: { start, end }, text: quoted(text.slice(start, end)) };
}

/** A text of one line as a quoted YAML scalar; double quotes where nothing needs to be escaped in them. */
export function quoted(value: string): string {
  return /["\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
}

/**
 * From an offset to the end of what stands in its line: without the comment and the spaces before it. What stands
 * between quotes is no comment; nor is anything behind a quote that is open.
 */
export function restOfLine(text: string, start: number): TextRange {
  const line = restOfLineAt(text, start);
  const quoteMark = /^["']/.exec(line)?.[0];
  const closing = quoteMark === undefined ? 0 : line.lastIndexOf(quoteMark);
  const isOpen = quoteMark !== undefined && closing === 0;
  const comment = isOpen ? -1 : line.slice(closing).search(/[ \t]#/);
  const rest = comment === -1 ? line : line.slice(0, closing + comment);
  return { start, end: start + rest.trimEnd().length };
}

/** Whether a comment stands behind the `|` or `>` of the value in this range: it would get lost with the value. */
export function hasInnerComment(text: string, { start, end }: TextRange): boolean {
  return /^[|>][^\r\n]*#/.test(text.slice(start, end));
}
