import { isMap, type ParsedNode } from "yaml";
import { type Campaign, isEmptyNode, readEntry } from "./campaign.ts";
import type { EntryMemory } from "./entry-memory.ts";
import { blank } from "./entry-text.ts";
import { findChange } from "./find-change.ts";
import { findConflicts } from "./find-conflicts.ts";
import { parseYaml, type YamlStream } from "./parse-yaml.ts";
import type { Problem } from "./problem.ts";
import { findUnread, readByEntries, type Unread } from "./read-by-entries.ts";
import { repairText } from "./repair-text.ts";
import { resolveAliases } from "./resolve-aliases.ts";
import { splitEntries } from "./split-entries.ts";
import { streamProblems, syntaxProblems } from "./syntax-problems.ts";
import { applyEdit, applyEdits, type TextEdit, type TextRange } from "./text.ts";

export type { Campaign, Entry } from "./campaign.ts";
export { isUnread, nodeRange, readEntry } from "./campaign.ts";

/**
 * Reads any text as a campaign file; never throws. A broken line does not hide the rest: the entries it breaks are
 * set aside, and all others are read. Of a merge conflict the upper version is read.
 * @param memory what was read before: entries that are in it are not parsed again. The answer is the same without it.
 * @param before a campaign whose text this one was made of: only the lines that changed are looked at. Nor does that
 *   change the answer.
 */
export function readCampaign(text: string, memory?: EntryMemory, before?: Campaign): Campaign {
  return read(text, memory, before && findUnread(before, findChange(before.text, text)));
}

/** The campaign as it would be with an edit. */
export function readEdited(campaign: Campaign, edit: TextEdit): Campaign {
  return read(applyEdit(campaign.text, edit), campaign.memory, findUnread(campaign, edit));
}

function read(text: string, memory?: EntryMemory, unread?: Unread): Campaign {
  return (memory && readByEntries(text, memory, unread)) ?? { ...readWhole(text), memory };
}

function readWhole(text: string): Campaign {
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

function build(text: string, stream: YamlStream, syntax: Problem[], aside: readonly TextRange[]): Campaign {
  const unread = aside.toSorted((one, other) => one.start - other.start);
  const root = isEmptyNode(stream.root) ? null : stream.root;
  const entries = isMap<ParsedNode, ParsedNode | null>(root)
    ? root.items.map((pair) => readEntry(text, pair))
    : [];
  return {
    text,
    root,
    entries,
    syntax,
    unread,
    aliases: resolveAliases(text, root, unread),
    byEntries: false,
  };
}
