import { isMap, isScalar, isSeq, Pair, type ParsedNode, type Range, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { Entry, ParsedPair } from "./campaign.ts";
import { moveRange } from "./move-problem.ts";
import type { LoneEntry } from "./read-alone.ts";
import type { TextRange } from "./text.ts";

/** An entry that was read alone, at its place in a text. Its nodes are made when they are asked for. */
export class PlacedEntry implements Entry {
  readonly key: string;
  readonly keyRange: TextRange;
  readonly valueRange: TextRange;
  readonly range: TextRange;
  readonly content: ParsedNode | null;
  readonly placed: { readonly alone: LoneEntry; readonly offset: number };
  readonly #entry: Entry;
  #pair: ParsedPair | undefined;

  constructor(alone: LoneEntry, entry: Entry, offset: number) {
    this.key = entry.key;
    this.keyRange = moveRange(entry.keyRange, offset);
    this.valueRange =
      entry.valueRange === entry.keyRange ? this.keyRange : moveRange(entry.valueRange, offset);
    this.range = { start: this.keyRange.start, end: Math.max(this.keyRange.end, this.valueRange.end) };
    this.content = entry.content;
    this.placed = { alone, offset };
    this.#entry = entry;
  }

  get pair(): ParsedPair {
    this.#pair ??= placePair(this.#entry.pair, this.placed.offset);
    return this.#pair;
  }

  get node(): ParsedNode | null {
    return this.content && this.pair.value;
  }
}

/** The mapping of these entries; made of them when its items are asked for. */
export function mapOf(entries: readonly Entry[], { start, end }: TextRange): YAMLMap.Parsed {
  const map = new YAMLMap<ParsedNode, ParsedNode | null>() as YAMLMap.Parsed;
  map.range = [start, end, end];
  return defineLate(map, "items", () => entries.map(({ pair }) => pair));
}

/** A pair at its place. Its value is copied when it is asked for: it may be a long list, and only its key of interest. */
function placePair({ key, value }: ParsedPair, offset: number): ParsedPair {
  const pair: ParsedPair = new Pair(moveNode(key, offset));
  return defineLate(pair, "value", () => value && moveNode(value, offset));
}

/** Gives an object a property whose value is made when it is first asked for. */
function defineLate<T extends object, K extends keyof T>(object: T, name: K, make: () => T[K]): T {
  let made: { readonly value: T[K] } | undefined;
  return Object.defineProperty(object, name, {
    enumerable: true,
    get: () => {
      made ??= { value: make() };
      return made.value;
    },
  });
}

function movePair({ key, value }: ParsedPair, offset: number): ParsedPair {
  return new Pair(moveNode(key, offset), value && moveNode(value, offset));
}

/** A copy of a node whose ranges are those of a text in which it stands further on. */
export function moveNode(node: ParsedNode, offset: number): ParsedNode {
  const [start, end, after] = node.range;
  const range: Range = [start + offset, end + offset, after + offset];
  if (isScalar(node)) return Object.assign(new Scalar(node.value), node, { range });
  if (isSeq<ParsedNode>(node)) {
    const items = node.items.map((item) => moveNode(item, offset));
    return Object.assign(new YAMLSeq() as YAMLSeq.Parsed, node, { range, items });
  }
  if (!isMap<ParsedNode, ParsedNode | null>(node)) return node;
  const items = node.items.map((pair) => movePair(pair, offset));
  return Object.assign(new YAMLMap() as YAMLMap.Parsed, node, { range, items });
}
