import { isSeq, type ParsedNode, type YAMLSeq } from "yaml";
import type { Fix } from "../fix.ts";
import { removeItem } from "../fixes/remove-item.ts";
import { isUuid } from "../formats.ts";
import { plainValue } from "../plain-value.ts";
import type { Problem } from "../problem.ts";
import { type Campaign, nodeRange } from "../read-campaign.ts";
import type { TextRange } from "../text.ts";
import type { EntryRule } from "./rule.ts";

/** No sender is listed twice, whatever its case and whether or not by an alias. */
export const checkDuplicateSenders: EntryRule = {
  isAbout: (key) => key === "sender_identity_ids",
  check: (campaign, { node }) => {
    const list = node && (campaign.aliases.targets.get(node) ?? node);
    return isSeq<ParsedNode>(list) ? findDuplicates(campaign, list) : [];
  },
};

function* findDuplicates({ text, aliases }: Campaign, list: YAMLSeq<ParsedNode>): Generator<Problem> {
  const seen = new Map<string, TextRange>();
  for (const [index, item] of list.items.entries()) {
    const id = plainValue(item, aliases);
    if (typeof id !== "string" || !isUuid(id)) continue;
    const range = nodeRange(text, item);
    const first = seen.get(id.toLowerCase());
    if (first === undefined) {
      seen.set(id.toLowerCase(), range);
      continue;
    }
    yield {
      code: "duplicate-sender",
      severity: "warning",
      message: "This sender is already in the list. Remove one of the two.",
      range,
      related: { message: "The sender stands here first.", range: first },
      fixes: () => removeSender(text, list, index),
    };
  }
}

function removeSender(text: string, list: YAMLSeq<ParsedNode>, index: number): Fix[] {
  const edit = removeItem(text, list, index);
  return edit ? [{ title: "Remove this sender", edits: [edit], preferred: true }] : [];
}
