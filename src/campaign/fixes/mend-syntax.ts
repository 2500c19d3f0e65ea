import type { YAMLError } from "yaml";
import type { Fix } from "../fix.ts";
import { lineStartAt, type TextRange } from "../text.ts";
import { mendSeparator } from "./mend-separator.ts";
import { restOfLine } from "./quote.ts";
import { quoteValue } from "./quote-value.ts";
import { wholeLines } from "./remove-lines.ts";

/** What may cure an error of the YAML parser, the likeliest first. `range` is where it is shown. */
export function mendSyntax(text: string, { code, message }: YAMLError, range: TextRange): Fix[] {
  switch (code) {
    case "TAB_AS_INDENT":
      return replaceTabs(text, range);
    case "BAD_SCALAR_START":
    case "BLOCK_AS_IMPLICIT_KEY":
    case "TAG_RESOLVE_FAILED":
    case "UNEXPECTED_TOKEN":
    case "MULTIPLE_TAGS":
      return quoteValue(text, range.start);
    case "BAD_DQ_ESCAPE":
      return [{ title: "Write `\\\\`", edits: [insert(range.start, "\\")], preferred: true }];
    case "BAD_DIRECTIVE":
      return [{ title: "Remove the line", edits: [wholeLines(text, range)], preferred: true }];
    default:
      return mendMissing(text, message, range);
  }
}

function mendMissing(text: string, message: string, range: TextRange): Fix[] {
  if (/closing/.test(message)) return close(text, range, text.charAt(range.start));
  if (/^Flow/.test(message)) return close(text, range, text.charAt(range.start) === "[" ? "]" : "}");
  if (/,/.test(message))
    return [{ title: "Write a comma", edits: [insert(range.start, ", ")], preferred: true }];
  return mendSeparator(text, range.start);
}

/** Adds what closes a quote or bracket, at the end of its line. */
function close(text: string, { start }: TextRange, closing: string): Fix[] {
  if (!["'", '"', "]", "}"].includes(closing)) return [];
  const edits = [insert(restOfLine(text, start).end, closing)];
  return [{ title: `Write \`${closing}\` at the end of the line`, edits, preferred: true }];
}

/** Two spaces for each tab; or none, where the line is to begin with its key. */
function replaceTabs(text: string, range: TextRange): Fix[] {
  const lineStart = lineStartAt(text, range.start);
  const [, bom = "", indent = ""] = /^(\uFEFF?)([ \t]*)/.exec(text.slice(lineStart)) ?? [];
  const start = lineStart + bom.length;
  const edits = (spaces: string) => [{ range: { start, end: start + indent.length }, text: spaces }];
  const title = "Change the tabs to spaces";
  return [
    { title, edits: edits(indent.replaceAll("\t", "  ")), preferred: true, certain: true },
    { title: "Remove the tabs", edits: edits(""), preferred: true },
  ];
}

function insert(at: number, text: string) {
  return { range: { start: at, end: at }, text };
}
