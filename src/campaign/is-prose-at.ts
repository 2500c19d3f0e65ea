import { isScalar } from "yaml";
import { hasKnownValues } from "./known-values.ts";
import type { Campaign, Entry } from "./read-campaign.ts";
import { fieldSchema, fieldTypes } from "./schema.ts";
import { lineStartAt } from "./text.ts";

/** Whether one look at a campaign without syntax problems says that nothing can be offered: in comments and prose. */
export function isSettledAt({ text, entries, syntax }: Campaign, offset: number): boolean {
  if (syntax.length > 0) return false;
  const around = entries.find(
    ({ content, valueRange: { start, end } }) => content && start < offset && offset <= end,
  );
  if (around) return isScalar(around.content) ? !isChosen(around) : !takes(around.key, "array");
  const line = text.slice(lineStartAt(text, offset), offset);
  const comment = offset - line.length + line.search(/(?<![^\s])#/);
  if (comment < offset - line.length) return false;
  return !entries.some(({ keyRange, valueRange }) => keyRange.start <= comment && comment < valueRange.end);
}

/** Whether a value is one of a list of known ones, or may become one: not a text in several lines. */
function isChosen({ key, content }: Entry): boolean {
  const field = fieldSchema(key);
  const isBlock = isScalar(content) && content.type?.startsWith("BLOCK_") === true;
  return field !== undefined && !isBlock && (hasKnownValues(key, field) || takes(key, "array"));
}

/** A word put into a campaign for trial. */
export interface Trial {
  readonly probe: string;
  /** The campaign with the probe in it. */
  readonly after: Campaign;
  /** Where it stands, from the beginning of its line. */
  readonly offset: number;
  /** Whether nothing stood in its place. */
  readonly isBlank: boolean;
}

/** Whether an indented line belongs to what is above it: to a text, or to a value in a form nobody knows. */
export function isProseAt(campaign: Campaign, { probe, after, offset, isBlank }: Trial): boolean {
  const within = after.entries.find(
    ({ content }) => isScalar(content) && String(content.value).includes(probe),
  );
  if (within && isScalar(within.content)) {
    return within.content.type !== "PLAIN" || (!isBlank && isFreeText(within.key));
  }
  if (isInOpenQuote(campaign, offset)) return true;
  const above = after.entries.findLast(({ keyRange }) => keyRange.start < offset);
  return above !== undefined && isOfAnyForm(above.key);
}

function isInOpenQuote({ text, unread }: Campaign, offset: number): boolean {
  const around = unread.find(({ start, end }) => start < offset && offset <= end);
  return around !== undefined && /^\s*[\w-]+:\s+["']/.test(text.slice(around.start, around.end));
}

function isOfAnyForm(key: string): boolean {
  const field = fieldSchema(key);
  return field === undefined || field["x-outbox-any-json"] === true;
}

function isFreeText(key: string): boolean {
  const field = fieldSchema(key);
  return (
    field === undefined || (field.enum === undefined && field.format === undefined && key !== "timezone")
  );
}

function takes(key: string, type: string): boolean {
  const field = fieldSchema(key);
  return field !== undefined && fieldTypes(field).includes(type);
}
