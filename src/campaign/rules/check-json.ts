import { isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode, type Scalar } from "yaml";
import { noMerge } from "../explain-key.ts";
import type { Fix } from "../fix.ts";
import { quote } from "../fixes/quote.ts";
import type { Problem } from "../problem.ts";
import { type Campaign, nodeRange } from "../read-campaign.ts";
import { fieldSchema } from "../schema.ts";
import type { EntryRule } from "./rule.ts";

/** What stands under a key that takes any JSON can be carried by JSON exactly as it is written. */
export const checkJson: EntryRule = {
  isAbout: (key) => fieldSchema(key)?.["x-outbox-any-json"] === true,
  check: (campaign, { node }) => (node === null ? [] : checkNode(campaign, node)),
};

/** An alias is looked at where its anchor stands, if that is under the key too, or else where it is used. */
function* checkNode(campaign: Campaign, node: ParsedNode): Generator<Problem> {
  if (isAlias(node)) {
    const target = campaign.aliases.targets.get(node);
    if (target && isScalar(target)) yield* checkScalar(campaign, target, node);
  } else if (isScalar(node)) {
    yield* checkScalar(campaign, node, node);
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
    yield { code: "unknown-key", severity: "error", message: noMerge, range };
  } else if (typeof name !== "string") {
    const written = campaign.text.slice(range.start, range.end);
    yield wrongType(
      campaign,
      `The key \`${written}\` is not text, and JSON has no other keys. Put quotes around it.`,
      key,
    );
  }
  if (value !== null) yield* checkNode(campaign, value);
}

/** The scalar that stands, or is meant, at a node. */
function* checkScalar(
  campaign: Campaign,
  { value, source }: Scalar.Parsed,
  node: ParsedNode,
): Generator<Problem> {
  if (typeof value !== "number") return;
  if (!Number.isFinite(value)) {
    yield wrongType(campaign, `JSON has no number \`${source}\`. If it is text, put quotes around it.`, node);
  } else if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    const message = `The number ${source} is too large to be sent exactly. If it is text, put quotes around it.`;
    yield wrongType(campaign, message, node);
  }
}

function wrongType({ text }: Campaign, message: string, node: ParsedNode): Problem {
  const range = nodeRange(text, node);
  const canQuote = isScalar(node) && node.type === "PLAIN" && range.start < range.end;
  const fix: Fix = { title: "Put quotes around it", edits: [quote(text, range)], preferred: true };
  return { code: "wrong-type", severity: "error", message, range, fixes: () => (canQuote ? [fix] : []) };
}
