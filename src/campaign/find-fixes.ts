import { findProblems } from "./find-problems.ts";
import type { Fix } from "./fix.ts";
import type { Problem, ProblemCode } from "./problem.ts";
import { type Campaign, readCampaign } from "./read-campaign.ts";
import { applyEdits, type TextEdit } from "./text.ts";

/** A campaign file and all that `findProblems` says about it. */
export interface CheckedCampaign {
  readonly campaign: Campaign;
  readonly problems: readonly Problem[];
}

/**
 * The fixes for one of the problems of a campaign file, the likeliest first; at most one is preferred. Each was tried:
 * it cures the problem and brings no other error.
 */
export function findFixes(checked: CheckedCampaign, problem: Problem): Fix[] {
  const fixes = [...(problem.fixes?.() ?? [])].filter((fix) => cures(checked, problem, fix));
  const preferred = fixes.find((fix) => fix.preferred);
  return fixes.map((fix) => (fix === preferred ? fix : { ...fix, preferred: false }));
}

/** The edits of all fixes that are certain and do what they should together; none where nothing certain is to mend. */
export function findCertainEdits(checked: CheckedCampaign): TextEdit[] {
  const cures: Cure[] = [];
  for (const { code, fixes } of checked.problems) {
    const fix = [...(fixes?.() ?? [])].find(({ certain }) => certain);
    const isApart = !fix?.edits.some((edit) => cures.some((other) => overlapsAny(edit, other.edits)));
    if (fix && isApart) cures.push({ code, edits: fix.edits });
  }
  return addCures({ text: checked.campaign.text, edits: [], checked }, cures).edits;
}

/** The edits for one problem of this code. */
interface Cure {
  readonly code: ProblemCode;
  readonly edits: readonly TextEdit[];
}

interface Mended {
  readonly text: string;
  readonly edits: TextEdit[];
  /** The text after the edits. */
  readonly checked: CheckedCampaign;
}

/** Adds the cures that work: all at once, or else each half by itself, down to the one that does not. */
function addCures(mended: Mended, cures: readonly Cure[]): Mended {
  if (cures.length === 0) return mended;
  const edits = [...mended.edits, ...cures.flatMap((cure) => cure.edits)];
  const checked = checkText(applyEdits(mended.text, edits));
  if (areCured(mended.checked, checked, cures)) return { ...mended, edits, checked };
  if (cures.length === 1) return mended;
  const half = Math.ceil(cures.length / 2);
  return addCures(addCures(mended, cures.slice(0, half)), cures.slice(half));
}

function cures(checked: CheckedCampaign, { code }: Problem, { edits }: Fix): boolean {
  const after = checkText(applyEdits(checked.campaign.text, edits));
  return areCured(checked, after, [{ code, edits }]);
}

/** Whether each of the cures took a problem of its code away, and brought no error but the places to fill in. */
function areCured(before: CheckedCampaign, after: CheckedCampaign, cures: readonly Cure[]): boolean {
  const open = countOpen(cures.flatMap(({ edits }) => edits));
  if (countErrors(after) > countErrors(before) + open) return false;
  return [...new Set(cures.map(({ code }) => code))].every((code) => {
    const cured = cures.filter((cure) => cure.code === code).length;
    return countOf(after, code) <= countOf(before, code) - cured;
  });
}

/** The places that stay empty until somebody fills them in: each is an error so long, and none of the fix. */
function countOpen(edits: readonly TextEdit[]): number {
  const stops = edits.flatMap((edit) => edit.stops ?? []);
  return stops.filter(({ range }) => range.start === range.end).length;
}

function checkText(text: string): CheckedCampaign {
  const campaign = readCampaign(text);
  return { campaign, problems: findProblems(campaign) };
}

function countErrors({ problems }: CheckedCampaign): number {
  return problems.filter(({ severity }) => severity === "error").length;
}

function countOf({ problems }: CheckedCampaign, code: ProblemCode): number {
  return problems.filter((problem) => problem.code === code).length;
}

/** Two edits at the same place overlap as well: which comes first is not known. */
function overlapsAny({ range }: TextEdit, others: readonly TextEdit[]): boolean {
  return others.some(
    (other) =>
      range.start === other.range.start || (range.start < other.range.end && other.range.start < range.end),
  );
}
