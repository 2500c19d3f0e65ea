import { isCollection, isScalar, isSeq, type Pair, type ParsedNode, type YAMLMap, type YAMLSeq } from "yaml";
import type { EntryMemory } from "./entry-memory.ts";
import type { Problem } from "./problem.ts";
import type { LoneEntry } from "./read-alone.ts";
import type { Piece } from "./read-by-entries.ts";
import type { Aliases } from "./resolve-aliases.ts";
import type { TextRange } from "./text.ts";

/** A key and its value, as the parser made them. */
export type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

/** One `key: value` of a mapping, as written. */
export interface Entry {
  readonly key: string;
  readonly keyRange: TextRange;
  /** The value's node; null where nothing is written after the key. */
  readonly node: ParsedNode | null;
  /** The same for those who ask what it is and not where: its places may count from elsewhere, and it costs nothing. */
  readonly content: ParsedNode | null;
  /** Exactly the value, quotes included, anchor and tag not; the key where the value is empty. */
  readonly valueRange: TextRange;
  /** All of it: from the key to the end of the value, without the comments behind that. */
  readonly range: TextRange;
  readonly pair: ParsedPair;
  /** Where it was read by itself: what it is alone, and the offset at which it begins in the text. */
  readonly placed?: { readonly alone: LoneEntry; readonly offset: number };
}

/** A campaign file as read: everything later questions about it are answered from. */
export interface Campaign {
  readonly text: string;
  /** The top node of the document; null when it has no content. */
  readonly root: ParsedNode | null;
  /** The top-level entries in the file's order; none where the file is not a mapping. */
  readonly entries: readonly Entry[];
  /** What is wrong with the text as YAML. Some of the values may then be missing from what was read. */
  readonly syntax: readonly Problem[];
  /** The entries that are broken YAML, in their order: their keys were read, their values were not. */
  readonly unread: readonly TextRange[];
  readonly aliases: Aliases;
  /** Whether every entry was read by itself: then nothing in it is beyond them, such as conflicts or aliases. */
  readonly byEntries: boolean;
  /** What it was put together from, where every entry was read by itself. */
  readonly pieces?: readonly Piece[] | undefined;
  /** What it was read with, for those who read it again with something changed. */
  readonly memory?: EntryMemory | undefined;
}

/** Whether the value of an entry was set aside because it is broken YAML. */
export function isUnread({ unread }: Campaign, { keyRange: { start } }: Entry): boolean {
  let [low, high] = [0, unread.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((unread[middle]?.end ?? start) <= start) low = middle + 1;
    else high = middle;
  }
  return (unread[low]?.start ?? Number.POSITIVE_INFINITY) <= start;
}

/** The entry of a mapping, with its ranges. */
export function readEntry(text: string, pair: ParsedPair): Entry {
  const keyRange = nodeRange(text, pair.key);
  const key = isScalar(pair.key) ? String(pair.key.value) : text.slice(keyRange.start, keyRange.end);
  const node = isEmptyNode(pair.value) ? null : pair.value;
  const valueRange = node === null ? keyRange : nodeRange(text, node);
  return {
    key,
    keyRange,
    node,
    content: node,
    valueRange,
    range: { start: keyRange.start, end: Math.max(keyRange.end, valueRange.end) },
    pair,
  };
}

/**
 * Exactly the node: quotes included, anchor and tag not; without the line break that ends a block. A collection without
 * brackets ends with its last part, before the comments behind that.
 */
export function nodeRange(text: string, node: ParsedNode): TextRange {
  const [start, end] = node.range;
  if (isScalar(node) && node.type?.startsWith("BLOCK_")) {
    return { start, end: start + text.slice(start, end).trimEnd().length };
  }
  if (!isCollection(node) || node.flow) return { start, end };
  // Behind an explicit key (`? a- : `) the parser puts a key that is left out before its own mapping.
  const last = lastPart(node);
  return { start, end: last ? Math.max(start, nodeRange(text, last).end) : end };
}

function lastPart(node: YAMLMap.Parsed | YAMLSeq.Parsed): ParsedNode | undefined {
  if (isSeq<ParsedNode>(node)) return node.items.at(-1);
  const last = node.items.at(-1);
  return last && (isEmptyNode(last.value) ? last.key : last.value);
}

/** Whether nothing is written here: YAML then reads null. */
export function isEmptyNode(node: ParsedNode | null): node is null {
  return node === null || (isScalar(node) && node.source === "" && node.range[0] === node.range[1]);
}
