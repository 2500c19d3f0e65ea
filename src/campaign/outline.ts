import { isAlias, isCollection, isMap, isScalar, type ParsedNode } from "yaml";
import { listParts, listTopParts, type Part } from "./list-parts.ts";
import type { Campaign } from "./read-campaign.ts";
import type { TextRange } from "./text.ts";
import { shorten } from "./write-markdown.ts";

/** A line of the outline of a file. */
export interface OutlineItem {
  /** The key, or the number of an item; never empty. */
  readonly name: string;
  /** The value in short. */
  readonly detail: string;
  readonly kind: "text" | "number" | "boolean" | "null" | "list" | "group" | "alias" | "nothing";
  /** All of it, what is nested in it included. */
  readonly range: TextRange;
  /** Its key, or the value of an item. */
  readonly selectionRange: TextRange;
  readonly children: readonly OutlineItem[];
}

/** How many keys are shown, and of how much under each: beyond that nobody looks, and the editor would lag. */
const mostShown = 5000;

/** The keys of a file in its order, with what is nested in them. */
export function outline(campaign: Campaign): OutlineItem[] {
  return listTopParts(campaign)
    .slice(0, mostShown)
    .map((part) => toItem(campaign.text, part, { left: mostShown }));
}

function toItem(text: string, part: Part, budget: { left: number }): OutlineItem {
  const { name, keyRange, node, valueRange, range } = part;
  const children: OutlineItem[] = [];
  for (const child of listParts(text, node)) {
    if (budget.left-- <= 0) break;
    children.push(toItem(text, child, budget));
  }
  return {
    name: shorten(name) || '""',
    detail: detailOf(node),
    kind: kindOf(node),
    range,
    selectionRange: keyRange ?? valueRange ?? range,
    children,
  };
}

function detailOf(node: ParsedNode | null): string {
  if (node === null) return "";
  if (isAlias(node)) return `*${node.source}`;
  if (isScalar(node)) return shorten(String(node.value));
  const count = isCollection(node) ? node.items.length : 0;
  return `${count} ${isMap(node) ? "key" : "item"}${count === 1 ? "" : "s"}`;
}

function kindOf(node: ParsedNode | null): OutlineItem["kind"] {
  if (node === null) return "nothing";
  if (isAlias(node)) return "alias";
  if (!isScalar(node)) return isMap(node) ? "group" : "list";
  if (node.value === null) return "null";
  return typeof node.value === "boolean" ? "boolean" : typeof node.value === "number" ? "number" : "text";
}
