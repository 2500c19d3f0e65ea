import { findProblems } from "./find-problems.ts";
import type { Fix } from "./fix.ts";
import { areCured, type CheckedCampaign, type Cure } from "./judge-cure.ts";
import type { Problem } from "./problem.ts";
import { type Campaign, readCampaign } from "./read-campaign.ts";
import { applyEdits, type TextEdit, type TextRange } from "./text.ts";

/** Certain cures that do not fit together are halved to find those that do; so many trials, and the rest is left. */
const mostTrials = 30;

/**
 * The fixes for one of the problems of a campaign file, the likeliest first; at most one is preferred. Each was tried:
 * it cures the problem and does nothing else.
 */
export function findFixes(checked: CheckedCampaign, problem: Problem): Fix[] {
  const fixes = [...(problem.fixes?.() ?? [])].filter(({ edits }) => {
    const after = checkWith(checked.campaign, edits);
    return areCured(checked, after, [{ code: problem.code, edits }]);
  });
  const preferred = fixes.find((fix) => fix.preferred);
  return fixes.map((fix) => (fix === preferred ? fix : { ...fix, preferred: false }));
}

/** The edits of all fixes that are certain and do what they should together; none where nothing certain is to mend. */
export function findCertainEdits(checked: CheckedCampaign): TextEdit[] {
  const certain = checked.problems.flatMap(({ code, fixes }): Cure[] => {
    const fix = [...(fixes?.() ?? [])].find((each) => each.certain);
    return fix ? [{ code, edits: fix.edits }] : [];
  });
  return addCures({ cures: [], trials: mostTrials }, takeApart(certain), checked).cures.flatMap(
    ({ edits }) => edits,
  );
}

interface Mended {
  readonly cures: readonly Cure[];
  /** How many more may be made. */
  readonly trials: number;
}

/** Adds the cures that work: all at once, or else each half by itself, down to the one that does not. */
function addCures(mended: Mended, cures: readonly Cure[], checked: CheckedCampaign): Mended {
  if (cures.length === 0 || mended.trials === 0) return mended;
  const trials = mended.trials - 1;
  const all = [...mended.cures, ...cures];
  const edits = all.flatMap((cure) => cure.edits);
  if (areCured(checked, checkWith(checked.campaign, edits), all)) return { cures: all, trials };
  if (cures.length === 1) return { ...mended, trials };
  const half = Math.ceil(cures.length / 2);
  const first = addCures({ ...mended, trials }, cures.slice(0, half), checked);
  return addCures(first, cures.slice(half), checked);
}

/** The cures without those whose edits overlap an earlier one; at the same place it is not known which comes first. */
function takeApart(cures: readonly Cure[]): Cure[] {
  const edits = cures.flatMap((cure) => cure.edits.map(({ range }) => ({ cure, range })));
  edits.sort((one, other) => one.range.start - other.range.start);
  const dropped = new Set<Cure>();
  let last: TextRange = { start: -1, end: -1 };
  for (const { cure, range } of edits) {
    if (range.start === last.start || range.start < last.end) dropped.add(cure);
    else last = range;
  }
  return cures.filter((cure) => !dropped.has(cure));
}

/** The campaign after these edits. */
function checkWith({ text, memory }: Campaign, edits: readonly TextEdit[]): CheckedCampaign {
  const campaign = readCampaign(applyEdits(text, edits), memory);
  return { campaign, problems: findProblems(campaign) };
}
