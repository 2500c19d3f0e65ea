import Mocha from "mocha";
import { grepVariable, resultsVariable, writeResult } from "./test-results.ts";

/**
 * Runs the tests that `load` declares, and writes each result to the file the environment names (OUTBOX_TEST_RESULTS).
 * Resolves to how many failed; rejects when there was no test at all, or `load` failed.
 *
 * @param load adds files to the runner, or declares the tests with its globals (`describe`, `it`), which are set by then
 */
export async function runMocha(
  load: (mocha: Mocha) => Promise<void>,
  timeoutSeconds: number,
): Promise<number> {
  const file = process.env[resultsVariable];
  if (file === undefined) throw new Error(`${resultsVariable} must name the file for the results.`);
  const grep = process.env[grepVariable];
  const mocha = new Mocha({
    ui: "bdd",
    timeout: timeoutSeconds * 1000,
    forbidOnly: process.env["CI"] !== undefined,
    reporter: reporterTo(file),
    ...(grep === undefined ? {} : { fgrep: grep }),
  });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await load(mocha);
  return await new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (runner.total === 0) reject(new Error("There was no test to run."));
      else resolve(failures);
    });
  });
}

function reporterTo(file: string): typeof Mocha.reporters.Base {
  return class extends Mocha.reporters.Base {
    constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
      super(runner, options);
      const write = (test: Mocha.Test, state: "passed" | "failed" | "skipped", error?: Error) =>
        writeResult(file, {
          title: test.fullTitle(),
          state,
          milliseconds: test.duration ?? 0,
          ...(error === undefined ? {} : { error: error.stack ?? String(error) }),
        });
      runner.on("pass", (test) => write(test, "passed"));
      runner.on("fail", (test, error: Error) => write(test, "failed", error));
      runner.on("pending", (test) => write(test, "skipped"));
    }
  };
}
