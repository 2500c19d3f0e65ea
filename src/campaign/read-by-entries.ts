import type { Campaign, Entry } from "./campaign.ts";
import type { EntryMemory } from "./entry-memory.ts";
import { findEntryStarts } from "./find-entry-starts.ts";
import { moveProblem } from "./move-problem.ts";
import { mapOf, PlacedEntry } from "./place-entry.ts";
import type { Problem } from "./problem.ts";
import { isOrdinary, type LoneEntry } from "./read-alone.ts";
import { withoutTail } from "./repair-text.ts";
import { noAliases } from "./resolve-aliases.ts";
import type { TextRange } from "./text.ts";

/**
 * Reads a text as a campaign file entry by entry, those that were seen before from memory. Undefined where that may
 * come out otherwise than the whole: where a text is not surely made of entries that stand by themselves.
 */
export function readByEntries(text: string, memory: EntryMemory): Campaign | undefined {
  const starts = findEntryStarts(text);
  if (starts === undefined || !isOnlyComments(text.slice(0, starts[0]))) return undefined;
  memory.turn();
  const entries: Entry[] = [];
  const syntax: Problem[] = [];
  const unread: TextRange[] = [];
  let isSound = false;
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? text.length;
    const alone = readEntry(text.slice(start, end), memory);
    if (alone === undefined) return undefined;
    if (alone.entry) entries.push(new PlacedEntry(alone, alone.entry, start));
    isSound ||= alone.campaign.syntax.length === 0;
    if (alone.campaign.syntax.length === 0) continue;
    for (const problem of alone.campaign.syntax) syntax.push(moveProblem(problem, start));
    unread.push({ start, end });
  }
  // Of nothing but broken lines the parser may make something whole.
  if (!isSound) return undefined;
  const root = mapOf(entries, { start: entries[0]?.keyRange.start ?? 0, end: text.trimEnd().length });
  return { text, root, entries, syntax, unread, aliases: noAliases, byEntries: true, memory };
}

function isOnlyComments(text: string): boolean {
  return /^(?: *(?:#.*)?(?:\r?\n|$))*$/.test(text) && isOrdinary(text);
}

/** What the lines of an entry are alone. Those behind it that are blank or comments rarely matter. */
function readEntry(lines: string, memory: EntryMemory): LoneEntry | undefined {
  const entry = withoutTail(lines);
  const alone = memory.read(entry);
  if (entry.length === lines.length || alone === undefined) return alone;
  if (alone.endsInBlock) return memory.read(lines);
  return isOrdinary(lines.slice(entry.length)) ? alone : undefined;
}
