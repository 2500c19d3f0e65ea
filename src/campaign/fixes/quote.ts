import type { TextEdit, TextRange } from "../text.ts";

/** Puts quotes around what stands in this range of the text, so that it is read as that very text. */
export function quote(text: string, { start, end }: TextRange): TextEdit {
  return { range: { start, end }, text: quoted(text.slice(start, end)) };
}

/** A text of one line as a quoted YAML scalar; double quotes where nothing needs to be escaped in them. */
export function quoted(value: string): string {
  return /["\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
}

/** From an offset to the end of what stands in its line: without the comment and the spaces before it. */
export function restOfLine(text: string, start: number): TextRange {
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? "";
  const comment = line.search(/[ \t]#/);
  const rest = comment === -1 ? line : line.slice(0, comment);
  return { start, end: start + rest.trimEnd().length };
}
