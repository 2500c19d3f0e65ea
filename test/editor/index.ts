import { readdir } from "node:fs/promises";
import path from "node:path";
import { extensions } from "vscode";
import { runMocha } from "../../scripts/vscode/run-mocha.ts";

const suiteEnding = ".test.ts";
const testTimeoutSeconds = 20;

/** Runs every suite of this folder. VS Code calls this in its extension host; what it rejects with fails the run. */
export async function run(): Promise<void> {
  // VS Code opens the tests as soon as the extension is there, and not only when it has begun.
  await extensions.getExtension("outbox-campaigns.outbox-campaigns")?.activate();
  const folder = path.join(__dirname, "..", "..", "..", "test", "editor");
  const suites = (await readdir(folder)).filter((name) => name.endsWith(suiteEnding)).sort();
  const failures = await runMocha(async () => {
    for (const suite of suites) await import(`./${suite.slice(0, -suiteEnding.length)}.test.ts`);
  }, testTimeoutSeconds);
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
