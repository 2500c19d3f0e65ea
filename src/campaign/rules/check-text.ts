import { isAlias, isScalar, type ParsedNode, type Scalar } from "yaml";
import { hasInnerComment, quote, quoted } from "../fixes/quote.ts";
import { plainValue } from "../plain-value.ts";
import type { Problem } from "../problem.ts";
import { type Campaign, type Entry, isUnread } from "../read-campaign.ts";
import { type FieldSchema, fieldSchema, fieldTypes } from "../schema.ts";
import { isLongerThan } from "../text.ts";
import type { EntryRule } from "./rule.ts";

/** Free text is what it looks like: to people, to other YAML tools, and to Outbox. */
export const checkText: EntryRule = function* (campaign, entry) {
  const field = fieldSchema(entry.key);
  if (!field || !isFreeText(entry.key, field) || isUnread(campaign, entry)) return;
  const value = plainValue(entry.content, campaign.aliases);
  if (typeof value !== "string" || isLongerThan(value, field.maxLength)) return;
  yield* checkPlain(campaign, entry, value);
  if (entry.key === "name") yield* checkSpaces(campaign, entry, value);
};

/** Whether a field takes any text. The time zone has rules of its own. */
export function isFreeText(key: string, field: FieldSchema): boolean {
  return fieldTypes(field).includes("string") && !field.format && !field.enum && key !== "timezone";
}

/** What YAML 1.1 reads as a boolean or a date (yaml.org/type/bool.html, timestamp.html) and YAML 1.2 as text. */
const otherwiseRead = /^(?:y|n|yes|no|on|off|\d{4}-\d{1,2}-\d{1,2})$/i;

const betweenCurlyQuotes = /^[“„‟‘‚‛«][^“”„‟‘’‚‛«»]*[”“’‘»]$/;

function* checkPlain(
  { text }: Campaign,
  { key, node, valueRange }: Entry,
  value: string,
): Generator<Problem> {
  if (!isPlain(node)) return;
  if (otherwiseRead.test(value)) {
    yield {
      code: "ambiguous-text",
      severity: "hint",
      message: `\`${value}\` is text here, but other YAML tools read it as ${/^\d/.test(value) ? "a date" : "true or false"}. With quotes it is text to all.`,
      range: valueRange,
      fixes: () => {
        // What follows `&` may be a part of the text: then quotes around the rest would hide that.
        const certain = node.anchor === undefined;
        return [
          { title: "Put quotes around it", edits: [quote(text, valueRange)], preferred: true, certain },
        ];
      },
    };
  } else if (betweenCurlyQuotes.test(value)) {
    const edit = { range: valueRange, text: quoted(value.slice(1, -1)) };
    yield {
      code: "curly-quotes",
      severity: "information",
      message: `Curly quotes are part of the text: the ${key} begins and ends with one. If they are not meant to be seen, write straight quotes.`,
      range: valueRange,
      fixes: () => [{ title: "Change to straight quotes", edits: [edit], preferred: true }],
    };
  }
}

/** Whether a value is text without quotes around it, or `|` before it. */
export function isPlain(node: ParsedNode | null): node is Scalar.Parsed {
  return isScalar(node) && node.type === "PLAIN";
}

function* checkSpaces({ text }: Campaign, { node, valueRange }: Entry, value: string): Generator<Problem> {
  const trimmed = value.trim();
  if (trimmed === value || trimmed === "") return;
  const canMend =
    !isAlias(node) && !hasInnerComment(text, valueRange) && !/[\p{Cc}\u2028\u2029]/u.test(trimmed);
  const edit = { range: valueRange, text: quoted(trimmed) };
  yield {
    code: "outer-spaces",
    severity: "information",
    message: "The name begins or ends with spaces or line breaks. Outbox is likely to remove them.",
    range: valueRange,
    fixes: () => (canMend ? [{ title: "Remove the spaces around it", edits: [edit], preferred: true }] : []),
  };
}
