import { isMap, isSeq, type ParsedNode } from "yaml";
import { type Campaign, type Entry, nodeRange, readEntry } from "./campaign.ts";
import type { TextRange } from "./text.ts";

/** An entry of a mapping, or an item of a list. */
export interface Part {
  /** The key as text; the number of an item, from 1. */
  readonly name: string;
  /** The key; an item has none. */
  readonly keyRange?: TextRange | undefined;
  /** The value's node; null where nothing is written, or what is written is broken. */
  readonly node: ParsedNode | null;
  /** Exactly the value, quotes included, anchor and tag not; undefined where there is no node. */
  readonly valueRange?: TextRange | undefined;
  /** All of it: from its key, or the dash of an item, to the end of its value. */
  readonly range: TextRange;
}

/** The top-level parts of a file in its order. One whose value is broken reaches to the end of what was set aside. */
export function listTopParts({ text, root, entries, unread }: Campaign): Part[] {
  if (!isMap(root)) return listParts(text, root);
  let next = 0;
  return entries.map((entry) => {
    const { start, end } = entry.range;
    while ((unread[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    const broken = unread[next];
    const isBroken = broken !== undefined && broken.start <= start;
    return new TopPart(entry, { start, end: isBroken ? Math.max(end, contentEnd(text, broken)) : end });
  });
}

/** An entry as a part, whose node is made when it is asked for. */
class TopPart implements Part {
  readonly name: string;
  readonly range: TextRange;
  readonly #entry: Entry;

  constructor(entry: Entry, range: TextRange) {
    this.name = entry.key;
    this.range = range;
    this.#entry = entry;
  }

  get keyRange(): TextRange {
    return this.#entry.keyRange;
  }

  get node(): ParsedNode | null {
    return this.#entry.node;
  }

  get valueRange(): TextRange | undefined {
    return this.#entry.content ? this.#entry.valueRange : undefined;
  }
}

/** The parts of a collection as written, in its order; none of anything else. What an alias stands for is elsewhere. */
export function listParts(text: string, node: ParsedNode | null): Part[] {
  if (isMap<ParsedNode, ParsedNode | null>(node)) {
    return node.items.map((pair) => {
      const { key, keyRange, node, valueRange, range } = readEntry(text, pair);
      return { name: key, keyRange, node, range, ...(node && { valueRange }) };
    });
  }
  if (!isSeq<ParsedNode>(node)) return [];
  let behind = node.range[0];
  return node.items.map((item, index) => {
    const valueRange = nodeRange(text, item);
    const isEmpty = valueRange.start === valueRange.end;
    const start = node.flow ? valueRange.start : findDash(text, { start: behind, end: valueRange.start });
    behind = item.range[1];
    const range = { start, end: isEmpty ? Math.min(start + 1, valueRange.end) : valueRange.end };
    return { name: String(index + 1), node: isEmpty ? null : item, range, ...(!isEmpty && { valueRange }) };
  });
}

/** Where the dash of an item is, in the text between the item before it and its value; else where the value begins. */
function findDash(text: string, { start, end }: TextRange): number {
  const found = /^[ \t]*(-)(?=\s|$)/dm.exec(text.slice(start, end));
  return found?.indices?.[1] ? start + found.indices[1][0] : end;
}

/** The end of a stretch of lines without the blank ones and comments behind it. */
function contentEnd(text: string, { start, end }: TextRange): number {
  const lines = text.slice(start, end).split("\n");
  while (lines.length > 1 && /^(?:#.*)?$/.test(lines.at(-1)?.trim() ?? "")) lines.pop();
  return start + lines.join("\n").trimEnd().length;
}

/** Whether an offset is in a range; both its ends count, as the cursor stands between characters. */
export function isIn({ start, end }: TextRange, offset: number): boolean {
  return start <= offset && offset <= end;
}
