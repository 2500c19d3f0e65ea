import type { Campaign } from "./campaign.ts";
import type { EntryMemory } from "./entry-memory.ts";
import { withoutTail } from "./entry-text.ts";
import { findEntryStarts } from "./find-entry-starts.ts";
import { moveProblem } from "./move-problem.ts";
import { EntriesCampaign, PlacedEntry } from "./place-entry.ts";
import { isOrdinary, type LoneEntry } from "./read-alone.ts";

/**
 * Reads a text as a campaign file entry by entry, those that were seen before from memory. Undefined where that may
 * come out otherwise than the whole: where a text is not surely made of entries that stand by themselves.
 */
export function readByEntries(text: string, memory: EntryMemory): Campaign | undefined {
  const starts = findEntryStarts(text);
  if (starts === undefined || !isOnlyComments(text.slice(0, starts[0]))) return undefined;
  memory.turn();
  const pieces: Piece[] = [];
  for (let index = 0; index < starts.length; index++) {
    const [offset = 0, end = text.length] = [starts[index], starts[index + 1]];
    const alone = readEntry(text.slice(offset, end), memory);
    if (alone === undefined) return undefined;
    pieces.push({ alone, offset, end });
  }
  const broken = pieces.filter(({ alone }) => alone.campaign.syntax.length > 0);
  // Of nothing but broken lines the parser may make something whole.
  if (broken.length === pieces.length) return undefined;
  const entries = pieces.flatMap((piece) =>
    piece.alone.entry ? new PlacedEntry(piece, piece.alone.entry) : [],
  );
  const syntax = broken.flatMap(({ alone, offset }) =>
    alone.campaign.syntax.map((problem) => moveProblem(problem, offset)),
  );
  const unread = broken.map(({ offset, end }) => ({ start: offset, end }));
  return new EntriesCampaign({ text, entries, syntax, unread, memory });
}

interface Piece {
  readonly alone: LoneEntry;
  readonly offset: number;
  readonly end: number;
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
