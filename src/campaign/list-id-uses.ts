import { isSeq, type ParsedNode } from "yaml";
import { findComment } from "./find-comment.ts";
import { isUuid } from "./formats.ts";
import { plainValue } from "./plain-value.ts";
import { type Campaign, nodeRange } from "./read-campaign.ts";
import type { TextRange } from "./text.ts";

/** What an id is of. */
export type IdKind = "company" | "sender" | "workflow" | "agent";

/** Each kind, and the key its ids stand under. */
export const keyOfKind: Readonly<Record<IdKind, string>> = {
  company: "company",
  sender: "sender_identity_ids",
  workflow: "workflow",
  agent: "responder_agent",
};

/** The kinds there are. */
export const idKinds: readonly IdKind[] = ["company", "sender", "workflow", "agent"];

/** What the ids under a key are of; undefined where that is not one of the kinds. */
export function kindOfKey(key: string): IdKind | undefined {
  return idKinds.find((kind) => keyOfKind[kind] === key);
}

/** An id where a campaign uses it. */
export interface IdUse {
  /** In lower case. */
  readonly id: string;
  /** From the key it stands under. */
  readonly kind: IdKind;
  /** Exactly the value, quotes included; an alias where it is used. */
  readonly range: TextRange;
  /** The comment beside it on its line, cleaned; empty without one. */
  readonly comment: string;
}

/** The ids a campaign uses, key by key in the order of the text: all of them, or those that touch a range. */
export function* listIdUses(campaign: Campaign, within?: TextRange): Generator<IdUse> {
  for (const { key, node } of campaign.entries) {
    const kind = kindOfKey(key);
    if (kind === undefined || node === null) continue;
    const value = campaign.aliases.targets.get(node) ?? node;
    if (kind !== "sender") yield* usesIn(campaign, [node], kind, within);
    else if (isSeq<ParsedNode>(value)) yield* usesIn(campaign, value.items, kind, within);
  }
}

function* usesIn(
  { text, aliases }: Campaign,
  nodes: readonly ParsedNode[],
  kind: IdKind,
  within: TextRange = { start: 0, end: text.length },
): Generator<IdUse> {
  for (let index = firstEndingAt(nodes, within.start); index < nodes.length; index++) {
    const node = nodes[index];
    if (node === undefined || node.range[0] > within.end) return;
    const id = plainValue(node, aliases);
    if (typeof id !== "string" || !isUuid(id)) continue;
    const range = nodeRange(text, node);
    yield { id: id.toLowerCase(), kind, range, comment: findComment(text, range.end)?.text ?? "" };
  }
}

/** The index of the first of some nodes, in the order of the text, that does not end before an offset. */
export function firstEndingAt(nodes: readonly ParsedNode[], offset: number): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.range[1] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
