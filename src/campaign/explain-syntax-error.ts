import type { YAMLError } from "yaml";

const sentences: Partial<Record<YAMLError["code"], string>> = {
  BAD_DQ_ESCAPE:
    "This backslash sequence means nothing in double quotes. Write `\\\\` for a backslash, or use single quotes.",
  BAD_INDENT: "The indentation of this line does not fit the lines around it.",
  BAD_SCALAR_START: "A value cannot begin with this character. Put quotes around the value.",
  BLOCK_AS_IMPLICIT_KEY:
    "A value on the line of its key cannot itself hold `key: value`. If it is text with a colon in it, put quotes around it.",
  BLOCK_IN_FLOW:
    "Inside `[…]` or `{…}` values are separated by commas; lines with `- ` or `|` cannot stand there.",
  KEY_OVER_1024_CHARS: "This key is longer than YAML allows. Is a colon or a quote out of place?",
  MULTILINE_IMPLICIT_KEY: "This line has no `key: value`. Is a colon missing, or a space after it?",
  MULTIPLE_ANCHORS: "A value can have only one anchor (`&name`).",
  MULTIPLE_TAGS: "A value can have only one tag (`!name`).",
  TAB_AS_INDENT: "YAML does not allow tabs for indentation. Use spaces.",
  TAG_RESOLVE_FAILED: "This tag has no meaning in a campaign. Remove it.",
  BAD_DIRECTIVE: "This directive has no meaning in a campaign. Remove the line.",
  BAD_ALIAS: "An anchor (`&name`) or alias (`*name`) needs a name.",
  UNEXPECTED_TOKEN: "This cannot stand here. Check the quotes, brackets and indentation around it.",
  ALIAS_PROPS: "An alias (`*name`) cannot have an anchor or a tag of its own.",
  BAD_PROP_ORDER: "The anchor or tag must stand directly before its value.",
};

/** What a YAML error means and what to do about it, for somebody who does not know YAML. */
export function explainSyntaxError({ code, message }: YAMLError): string {
  if (code === "MISSING_CHAR") return explainMissing(message);
  if (/Flow .* sufficiently indented/.test(message)) {
    return `This ${bracketOf(message)} is not closed, or its end is not indented.`;
  }
  return sentences[code] ?? `This is not valid YAML: ${message}.`;
}

function explainMissing(message: string): string {
  if (/closing ["']?quote/i.test(message)) return "This quote is never closed.";
  if (/map values/.test(message))
    return "This line has no `key: value`. Is a colon missing, or a space after it?";
  if (/^Flow/.test(message)) return `This ${bracketOf(message)} is never closed.`;
  if (/,/.test(message)) return "A comma is missing here.";
  return `This is not valid YAML: ${message}.`;
}

function bracketOf(message: string): string {
  return /sequence/.test(message) ? "`[`" : "`{`";
}
