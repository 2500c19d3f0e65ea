import { isSeq, Pair, type ParsedNode, YAMLSeq } from "yaml";
import type { ParsedPair } from "./campaign.ts";
import { moveProblem } from "./move-problem.ts";
import { moveNode } from "./place-entry.ts";
import type { Problem } from "./problem.ts";
import type { LoneEntry } from "./read-alone.ts";
import type { TextRange } from "./text.ts";

/** Shorter entries are parsed as they are. */
const long = 8 * 1024;

/** In the mean, a stretch is as many items long. */
const itemsAStretch = 64;

/** An entry with a long list: as parsed, or what is wrong with it. */
type LongList =
  | { readonly pair: ParsedPair; readonly problems?: never }
  | { readonly problems: readonly Problem[]; readonly pair?: never };

/**
 * Reads an entry that holds a long list stretch by stretch, as a file is read entry by entry: one that is worked on is
 * parsed anew only where it changed. Undefined where it is no such list, or not surely.
 * @param read reads an entry; it is given the key with each of the stretches
 */
export function readLongList(
  text: string,
  read: (entry: string) => LoneEntry | undefined,
): LongList | undefined {
  if (text.length < long) return undefined;
  const [, key, indent] = /^([\w-]{1,200}: *\r?\n)( *)- /.exec(text) ?? [];
  if (key === undefined || indent === undefined) return undefined;
  const stretches: Stretch[] = [];
  for (const { start, end } of findStretches(text, key.length, `\n${indent}- `)) {
    const alone = end - start < text.length - key.length ? read(key + text.slice(start, end)) : undefined;
    if (alone === undefined) return undefined;
    stretches.push({ alone, offset: start - key.length });
  }
  return joinProblems(stretches, key.length) ?? joinItems(stretches, key.length + indent.length);
}

/** A key with a part of its list, and how far that is behind the key in the text. */
interface Stretch {
  readonly alone: LoneEntry;
  readonly offset: number;
}

function joinProblems(stretches: readonly Stretch[], keyEnd: number): LongList | undefined {
  const problems = stretches.flatMap(({ alone, offset }) =>
    alone.syntax.map((problem) => moveProblem(problem, problem.range.start < keyEnd ? 0 : offset)),
  );
  return problems.length > 0 ? { problems } : undefined;
}

/** The list of all items; undefined where a stretch holds something else than a list whose first dash is here. */
function joinItems(stretches: readonly Stretch[], firstDash: number): LongList | undefined {
  const items: ParsedNode[] = [];
  for (const { alone, offset } of stretches) {
    const pair = alone.entry?.pair;
    if (!holdsList(pair, firstDash)) return undefined;
    for (const item of pair.value.items) items.push(moveNode(item, offset));
  }
  const first = stretches[0]?.alone.entry?.pair;
  if (!first?.value) return undefined;
  const list = Object.assign(new YAMLSeq() as YAMLSeq.Parsed, first.value, { items });
  return { pair: new Pair(first.key, list) };
}

interface ListPair extends ParsedPair {
  value: YAMLSeq.Parsed;
}

/** Whether this is a key with a list without brackets, whose first dash is at an offset. */
function holdsList(pair: ParsedPair | undefined, offset: number): pair is ListPair {
  return isSeq(pair?.value) && !pair.value.flow && pair.value.range?.[0] === offset;
}

/**
 * The stretches of a list. They end behind items whose own last letters say so, and not behind a number of them: so an
 * item more or less moves no end but its own.
 */
function* findStretches(text: string, listStart: number, itemStart: string): Generator<TextRange> {
  let start = listStart;
  for (let at = text.indexOf(itemStart, start); at !== -1; at = text.indexOf(itemStart, at + 1)) {
    if (sumBefore(text, at) % itemsAStretch !== 0) continue;
    yield { start, end: at + 1 };
    start = at + 1;
  }
  yield { start, end: text.length };
}

/** A number made of the last letters before an offset. */
function sumBefore(text: string, offset: number): number {
  let sum = 0;
  for (let at = Math.max(offset - 8, 0); at < offset; at++) sum = (sum * 31 + text.charCodeAt(at)) & 0xffff;
  return sum;
}
