import { type CheckedCampaign, type Fix, findFixes, findIdCursor, type Problem } from "../campaign/index.ts";
import { rankNames, writeIdOf } from "./complete-names.ts";
import { describeBriefly } from "./describe-name.ts";
import type { KnownNames } from "./known-names.ts";
import { matchName } from "./match-name.ts";
import type { NamedId } from "./named-id.ts";

/**
 * The fixes that put an id in place of the name somebody wrote for it; none of a problem that is another. None is certain:
 * of two people of one name, only one may be known here.
 */
export function findNameFixes(checked: CheckedCampaign, problem: Problem, known: KnownNames): Fix[] {
  if (problem.code !== "invalid-format") return [];
  const { campaign } = checked;
  const cursor = findIdCursor(campaign, problem.range.start);
  if (cursor?.range.start !== problem.range.start || cursor.range.end !== problem.range.end) return [];
  const written = campaign.text.slice(cursor.range.start, cursor.range.end).replace(/^["']|["']$/g, "");
  const matches = matchName(written, rankNames(known.ofKind(cursor.kind), campaign, known));
  const fixes = matches.map(({ named, isExact }) => ({
    title: titleOf(named),
    edits: [{ range: cursor.range, text: writeIdOf(named, cursor) }],
    preferred: isExact && matches.length === 1,
  }));
  return findFixes(checked, { ...problem, fixes: () => fixes });
}

function titleOf(named: NamedId): string {
  const about = describeBriefly(named);
  return `Change to the id of ${named.name}${about === "" ? "" : ` (${about})`}`;
}
