import type { ProblemCode } from "../../src/campaign/index.ts";
import { adviceTexts } from "./advice-texts.ts";
import { attemptTexts } from "./attempt-texts.ts";
import { errorTexts } from "./error-texts.ts";
import { nameTexts } from "./name-texts.ts";
import type { RuleText } from "./rule-text.ts";

/** The text of every rule, in the order of the page. */
export const ruleTexts: Readonly<Record<ProblemCode, RuleText>> = {
  ...errorTexts,
  ...adviceTexts,
  ...attemptTexts,
  ...nameTexts,
};
