import { isCollection, isMap, isScalar, type Pair, type ParsedNode } from "yaml";
import { findConflicts } from "./find-conflicts.ts";
import { parseYaml, type YamlStream } from "./parse-yaml.ts";
import type { Problem } from "./problem.ts";
import { blank, repairText } from "./repair-text.ts";
import { type Aliases, resolveAliases } from "./resolve-aliases.ts";
import { splitEntries } from "./split-entries.ts";
import { streamProblems, syntaxProblems } from "./syntax-problems.ts";
import { applyEdits, type TextRange } from "./text.ts";

/** One `key: value` of a mapping, as written. */
export interface Entry {
  readonly key: string;
  readonly keyRange: TextRange;
  /** The value's node; null where nothing is written after the key. */
  readonly node: ParsedNode | null;
  /** Exactly the value, quotes included, anchor and tag not; the key where the value is empty. */
  readonly valueRange: TextRange;
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
  /** The entries that are broken YAML: their keys were read, their values were not. */
  readonly unread: readonly TextRange[];
  readonly aliases: Aliases;
}

/**
 * Reads any text as a campaign file; never throws. A broken line does not hide the rest: the entries it breaks are
 * set aside, and all others are read. Of a merge conflict the upper version is read.
 */
export function readCampaign(text: string): Campaign {
  const { source, unread } = setConflictsAside(text);
  const stream = parseYaml(source);
  if (stream.errors.length === 0) return build(text, stream, streamProblems(source, stream), unread);
  const repaired = repairText(source);
  if (repaired === undefined) {
    return build(
      text,
      stream,
      [...syntaxProblems(source, stream), ...streamProblems(source, stream)],
      unread,
    );
  }
  const rest = parseYaml(repaired.text);
  const syntax = [...repaired.problems, ...syntaxProblems(source, rest), ...streamProblems(source, rest)];
  return build(text, rest, syntax, [...unread, ...repaired.unread]);
}

/** The text with git's markers and the lower version of each conflict blanked out, and the entries that were. */
function setConflictsAside(text: string): { source: string; unread: TextRange[] } {
  const conflicts = findConflicts(text);
  if (conflicts.length === 0) return { source: text, unread: [] };
  const aside = conflicts.flatMap(({ whole, upper }) => [
    { start: whole.start, end: upper.start },
    { start: upper.end, end: whole.end },
  ]);
  const edits = aside.map((range) => ({ range, text: blank(text.slice(range.start, range.end)) }));
  const unread = conflicts.flatMap(({ lower }) =>
    splitEntries(text.slice(lower.start, lower.end)).map(({ start, end }) => ({
      start: lower.start + start,
      end: lower.start + end,
    })),
  );
  return { source: applyEdits(text, edits), unread };
}

function build(text: string, stream: YamlStream, syntax: Problem[], unread: readonly TextRange[]): Campaign {
  const root = isEmptyNode(stream.root) ? null : stream.root;
  const entries = root !== null && isMap(root) ? root.items.map((pair) => readEntry(text, pair)) : [];
  return { text, root, entries, syntax, unread, aliases: resolveAliases(text, root, unread) };
}

/** Whether the value of an entry was set aside because it is broken YAML. */
export function isUnread(campaign: Campaign, entry: Entry): boolean {
  return campaign.unread.some(
    ({ start, end }) => entry.keyRange.start >= start && entry.keyRange.start < end,
  );
}

/** The entry of a mapping, with its ranges. */
export function readEntry(text: string, pair: Pair<ParsedNode, ParsedNode | null>): Entry {
  const keyRange = nodeRange(text, pair.key);
  const key = isScalar(pair.key) ? String(pair.key.value) : text.slice(keyRange.start, keyRange.end);
  const node = isEmptyNode(pair.value) ? null : pair.value;
  return { key, keyRange, node, valueRange: node === null ? keyRange : nodeRange(text, node) };
}

/** Exactly the node: quotes included, anchor and tag not; without the line break that ends a block. */
export function nodeRange(text: string, node: ParsedNode): TextRange {
  const [start, end] = node.range;
  const isBlock = isCollection(node) ? !node.flow : isScalar(node) && node.type?.startsWith("BLOCK_");
  return { start, end: isBlock ? start + text.slice(start, end).trimEnd().length : end };
}

/** Whether nothing is written here: YAML then reads null. */
function isEmptyNode(node: ParsedNode | null): node is null {
  return node === null || (isScalar(node) && node.source === "" && node.range[0] === node.range[1]);
}
