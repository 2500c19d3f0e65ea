import { readdir } from "node:fs/promises";
import path from "node:path";
import { extensions } from "vscode";
import { runMocha } from "../../scripts/vscode/run-mocha.ts";

const suiteEnding = ".test.ts";
const testTimeoutSeconds = 20;

/**
 * Runs every suite of a folder of `test` in the extension host, in the order of their names. Rejects when a test failed.
 *
 * @param load imports the suite of this name, without its ending
 */
export async function runSuites(area: string, load: (name: string) => Promise<unknown>): Promise<void> {
  // VS Code opens the tests as soon as the extension is there, and not only when it has begun.
  await extensions.getExtension("outbox-campaigns.outbox-campaigns")?.activate();
  const folder = path.join(__dirname, "..", "..", "..", "test", area);
  const suites = (await readdir(folder)).filter((name) => name.endsWith(suiteEnding)).sort();
  const failures = await runMocha(async () => {
    for (const suite of suites) await load(suite.slice(0, -suiteEnding.length));
  }, testTimeoutSeconds);
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
