import { moveProblem } from "./move-problem.ts";
import { once } from "./once.ts";
import type { Finding, Problem } from "./problem.ts";
import { campaignOf } from "./read-alone.ts";
import type { Campaign, Entry } from "./read-campaign.ts";
import { checkCharacters } from "./rules/check-characters.ts";
import { checkConflicts } from "./rules/check-conflicts.ts";
import { checkDeleted } from "./rules/check-deleted.ts";
import { checkDuplicateKeys, checkInnerDuplicateKeys } from "./rules/check-duplicate-keys.ts";
import { checkDuplicateSenders } from "./rules/check-duplicate-senders.ts";
import { checkFields } from "./rules/check-fields.ts";
import { checkHiddenText } from "./rules/check-hidden-text.ts";
import { checkJson } from "./rules/check-json.ts";
import { checkKeys } from "./rules/check-keys.ts";
import { checkSenders } from "./rules/check-senders.ts";
import { checkShape } from "./rules/check-shape.ts";
import { checkText } from "./rules/check-text.ts";
import { checkTimeZone } from "./rules/check-time-zone.ts";
import { checkWindows } from "./rules/check-windows.ts";
import type { CampaignRule, EntryRule } from "./rules/rule.ts";
import { fieldNames } from "./schema.ts";

type Rule =
  | { readonly ofCampaign: CampaignRule }
  /** Of what no campaign has that was read entry by entry. */
  | { readonly ofWhole: CampaignRule }
  | { readonly ofEntry: EntryRule };

/** In the order in which problems at the same place are told. */
const rules: readonly Rule[] = [
  { ofCampaign: checkShape },
  { ofWhole: checkConflicts },
  { ofWhole: checkCharacters },
  { ofCampaign: checkDuplicateKeys },
  { ofEntry: checkInnerDuplicateKeys },
  { ofCampaign: checkKeys },
  { ofEntry: checkFields },
  { ofEntry: checkJson },
  { ofEntry: checkTimeZone },
  { ofEntry: checkDuplicateSenders },
  { ofEntry: checkText },
  { ofEntry: checkHiddenText },
  { ofCampaign: checkSenders },
  { ofEntry: checkDeleted },
  { ofEntry: checkWindows },
];

/** Everything there is to say about a campaign file, in the order of the text. */
export function findProblems(campaign: Campaign): Problem[] {
  const { syntax, aliases, entries, byEntries } = campaign;
  const found: Finding[] = [];
  for (const problem of syntax) found.push({ order: -2, problem });
  for (const problem of aliases.problems) found.push({ order: -1, problem });
  for (const { order, check } of byEntries ? campaignRules : [...campaignRules, ...wholeRules]) {
    for (const problem of check(campaign)) found.push({ order, problem });
  }
  for (const entry of entries) {
    const findings = findInEntry(campaign, entry);
    if (findings.length > 0) for (const finding of findings) found.push(finding);
  }
  found.sort((one, other) => one.problem.range.start - other.problem.range.start || one.order - other.order);
  return found.map(({ problem }) => problem);
}

const campaignRules = rules.flatMap((rule, order) =>
  "ofCampaign" in rule ? { order, check: rule.ofCampaign } : [],
);
const wholeRules = rules.flatMap((rule, order) => ("ofWhole" in rule ? { order, check: rule.ofWhole } : []));
const entryRules = rules.flatMap((rule, order) => ("ofEntry" in rule ? { order, ...rule.ofEntry } : []));
const rulesOfFields = new Map(fieldNames.map((name) => [name, rulesAbout(name)]));

function rulesAbout(key: string) {
  return entryRules.filter(({ isAbout }) => isAbout(key));
}

/** What is found in an entry; in one that was read alone, it is looked for once for all files that have it. */
function findInEntry(campaign: Campaign, entry: Entry): readonly Finding[] {
  if (entry.placed === undefined) return runRules(campaign, entry);
  const { alone, offset } = entry.placed;
  alone.findings ??= alone.entry ? runRules(campaignOf(alone), alone.entry) : nothing;
  if (alone.findings.length === 0) return nothing;
  // What mends a problem may depend on the rest of its file.
  const here = once(() => runRules(campaign, entry));
  return alone.findings.map(({ order, problem }, index) => ({
    order,
    problem: moveProblem(problem, offset, () => here()[index]?.problem.fixes?.() ?? []),
  }));
}

const nothing: readonly Finding[] = [];

function runRules(campaign: Campaign, entry: Entry): readonly Finding[] {
  const found: Finding[] = [];
  for (const { order, check } of rulesOfFields.get(entry.key) ?? rulesAbout(entry.key)) {
    for (const problem of check(campaign, entry)) found.push({ order, problem });
  }
  return found.length > 0 ? found : nothing;
}

/** Whether any of the problems keeps the campaign from being created. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === "error");
}
