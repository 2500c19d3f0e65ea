import type { Problem } from "./problem.ts";
import type { Campaign } from "./read-campaign.ts";
import { checkCharacters } from "./rules/check-characters.ts";
import { checkConflicts } from "./rules/check-conflicts.ts";
import { checkDeleted } from "./rules/check-deleted.ts";
import { checkDuplicateKeys } from "./rules/check-duplicate-keys.ts";
import { checkDuplicateSenders } from "./rules/check-duplicate-senders.ts";
import { checkFields } from "./rules/check-fields.ts";
import { checkHiddenText } from "./rules/check-hidden-text.ts";
import { checkJson } from "./rules/check-json.ts";
import { checkSenders } from "./rules/check-senders.ts";
import { checkShape } from "./rules/check-shape.ts";
import { checkText } from "./rules/check-text.ts";
import { checkTimeZone } from "./rules/check-time-zone.ts";
import { checkWindows } from "./rules/check-windows.ts";
import type { Rule } from "./rules/rule.ts";

const rules: readonly Rule[] = [
  checkShape,
  checkConflicts,
  checkCharacters,
  checkDuplicateKeys,
  checkFields,
  checkJson,
  checkTimeZone,
  checkDuplicateSenders,
  checkText,
  checkHiddenText,
  checkSenders,
  checkDeleted,
  checkWindows,
];

/** Everything there is to say about a campaign file, in the order of the text. */
export function findProblems(campaign: Campaign): Problem[] {
  const problems = [...campaign.syntax, ...campaign.aliases.problems];
  for (const rule of rules) for (const problem of rule(campaign)) problems.push(problem);
  return problems.sort((one, other) => one.range.start - other.range.start);
}

/** Whether any of the problems keeps the campaign from being created. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === "error");
}
