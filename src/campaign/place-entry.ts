import { isMap, isScalar, isSeq, Pair, type ParsedNode, type Range, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { Campaign, Entry, ParsedPair } from "./campaign.ts";
import type { EntryMemory } from "./entry-memory.ts";
import { moveRange } from "./move-problem.ts";
import type { Problem } from "./problem.ts";
import type { Piece } from "./read-by-entries.ts";
import { noAliases } from "./resolve-aliases.ts";
import type { TextRange } from "./text.ts";

/**
 * An entry that was read alone, at its place in a text. Ranges and nodes are made when they are asked for: of most
 * entries nobody asks.
 */
export class PlacedEntry implements Entry {
  readonly placed: NonNullable<Entry["placed"]>;
  readonly #entry: Entry;
  #pair: ParsedPair | undefined;

  constructor(placed: NonNullable<Entry["placed"]>, entry: Entry) {
    this.placed = placed;
    this.#entry = entry;
  }

  get key(): string {
    return this.#entry.key;
  }

  get keyRange(): TextRange {
    return moveRange(this.#entry.keyRange, this.placed.offset);
  }

  get valueRange(): TextRange {
    return moveRange(this.#entry.valueRange, this.placed.offset);
  }

  get range(): TextRange {
    return moveRange(this.#entry.range, this.placed.offset);
  }

  get content(): ParsedNode | null {
    return this.#entry.content;
  }

  get node(): ParsedNode | null {
    return this.content && this.pair.value;
  }

  get pair(): ParsedPair {
    this.#pair ??= placePair(this.#entry.pair, this.placed.offset);
    return this.#pair;
  }
}

type Entries = Pick<Campaign, "text" | "entries" | "syntax" | "unread" | "pieces" | "memory">;

/** A campaign of entries that were read by themselves. Its top node is made when somebody asks for it. */
export class EntriesCampaign implements Campaign {
  readonly text: string;
  readonly entries: readonly Entry[];
  readonly syntax: readonly Problem[];
  readonly unread: readonly TextRange[];
  readonly pieces: readonly Piece[] | undefined;
  readonly memory: EntryMemory | undefined;
  readonly aliases = noAliases;
  readonly byEntries = true;
  #root: YAMLMap.Parsed | undefined;

  constructor({ text, entries, syntax, unread, pieces, memory }: Entries) {
    this.text = text;
    this.entries = entries;
    this.syntax = syntax;
    this.unread = unread;
    this.pieces = pieces;
    this.memory = memory;
  }

  get root(): YAMLMap.Parsed {
    this.#root ??= mapOf(this.entries, {
      start: this.entries[0]?.keyRange.start ?? 0,
      end: this.text.trimEnd().length,
    });
    return this.#root;
  }
}

/** The mapping of these entries; made of them when its items are asked for. */
function mapOf(entries: readonly Entry[], { start, end }: TextRange): YAMLMap.Parsed {
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
