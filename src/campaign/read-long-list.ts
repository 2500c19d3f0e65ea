import { isSeq, Pair, type ParsedNode, YAMLSeq } from "yaml";
import type { ParsedPair } from "./campaign.ts";
import { moveNode } from "./place-entry.ts";
import type { LoneEntry } from "./read-alone.ts";

/** Shorter entries are parsed as they are. */
const long = 8 * 1024;

/** In the mean, a stretch is as many items long. */
const itemsAStretch = 64;

/**
 * Reads an entry that holds a long list stretch by stretch, as a file is read entry by entry: one that is worked on is
 * parsed anew only where it changed. Undefined where it is no such list, or anything in it is amiss.
 * @param read reads an entry; it is given the key with each of the stretches
 */
export function readLongList(
  text: string,
  read: (entry: string) => LoneEntry | undefined,
): ParsedPair | undefined {
  if (text.length < long) return undefined;
  const [, key, indent] = /^([\w-]+: *\r?\n)( *)- /.exec(text) ?? [];
  if (key === undefined || indent === undefined) return undefined;
  const items: ParsedNode[] = [];
  let first: ParsedPair | undefined;
  let start = key.length;
  for (const end of stretchEnds(text, `\n${indent}- `)) {
    if (start === key.length && end === text.length) return undefined;
    const pair = read(key + text.slice(start, end))?.entry?.pair;
    if (!holdsList(pair, key.length + indent.length)) return undefined;
    first ??= pair;
    for (const item of pair.value.items) items.push(moveNode(item, start - key.length));
    start = end;
  }
  if (!first?.value) return undefined;
  return new Pair(first.key, Object.assign(new YAMLSeq() as YAMLSeq.Parsed, first.value, { items }));
}

interface ListPair extends ParsedPair {
  value: YAMLSeq.Parsed;
}

/** Whether this is a key with a list without brackets, whose first dash is at an offset. */
function holdsList(pair: ParsedPair | undefined, offset: number): pair is ListPair {
  return isSeq(pair?.value) && !pair.value.flow && pair.value.range?.[0] === offset;
}

/**
 * Where the stretches of a list end: behind items whose own last letters say so, and not behind a number of them. So an
 * item more or less moves no end but its own.
 */
function* stretchEnds(text: string, itemStart: string): Generator<number> {
  for (let at = text.indexOf(itemStart); at !== -1; at = text.indexOf(itemStart, at + 1)) {
    if (sumBefore(text, at) % itemsAStretch === 0) yield at + 1;
  }
  yield text.length;
}

/** A number made of the last letters before an offset. */
function sumBefore(text: string, offset: number): number {
  let sum = 0;
  for (let at = Math.max(offset - 8, 0); at < offset; at++) sum = (sum * 31 + text.charCodeAt(at)) & 0xffff;
  return sum;
}
