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

/** The edits of all fixes that are certain, tried together; none where there is nothing certain to mend. */
export function findCertainEdits(checked: CheckedCampaign): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const problem of checked.problems) {
    const fix = [...(problem.fixes?.() ?? [])].find(({ certain }) => certain);
    if (fix && !fix.edits.some((edit) => overlapsAny(edit, edits))) edits.push(...fix.edits);
  }
  if (edits.length === 0 || improves(checked, edits)) return edits;
  // Together they do not fit: those that do on their own are left to be chosen one by one.
  return [];
}

function cures(checked: CheckedCampaign, { code }: Problem, { edits }: Fix): boolean {
  const after = problemsAfter(checked.campaign, edits);
  const isCured = countOf(after, code) < countOf(checked, code);
  return isCured && countErrors(after) <= countErrors(checked) + countOpen(edits);
}

/** The places that stay empty until somebody fills them in: each is an error so long, and none of the fix. */
function countOpen(edits: readonly TextEdit[]): number {
  const stops = edits.flatMap((edit) => edit.stops ?? []);
  return stops.filter(({ range }) => range.start === range.end).length;
}

function improves(checked: CheckedCampaign, edits: readonly TextEdit[]): boolean {
  const after = problemsAfter(checked.campaign, edits);
  return countErrors(after) <= countErrors(checked) && after.problems.length < checked.problems.length;
}

function problemsAfter({ text }: Campaign, edits: readonly TextEdit[]): CheckedCampaign {
  const campaign = readCampaign(applyEdits(text, edits));
  return { campaign, problems: findProblems(campaign) };
}

function countErrors({ problems }: CheckedCampaign): number {
  return problems.filter(({ severity }) => severity === "error").length;
}

function countOf({ problems }: CheckedCampaign, code: ProblemCode): number {
  return problems.filter((problem) => problem.code === code).length;
}

function overlapsAny({ range }: TextEdit, others: readonly TextEdit[]): boolean {
  return others.some((other) => range.start <= other.range.end && other.range.start <= range.end);
}
