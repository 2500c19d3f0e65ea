import { isAlias, isScalar, type ParsedNode, type Scalar } from "yaml";
import { hasInnerComment, quote, quoted } from "../fixes/quote.ts";
import { plainValue } from "../plain-value.ts";
import type { Problem } from "../problem.ts";
import { type Campaign, type Entry, isUnread } from "../read-campaign.ts";
import { fieldSchema, fieldTypes } from "../schema.ts";
import { isLongerThan } from "../text.ts";
import type { EntryRule } from "./rule.ts";

/** Free text is what it looks like: to people, to other YAML tools, and to Outbox. */
export const checkText: EntryRule = {
  isAbout: isFreeText,
  check: (campaign, entry) => {
    const value = plainValue(entry.content, campaign.aliases);
    const longest = fieldSchema(entry.key)?.maxLength;
    if (typeof value !== "string" || isLongerThan(value, longest) || isUnread(campaign, entry)) return [];
    const problems = [checkPlain(campaign, entry, value), checkSpaces(campaign, entry, value)];
    return problems.filter((problem) => problem !== undefined);
  },
};

/** Whether a key takes any text. The time zone has rules of its own. */
export function isFreeText(key: string): boolean {
  const field = fieldSchema(key);
  if (field === undefined || key === "timezone") return false;
  return fieldTypes(field).includes("string") && !field.format && !field.enum;
}

/** What YAML 1.1 reads as a boolean or a date (yaml.org/type/bool.html, timestamp.html) and YAML 1.2 as text. */
const otherwiseRead = /^(?:y|n|yes|no|on|off|\d{4}-\d{1,2}-\d{1,2})$/i;

const betweenCurlyQuotes = /^[“„‟‘‚‛«][^“”„‟‘’‚‛«»]*[”“’‘»]$/;

function checkPlain({ text }: Campaign, entry: Entry, value: string): Problem | undefined {
  const { key, content: node, valueRange } = entry;
  if (!isPlain(node)) return undefined;
  if (otherwiseRead.test(value)) {
    return {
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
  }
  if (betweenCurlyQuotes.test(value)) {
    const edit = { range: valueRange, text: quoted(value.slice(1, -1)) };
    return {
      code: "curly-quotes",
      severity: "information",
      message: `Curly quotes are part of the text: the ${key} begins and ends with one. If they are not meant to be seen, write straight quotes.`,
      range: valueRange,
      fixes: () => [{ title: "Change to straight quotes", edits: [edit], preferred: true }],
    };
  }
  return undefined;
}

/** Whether a value is text without quotes around it, or `|` before it. */
export function isPlain(node: ParsedNode | null): node is Scalar.Parsed {
  return isScalar(node) && node.type === "PLAIN";
}

function checkSpaces({ text }: Campaign, entry: Entry, value: string): Problem | undefined {
  const trimmed = value.trim();
  if (entry.key !== "name" || trimmed === value || trimmed === "") return undefined;
  const { content: node, valueRange } = entry;
  const canMend =
    !isAlias(node) && !hasInnerComment(text, valueRange) && !/[\p{Cc}\u2028\u2029]/u.test(trimmed);
  const edit = { range: valueRange, text: quoted(trimmed) };
  return {
    code: "outer-spaces",
    severity: "information",
    message: "The name begins or ends with spaces or line breaks. Outbox is likely to remove them.",
    range: valueRange,
    fixes: () => (canMend ? [{ title: "Remove the spaces around it", edits: [edit], preferred: true }] : []),
  };
}
