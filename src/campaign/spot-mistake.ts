import type { YAMLError } from "yaml";
import type { TextRange } from "./text.ts";

/** What somebody most likely did, where the parser's own words would lead astray. */
export interface Mistake {
  readonly message: string;
  readonly range: TextRange;
}

/** Recognises two everyday mistakes by the text around a parser's error, which is at `start`; else undefined. */
export function spotMistake(text: string, { code }: YAMLError, start: number): Mistake | undefined {
  if (code === "BLOCK_AS_IMPLICIT_KEY") return spotDeepIndent(text, start);
  return code === "UNEXPECTED_TOKEN" ? spotBareBracket(text, start) : undefined;
}

/** A key with spaces too many under a key that has a value: the parser blames the value above. */
function spotDeepIndent(text: string, start: number): Mistake | undefined {
  const found = /^([^\r\n]*)\r?\n(?:[ \t]*\r?\n)*([ ]+)([\w-]+:(?:[ \t][^\r\n]*)?)(?=\r?\n|$)/.exec(
    text.slice(start),
  );
  const [whole = "", above = "", , line = ""] = found ?? [];
  if (!found || /:(?:\s|$)/.test(above)) return undefined;
  const end = start + whole.length;
  return {
    message: "This line is indented deeper than the keys around it. Remove the spaces before it.",
    range: { start: end - line.length, end: end - line.length + line.trimEnd().length },
  };
}

/** A text that begins with a bracket, such as `{{first_name}}, hello`. */
function spotBareBracket(text: string, start: number): Mistake | undefined {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(lineStart))?.[0] ?? "";
  const before = /^\s*(?:[\w-]+:|-)[ \t]+(?=[{[])/.exec(line)?.[0];
  if (before === undefined || lineStart + before.length >= start) return undefined;
  return {
    message: "Text that begins with `{` or `[` needs quotes around it.",
    range: { start: lineStart + before.length, end: lineStart + line.trimEnd().length },
  };
}
