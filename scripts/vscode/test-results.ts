import { appendFileSync, existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Report } from "./report.ts";

/** The name of the environment variable with the file that the results of a run are written to. */
export const resultsVariable = "OUTBOX_TEST_RESULTS";

/** The name of the environment variable with a text: only tests that have it in their title run. */
export const grepVariable = "OUTBOX_TEST_GREP";

/** How one test ended. */
export interface TestResult {
  readonly title: string;
  readonly state: "passed" | "failed" | "skipped";
  readonly milliseconds: number;
  /** Why it failed, for the person who mends it. */
  readonly error?: string;
}

/** How many tests of a run passed and failed; the skipped are in neither. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Adds one result to the file, a line of JSON each, at once: what was written stays when the process is killed. */
export function writeResult(file: string, result: TestResult): void {
  appendFileSync(file, `${JSON.stringify(result)}\n`);
}

/**
 * Reports and counts the results that `run` brings about in the file, while it runs. A run that breaks counts as one
 * more failure: when it rejects, when its exit code and its results disagree, and when no test ran.
 *
 * @param run resolves to the exit code, null where a signal ended it
 */
export async function countResults(
  file: string,
  report: Report,
  run: () => Promise<number | null>,
): Promise<Counts> {
  const results = followResults(file, report);
  const code = await run().catch((error: unknown) => String(error));
  const { passed, failed } = await results.stop();
  const trouble = findTrouble(code, passed, failed);
  if (trouble === undefined) return { passed, failed };
  report(`✖ ${trouble}`);
  return { passed, failed: failed + 1 };
}

function findTrouble(code: number | string | null, passed: number, failed: number): string | undefined {
  if (typeof code === "string") return code;
  if (passed + failed === 0) return `No test ran (exit code ${code}).`;
  const exitedWell = code === 0;
  const allPassed = failed === 0;
  return exitedWell === allPassed ? undefined : `The exit code is ${code}, and ${failed} tests failed.`;
}

const lookEveryMilliseconds = 200;

function followResults(file: string, report: Report): { stop(): Promise<Counts> } {
  const counts = { passed: 0, failed: 0 };
  let seen = 0;
  const readNew = async () => {
    if (!existsSync(file)) return;
    const lines = (await readFile(file, "utf8")).split("\n").slice(0, -1);
    for (const line of lines.slice(seen)) {
      const result = JSON.parse(line) as TestResult;
      if (result.state !== "skipped") counts[result.state] += 1;
      report(describeResult(result));
    }
    seen = lines.length;
  };
  let reading = Promise.resolve();
  const timer = setInterval(() => {
    reading = reading.then(readNew);
  }, lookEveryMilliseconds);
  return {
    async stop() {
      clearInterval(timer);
      await reading.then(readNew);
      return counts;
    },
  };
}

function describeResult({ title, state, milliseconds, error }: TestResult): string {
  const mark = { passed: "✔", failed: "✖", skipped: "-" }[state];
  const slow = milliseconds >= 100 ? ` (${Math.round(milliseconds)} ms)` : "";
  return `${mark} ${title}${slow}${error === undefined ? "" : `\n${error.replace(/^/gm, "    ")}`}`;
}
