import {
  applyEdits,
  type Campaign,
  type CheckedCampaign,
  type Fix,
  findFixes,
  findProblems,
  locateRejections,
  type Problem,
  readCampaign,
  type Severity,
} from "../../src/campaign/index.ts";
import { type Example, type RuleText, requiredLines } from "./rule-text.ts";

/** The words VS Code has for them. */
const severityNames: Readonly<Record<Severity, string>> = {
  error: "Error",
  warning: "Warning",
  information: "Information",
  hint: "Hint",
};

const introduction = `# Rules

What is checked in a campaign file while you write it, and what is offered to mend it. Each problem shows the name of its
rule behind its message; click it to come here.

- An **Error** keeps the campaign from being created, unless it is from Outbox itself ([\`server-rejected\`](#server-rejected)).
  A **Warning**, an **Information** or a **Hint** does not.
- Where several fixes are offered, the _preferred_ one is the likeliest: **Auto Fix…** applies it without asking. A fix is
  _certain_ where nothing else can have been meant: **Fix … obvious mistakes in this file** applies those, and so does
  VS Code on save if you switch that on. Nothing certain removes what you wrote.
- Apart from that rule and the two about names at the end, nothing here asks Outbox. What is said of Outbox is from its
  reference page or its documentation where that is said, and a guess, called one, where it is not.
- The examples leave out \`name\` and \`company\`, which every campaign needs, where they are not about them.

This page is written by \`npm run docs\`, from what the rules really say. Change \`scripts/rules\` instead.
`;

/**
 * The text of docs/rules.md. Every message and fix in it is what the rules say about the examples.
 * @throws where an example does not have exactly one problem, of its rule.
 */
export function writeRulesPage(texts: Readonly<Record<string, RuleText>>): string {
  const rules = Object.entries(texts).map(([code, text]) => ({
    code,
    text,
    shown: text.examples.map((example) => showExample(code, example)),
  }));
  const rows = rules.map(
    ({ code, text, shown }) => `| [\`${code}\`](#${code}) | ${severity(shown)} | ${text.summary} |`,
  );
  const table = ["| rule | severity | in one line |", "| --- | --- | --- |", ...rows].join("\n");
  const sections = rules.map(({ code, text, shown }) =>
    [`## ${code}`, `**${severity(shown)}.** ${text.about}`, ...shown.map(({ markdown }) => markdown)].join(
      "\n\n",
    ),
  );
  return `${[introduction, table, ...sections].join("\n\n").replace(/\n{3,}/g, "\n\n")}\n`;
}

interface Shown {
  readonly severity: Severity;
  readonly markdown: string;
}

/** The severity of a rule; of several the usual one, which the first example has, and then the others. */
function severity(shown: readonly Shown[]): string {
  return [...new Set(shown.map((example) => severityNames[example.severity]))].join(", rarely ");
}

function showExample(code: string, example: Example): Shown {
  const { text, isWhole = false } = example;
  const before = isWhole ? "" : requiredLines;
  const campaign = readCampaign(before + text);
  const problems = findIn(campaign, example);
  const [problem] = problems;
  if (problem?.code !== code || problems.length !== 1) throw new Error(complaint(code, text, problems));
  const checked = { campaign, problems };
  return {
    severity: problem.severity,
    markdown: [fence(text), `> ${problem.message}`, ...showFixes(checked, problem, before.length)].join(
      "\n\n",
    ),
  };
}

function findIn(campaign: Campaign, { answer, find }: Example): readonly Problem[] {
  if (answer) return locateRejections(campaign, answer);
  const found = find?.(campaign);
  return found ? [found] : findProblems(campaign);
}

function complaint(code: string, text: string, problems: readonly Problem[]): string {
  const found = problems.map((problem) => `${problem.code}: ${problem.message}`).join("\n");
  return `An example of ${code} must have one problem, and that of this rule.\n${text}\nIt has:\n${found || "none"}`;
}

/** The titles of the fixes, and the lines after the preferred one; `hidden` is the length of what is not shown. */
function* showFixes(checked: CheckedCampaign, problem: Problem, hidden: number): Generator<string> {
  const fixes = findFixes(checked, problem);
  if (fixes.length === 0) return;
  yield fixes.map((fix) => `- ${fix.title}${remark(fix)}`).join("\n");
  const preferred = fixes.find((fix) => fix.preferred);
  if (preferred) yield showResult(applyEdits(checked.campaign.text, preferred.edits).slice(hidden));
}

function remark({ preferred, certain }: Fix): string {
  const words = [...(preferred ? ["preferred"] : []), ...(certain ? ["certain"] : [])];
  return words.length > 0 ? ` _(${words.join(", ")})_` : "";
}

function showResult(text: string): string {
  return text === ""
    ? "The preferred fix leaves none of these lines."
    : `With the preferred fix:\n\n${fence(text)}`;
}

function fence(text: string): string {
  return `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
}
