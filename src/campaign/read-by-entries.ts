import type { Campaign, Entry } from "./campaign.ts";
import type { EntryMemory } from "./entry-memory.ts";
import { withoutTail } from "./entry-text.ts";
import { beginsKey, findEntryStarts } from "./find-entry-starts.ts";
import { moveProblem } from "./move-problem.ts";
import { EntriesCampaign, PlacedEntry } from "./place-entry.ts";
import { isOrdinary, type LoneEntry } from "./read-alone.ts";
import type { TextEdit } from "./text.ts";

/** Some lines of a text that are an entry, from the one it begins on to where the next begins. */
export interface Piece {
  readonly alone: LoneEntry;
  readonly offset: number;
  readonly end: number;
}

/** What is to be read of a text: the lines from an offset on between pieces that are known. */
export interface Unread {
  readonly before: readonly Piece[];
  readonly offset: number;
  readonly lines: string;
  readonly after: readonly Piece[];
}

/**
 * Reads a text as a campaign file entry by entry, those that were seen before from memory. Undefined where that may
 * come out otherwise than the whole: where a text is not surely made of entries that stand by themselves.
 * @param unread what of it is not known from a text that it was made of; as a rule all
 */
export function readByEntries(
  text: string,
  memory: EntryMemory,
  { before, offset, lines, after }: Unread = { before: [], offset: 0, lines: text, after: [] },
): Campaign | undefined {
  const starts = findEntryStarts(lines);
  if (starts === undefined || !isOnlyComments(lines.slice(0, starts[0]))) return undefined;
  memory.turn();
  const pieces = [...before];
  for (let index = 0; index < starts.length; index++) {
    const start = starts[index] ?? 0;
    const end = starts[index + 1] ?? lines.length;
    const alone = readEntry(lines.slice(start, end), memory);
    if (alone === undefined) return undefined;
    pieces.push({ alone, offset: offset + start, end: offset + end });
  }
  pieces.push(...after);
  return join(text, pieces, memory);
}

/**
 * What of a text is to be read anew after an edit. Whether a line begins an entry is in its first letter alone: so what is
 * in front of the entry that the edit begins in, and behind the one that it ends in, is what it was. Undefined where the
 * text was not read entry by entry.
 */
export function findUnread({ text, pieces }: Campaign, { range, text: put }: TextEdit): Unread | undefined {
  if (pieces === undefined) return undefined;
  const stays = beginsKey(put + text.charAt(range.end), 0);
  const first = pieces.findLastIndex(({ offset }) => offset < range.start + (stays ? 1 : 0));
  const last = pieces.findLastIndex(({ offset }) => offset <= range.end);
  const offset = pieces[first]?.offset ?? 0;
  const end = pieces[last]?.end ?? pieces[0]?.offset ?? text.length;
  const moved = put.length - (range.end - range.start);
  return {
    before: pieces.slice(0, Math.max(first, 0)),
    offset,
    lines: text.slice(offset, range.start) + put + text.slice(range.end, end),
    after: pieces
      .slice(last + 1)
      .map((piece) => ({ alone: piece.alone, offset: piece.offset + moved, end: piece.end + moved })),
  };
}

function join(text: string, pieces: readonly Piece[], memory: EntryMemory): Campaign | undefined {
  const entries: Entry[] = [];
  const broken: Piece[] = [];
  for (const piece of pieces) {
    const { entry, syntax } = piece.alone;
    if (entry) entries.push(new PlacedEntry(piece, entry));
    if (syntax.length > 0) broken.push(piece);
  }
  // Of nothing but broken lines the parser may make something whole.
  if (broken.length === pieces.length) return undefined;
  const syntax = broken.flatMap(({ alone, offset }) =>
    alone.syntax.map((problem) => moveProblem(problem, offset)),
  );
  const unread = broken.map(({ offset, end }) => ({ start: offset, end }));
  return new EntriesCampaign({ text, entries, syntax, unread, pieces, memory });
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
