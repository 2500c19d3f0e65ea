import type { ErrorObject } from "ajv";
import { isSeq, type ParsedNode } from "yaml";
import { validators } from "../../../schemas/campaign.schema.json?compiled";
import { explainSchemaError } from "../explain-schema-error.ts";
import type { Fix } from "../fix.ts";
import { mendField } from "../fixes/mend-field.ts";
import { removeKey } from "../fixes/remove-key.ts";
import { plainValue } from "../plain-value.ts";
import type { Problem } from "../problem.ts";
import { type Campaign, type Entry, isUnread, nodeRange } from "../read-campaign.ts";
import { type FieldSchema, fieldSchema, requiredFields } from "../schema.ts";
import type { TextRange } from "../text.ts";
import type { EntryRule } from "./rule.ts";

/** Every value is what the schema asks of it. Of two equal keys both values are looked at. */
export const checkFields: EntryRule = {
  isAbout: (key) => fieldSchema(key) !== undefined,
  check: (campaign, entry) => {
    const validate = validators[entry.key];
    if (validate === undefined || isUnread(campaign, entry)) return [];
    if (validate(plainValue(entry.content, campaign.aliases))) return [];
    return onePerPlace(validate.errors ?? []).flatMap((error) => valueProblem(campaign, entry, error));
  },
};

/** A value of the wrong type breaks other rules as well; only the type is worth saying. */
function onePerPlace(errors: readonly ErrorObject[]): ErrorObject[] {
  const kept = new Map<string, ErrorObject>();
  for (const error of errors) {
    if (error.keyword === "type" || !kept.has(error.instancePath)) kept.set(error.instancePath, error);
  }
  return [...kept.values()];
}

/** What is wrong with a value, or with an item of it; nothing where the value cannot be known. */
function valueProblem(campaign: Campaign, entry: Entry, error: ErrorObject): Problem[] {
  const place = error.instancePath.split("/")[1];
  const node = place === undefined ? entry.node : itemOf(campaign, entry, Number(place));
  if (node !== null && campaign.aliases.unknown.has(node)) return [];
  return [
    place === undefined
      ? fieldProblem(campaign, entry, error)
      : itemProblem(campaign, entry, node, error, Number(place)),
  ];
}

function fieldProblem(campaign: Campaign, entry: Entry, error: ErrorObject): Problem {
  const { key, node, valueRange } = entry;
  const value = plainValue(node, campaign.aliases);
  return {
    ...explainSchemaError(error, { key, value, written: node !== null }),
    severity: "error",
    range: valueRange,
    fixes: () => [
      ...mendValue(campaign, node, valueRange, fieldSchema(key)),
      ...(value === null && !requiredFields.includes(key) ? removeKey(campaign, entry) : []),
    ],
  };
}

function mendValue(
  { text }: Campaign,
  node: ParsedNode | null,
  range: TextRange,
  field: FieldSchema | undefined,
): Iterable<Fix> {
  return node === null || field === undefined ? [] : mendField({ text, node, range, field });
}

function itemProblem(
  campaign: Campaign,
  entry: Entry,
  node: ParsedNode | null,
  error: ErrorObject,
  index: number,
): Problem {
  const range = node === null ? entry.valueRange : nodeRange(campaign.text, node);
  const written = range.start < range.end;
  const value = plainValue(node, campaign.aliases);
  const explained = explainSchemaError(error, { key: entry.key, index, value, written });
  return {
    ...explained,
    severity: "error",
    range: written ? range : dashBefore(campaign.text, range),
    fixes: () => mendValue(campaign, node, range, fieldSchema(entry.key)?.items),
  };
}

/** The item of the list an entry holds; null where that cannot be found. */
function itemOf({ aliases }: Campaign, { node }: Entry, index: number): ParsedNode | null {
  const list = node && (aliases.targets.get(node) ?? node);
  return isSeq<ParsedNode>(list) ? (list.items[index] ?? null) : null;
}

/** An empty item has nothing to point at but the dash (or, between brackets, the comma) before it. */
function dashBefore(text: string, { start }: TextRange): TextRange {
  const before = text.slice(0, start).trimEnd().length;
  return { start: Math.max(before - 1, 0), end: before };
}
