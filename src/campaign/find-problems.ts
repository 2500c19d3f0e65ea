import type { Fix } from "./fix.ts";
import { moveProblem } from "./move-problem.ts";
import type { Problem } from "./problem.ts";
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

type Rule = { readonly ofCampaign: CampaignRule } | { readonly ofEntry: EntryRule };

/** In the order in which problems at the same place are told. */
const rules: readonly Rule[] = [
  { ofCampaign: checkShape },
  { ofCampaign: checkConflicts },
  { ofCampaign: checkCharacters },
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
  const problems = [...campaign.syntax, ...campaign.aliases.problems];
  const inEntries = findInEntries(campaign);
  for (const [index, rule] of rules.entries()) {
    const found = "ofCampaign" in rule ? rule.ofCampaign(campaign) : (inEntries[index] ?? []);
    for (const problem of found) problems.push(problem);
  }
  return problems.sort((one, other) => one.range.start - other.range.start);
}

/** What each rule finds in the entries. */
function findInEntries(campaign: Campaign): Problem[][] {
  const found = rules.map((): Problem[] => []);
  for (const entry of campaign.entries) {
    for (const [index, problems] of findInEntry(campaign, entry).entries()) {
      for (const problem of problems) found[index]?.push(problem);
    }
  }
  return found;
}

type Findings = readonly (readonly Problem[])[];

const nothing: Findings = [];

/** What each rule finds in an entry; in one that was read alone, only once for all files that have it. */
function findInEntry(campaign: Campaign, entry: Entry): Findings {
  if (entry.placed === undefined) return runRules(campaign, entry);
  const { alone, offset } = entry.placed;
  alone.findings ??= alone.entry ? runRules(alone.campaign, alone.entry) : nothing;
  return alone.findings.map((problems, index) =>
    problems.map((problem, place) =>
      moveProblem(problem, offset, () => fixesIn(campaign, entry, index, place)),
    ),
  );
}

function runRules(campaign: Campaign, entry: Entry): Findings {
  const found = rules.map((rule) => ("ofEntry" in rule ? [...rule.ofEntry(campaign, entry)] : []));
  return found.some((problems) => problems.length > 0) ? found : nothing;
}

/** The fixes of a problem of an entry, which may depend on the rest of its file. */
function fixesIn(campaign: Campaign, entry: Entry, index: number, place: number): Iterable<Fix> {
  return runRules(campaign, entry)[index]?.[place]?.fixes?.() ?? [];
}

/** Whether any of the problems keeps the campaign from being created. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === "error");
}
