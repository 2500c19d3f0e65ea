import type { Campaign, Problem, ServerProblem } from "../../src/campaign/index.ts";

/** What docs/rules.md says about a rule beside what the rule itself says. */
export interface RuleText {
  /** One line, for the table. */
  readonly summary: string;
  /** What it means and why it matters, for a marketer: two or three sentences of Markdown. */
  readonly about: string;
  /** Campaign files, each with one problem, of this code. */
  readonly examples: readonly Example[];
}

export interface Example {
  /** The lines that are shown. */
  readonly text: string;
  /** Whether that is all of the file; otherwise `requiredLines` stand before them. */
  readonly isWhole?: boolean;
  /** What Outbox answers to the create; otherwise the problem is one that is found without it. */
  readonly answer?: readonly ServerProblem[];
  /** What finds the problem, where the text alone does not have it. */
  readonly find?: (campaign: Campaign) => Problem | undefined;
}

export const exampleId = "3c90c3cc-0d44-4b50-8888-8dd25736052a";

/** The keys that every campaign needs, as the examples hold them. */
export const requiredLines = `name: Spring launch\ncompany: ${exampleId}\n`;
