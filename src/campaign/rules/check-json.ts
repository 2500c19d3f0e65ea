import { isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode } from "yaml";
import type { Problem } from "../problem.ts";
import { type Campaign, nodeRange } from "../read-campaign.ts";
import { fieldSchema } from "../schema.ts";
import type { TextRange } from "../text.ts";
import type { Rule } from "./rule.ts";

/** What stands under a key that takes any JSON can be carried by JSON exactly as it is written. */
export const checkJson: Rule = function* (campaign) {
  for (const { key, node } of campaign.entries) {
    if (fieldSchema(key)?.["x-outbox-any-json"] && node !== null) yield* checkNode(campaign, node);
  }
};

/** An alias is looked at where its anchor stands, if that is under the key too, or else where it is used. */
function* checkNode(campaign: Campaign, node: ParsedNode): Generator<Problem> {
  if (isAlias(node)) {
    const target = campaign.aliases.targets.get(node);
    if (target && isScalar(target))
      yield* checkScalar(target.value, target.source, nodeRange(campaign.text, node));
  } else if (isScalar(node)) {
    yield* checkScalar(node.value, node.source, nodeRange(campaign.text, node));
  } else if (isSeq<ParsedNode>(node)) {
    for (const item of node.items) yield* checkNode(campaign, item);
  } else if (isMap<ParsedNode, ParsedNode | null>(node)) {
    for (const pair of node.items) yield* checkPair(campaign, pair);
  }
}

function* checkPair(
  campaign: Campaign,
  { key, value }: Pair<ParsedNode, ParsedNode | null>,
): Generator<Problem> {
  const range = nodeRange(campaign.text, key);
  const name = isScalar(key) ? key.value : undefined;
  if (name === "<<") {
    const message = "`<<` does not merge: YAML 1.2 has no merge key. Write the keys out.";
    yield { code: "unknown-key", severity: "error", message, range };
  } else if (typeof name !== "string") {
    const written = campaign.text.slice(range.start, range.end);
    yield wrongType(
      `The key \`${written}\` is not text, and JSON has no other keys. Put quotes around it.`,
      range,
    );
  }
  if (value !== null) yield* checkNode(campaign, value);
}

function* checkScalar(value: unknown, source: string | undefined, range: TextRange): Generator<Problem> {
  if (typeof value !== "number") return;
  if (!Number.isFinite(value)) {
    yield wrongType(`JSON has no number \`${source}\`. If it is text, put quotes around it.`, range);
  } else if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    const message = `The number ${source} is too large to be sent exactly. If it is text, put quotes around it.`;
    yield wrongType(message, range);
  }
}

function wrongType(message: string, range: TextRange): Problem {
  return { code: "wrong-type", severity: "error", message, range };
}
