import type { ErrorObject } from "ajv";
import { isSeq, type ParsedNode } from "yaml";
import { validate } from "../../../schemas/campaign.schema.json?compiled";
import { explainSchemaError } from "../explain-schema-error.ts";
import { plainValue } from "../plain-value.ts";
import type { Problem } from "../problem.ts";
import { type Campaign, type Entry, isUnread, nodeRange } from "../read-campaign.ts";
import type { TextRange } from "../text.ts";
import type { Rule } from "./rule.ts";

/** Every key is one the schema has, and every value is what the schema asks of it. */
export const checkFields: Rule = function* (campaign) {
  for (const entry of campaign.entries) yield* checkEntry(campaign, entry);
};

/** Entries are checked one at a time, so that of two equal keys both values are looked at. */
function* checkEntry(campaign: Campaign, entry: Entry): Generator<Problem> {
  const value = plainValue(entry.node, campaign.aliases);
  if (validate(Object.assign(Object.create(null), { [entry.key]: value }))) return;
  for (const error of onePerPlace(validate.errors ?? [])) {
    if (error.keyword === "additionalProperties") yield keyProblem(entry, error);
    else if (!isUnread(campaign, entry)) yield* valueProblem(campaign, entry, error);
  }
}

/** A value of the wrong type breaks other rules as well; only the type is worth saying. Missing keys are not asked here. */
function onePerPlace(errors: readonly ErrorObject[]): Iterable<ErrorObject> {
  const kept = new Map<string, ErrorObject>();
  for (const error of errors) {
    if (error.keyword === "required") continue;
    if (error.keyword === "type" || !kept.has(error.instancePath)) kept.set(error.instancePath, error);
  }
  return kept.values();
}

function keyProblem({ key, keyRange }: Entry, error: ErrorObject): Problem {
  return {
    ...explainSchemaError(error, { key, value: undefined, written: true }),
    severity: "error",
    range: keyRange,
  };
}

/** What is wrong with a value, or with an item of it; nothing where the value cannot be known. */
function* valueProblem(campaign: Campaign, entry: Entry, error: ErrorObject): Generator<Problem> {
  const place = error.instancePath.split("/")[2];
  const node = place === undefined ? entry.node : itemOf(campaign, entry, Number(place));
  if (node !== null && campaign.aliases.unknown.has(node)) return;
  yield place === undefined
    ? fieldProblem(campaign, entry, error)
    : itemProblem(campaign, entry, node, error, Number(place));
}

function fieldProblem(campaign: Campaign, entry: Entry, error: ErrorObject): Problem {
  const value = plainValue(entry.node, campaign.aliases);
  const explained = explainSchemaError(error, { key: entry.key, value, written: entry.node !== null });
  return { ...explained, severity: "error", range: entry.valueRange };
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
  return { ...explained, severity: "error", range: written ? range : dashBefore(campaign.text, range) };
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
