import { plainValue } from "./plain-value.ts";
import type { Problem, ProblemCode } from "./problem.ts";
import { type Campaign, type Entry, isUnread } from "./read-campaign.ts";
import { restOfLineAt, type TextEdit } from "./text.ts";

/** A campaign file and all that `findProblems` says about it. */
export interface CheckedCampaign {
  readonly campaign: Campaign;
  readonly problems: readonly Problem[];
}

/** The edits for one problem of this code. */
export interface Cure {
  readonly code: ProblemCode;
  readonly edits: readonly TextEdit[];
}

/**
 * Whether cures did what they should and nothing else: each took a problem of its code away, no error came but at the
 * places to fill in, every entry that was not touched is as it was, and no id got lost.
 */
export function areCured(before: CheckedCampaign, after: CheckedCampaign, cures: readonly Cure[]): boolean {
  const edits = cures.flatMap((cure) => cure.edits);
  const worse = structural.some((code) => countOf(after, code) > countOf(before, code));
  if (worse || countErrors(after) > countErrors(before) + countOpen(edits)) return false;
  const cured = [...new Set(cures.map(({ code }) => code))].every((code) => {
    const expected = cures.filter((cure) => cure.code === code).length;
    return countOf(after, code) <= countOf(before, code) - expected;
  });
  return cured && keepsUntouched(before.campaign, after.campaign, edits) && keepsIds(before, after);
}

/** What no cure may bring. Wrong values may come to light when a broken line is mended; these may not. */
const structural: readonly ProblemCode[] = ["yaml-syntax", "duplicate-key", "not-a-mapping", "missing-key"];

/** Whether all entries the edits do not touch have the same key and the same value after them. */
function keepsUntouched(before: Campaign, after: Campaign, edits: readonly TextEdit[]): boolean {
  const kept = new Map<string, number>();
  for (const entry of after.entries) {
    const written = writeEntry(after, entry);
    kept.set(written, (kept.get(written) ?? 0) + 1);
  }
  return before.entries
    .filter((entry) => !isUnread(before, entry) && !edits.some((edit) => touches(before, edit, entry)))
    .every((entry) => {
      const written = writeEntry(before, entry);
      const count = kept.get(written) ?? 0;
      kept.set(written, count - 1);
      return count > 0;
    });
}

function writeEntry({ aliases }: Campaign, { key, content }: Entry): string {
  return JSON.stringify([key, plainValue(content, aliases)]);
}

/** Whether an edit is of the entry; where its value is empty, of the rest of its line. */
function touches({ text }: Campaign, { range }: TextEdit, { keyRange, content, valueRange }: Entry): boolean {
  const emptyEnd = content === null ? keyRange.end + restOfLineAt(text, keyRange.end).length : 0;
  return range.start <= Math.max(keyRange.end, valueRange.end, emptyEnd) && range.end >= keyRange.start;
}

/** Whether every id that stood beside a key `id`, in whatever spelling, still stands somewhere. */
function keepsIds(before: CheckedCampaign, after: CheckedCampaign): boolean {
  const remaining = after.campaign.text.toLowerCase().replace(/[-‐‑‒–—]/g, "");
  const lines = before.campaign.text.match(/^[^\r\n#]*?\bid\b[^\r\n]*/gim) ?? [];
  return lines
    .flatMap(
      (line) =>
        line
          .toLowerCase()
          .replace(/[-‐‑‒–—]/g, "")
          .match(/[\da-f]{32}/g) ?? [],
    )
    .every((digits) => remaining.includes(digits));
}

/** The places that stay empty until somebody fills them in: each is an error so long, and none of the fix. */
function countOpen(edits: readonly TextEdit[]): number {
  const stops = edits.flatMap((edit) => edit.stops ?? []);
  return stops.filter(({ range }) => range.start === range.end).length;
}

function countErrors({ problems }: CheckedCampaign): number {
  return problems.filter(({ severity }) => severity === "error").length;
}

function countOf({ problems }: CheckedCampaign, code: ProblemCode): number {
  return problems.filter((problem) => problem.code === code).length;
}
