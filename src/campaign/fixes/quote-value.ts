import type { Fix } from "../fix.ts";
import { lineStartAt, restOfLineAt } from "../text.ts";
import { quoted, restOfLine } from "./quote.ts";

/**
 * Puts quotes around the whole value in the line of an offset, so that what YAML takes for something else in it is
 * text; quotes that are around it already are made to fit.
 */
export function quoteValue(text: string, offset: number): Fix[] {
  const lineStart = lineStartAt(text, offset);
  const before =
    /^\uFEFF?\s*(?:-\s+)*(?:(?:[\w-]+|"[^"]*"|'[^']*'):\s+)?/.exec(text.slice(lineStart))?.[0] ?? "";
  const range = restOfLine(text, lineStart + before.length);
  const value = text.slice(range.start, range.end);
  // Without a key or dash before it, it may be the whole campaign between brackets.
  if (value === "" || /[\r\n]/.test(before) || !/[:-]\s+$/.test(before)) return [];
  const inner = /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
  const whole = restOfLineAt(text, range.start).trimEnd();
  const withComment = { range: { start: range.start, end: range.start + whole.length }, text: quoted(whole) };
  return [
    { title: "Put quotes around it", edits: [{ range, text: quoted(inner) }], preferred: true },
    ...(whole.length > value.length && inner === value
      ? [{ title: "Put quotes around it and what stands behind `#`", edits: [withComment] }]
      : []),
  ];
}
