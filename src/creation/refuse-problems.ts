import type { Problem } from "../campaign/index.ts";
import { notSent, type Refusal } from "./result.ts";

/** The refusal of a campaign file that has errors; undefined where it has none. */
export function refuseProblems(problems: readonly Problem[], name: string): Refusal | undefined {
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return undefined;
  const count = errors.length === 1 ? "a problem" : `${errors.length} problems`;
  return notSent("has-problems", `${name} has ${count} to correct first: ${errors[0]?.message}`);
}
