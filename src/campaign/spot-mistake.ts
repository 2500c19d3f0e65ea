import type { YAMLError } from "yaml";
import type { Fix } from "./fix.ts";
import { quoteValue } from "./fixes/quote-value.ts";
import { fieldSchema, fieldTypes } from "./schema.ts";
import { lineStartAt, restOfLineAt, type TextRange } from "./text.ts";

/** What somebody most likely did, where the parser's own words would lead astray. */
export interface Mistake {
  readonly message: string;
  readonly range: TextRange;
  readonly fixes: readonly Fix[];
}

/** Recognises everyday mistakes by the text around a parser's error, which is at `start`; else undefined. */
export function spotMistake(text: string, { code }: YAMLError, start: number): Mistake | undefined {
  if (code === "BLOCK_AS_IMPLICIT_KEY") return spotStrayItem(text, start) ?? spotDeepIndent(text, start);
  return code === "UNEXPECTED_TOKEN" || code === "BAD_ALIAS" ? spotBareText(text, start) : undefined;
}

/** An item of a list that is not indented like those above it. */
function spotStrayItem(text: string, start: number): Mistake | undefined {
  const lineStart = lineStartAt(text, start);
  const line = restOfLineAt(text, lineStart).trimEnd();
  const indent = /^ *(?=- )/.exec(line)?.[0];
  const above = [...text.slice(0, lineStart).matchAll(/^( *)- /gm)].at(-1)?.[1];
  if (indent === undefined || above === undefined || above === indent) return undefined;
  return {
    message: "This item is not indented like the items above it.",
    range: { start: lineStart + indent.length, end: lineStart + line.length },
    fixes: [
      {
        title: "Indent it like the items above",
        edits: [{ range: { start: lineStart, end: lineStart + indent.length }, text: above }],
        preferred: true,
      },
    ],
  };
}

/** A key with spaces too many under a key that has a value: the parser blames the value above. */
function spotDeepIndent(text: string, start: number): Mistake | undefined {
  const found = /^([^\r\n]*)\r?\n(?:[ \t]*\r?\n)*([ ]+)([\w-]+:(?:[ \t][^\r\n]*)?)(?=\r?\n|$)/.exec(
    text.slice(start),
  );
  const [whole = "", above = "", , line = ""] = found ?? [];
  if (!found || /:(?:\s|$)/.test(above)) return undefined;
  const end = start + whole.length;
  const range = { start: end - line.length, end: end - line.length + line.trimEnd().length };
  const indent = /^ */.exec(text.slice(lineStartAt(text, start)))?.[0] ?? "";
  const edits = [{ range: { start: lineStartAt(text, range.start), end: range.start }, text: indent }];
  return {
    message: "This line is indented deeper than the keys around it. Remove the spaces before it.",
    range,
    fixes: [{ title: "Remove the spaces before it", edits, preferred: true }],
  };
}

/** A text that begins like something else in YAML, such as `{{first_name}}, hello`, or goes on behind its quotes. */
function spotBareText(text: string, start: number): Mistake | undefined {
  const lineStart = lineStartAt(text, start);
  const line = restOfLineAt(text, lineStart);
  const found = /^\s*(?:([\w-]+):|-)[ \t]+(?=[{[*&"'])/.exec(line);
  const valueStart = lineStart + (found?.[0].length ?? 0);
  if (!found || valueStart > start || !takesText(found[1])) return undefined;
  const first = text.charAt(valueStart);
  return {
    message: /["']/.test(first)
      ? "The text goes on after its closing quote. Put quotes of the other kind around all of it."
      : `Text that begins with \`${first}\` needs quotes around it.`,
    range: { start: valueStart, end: lineStart + line.trimEnd().length },
    fixes: quoteValue(text, valueStart),
  };
}

/** Whether text is what goes under a key, as far as is known. */
function takesText(key: string | undefined): boolean {
  const field = key === undefined ? undefined : fieldSchema(key);
  return field === undefined || (fieldTypes(field).includes("string") && !field.format);
}
