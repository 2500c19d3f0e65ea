// Runs the fast tests, those that need no VS Code. test.ts starts this as a process of its own.
import { readdir } from "node:fs/promises";
import path from "node:path";
import { runMocha } from "./vscode/run-mocha.ts";

const areas = [
  "bench",
  "campaign",
  "outbox",
  "accounts",
  "names",
  "creation",
  "sandbox",
  "syntaxes",
  "reliability",
  "fuzz",
];
const testTimeoutSeconds = 20;

/** The built files of the tests there are: what an older build left behind is not run. */
async function builtTests(area: string): Promise<string[]> {
  const names = await readdir(path.join("test", area), { recursive: true }).catch(() => []);
  return names
    .filter((name) => name.endsWith(".test.ts"))
    .sort()
    .map((name) => path.resolve("dist", "test", area, name.replace(/\.ts$/, ".mjs")));
}

const files = (await Promise.all(areas.map(builtTests))).flat();
const failures = await runMocha(async (mocha) => {
  mocha.files = files;
  await mocha.loadFilesAsync();
}, testTimeoutSeconds);
// A test that leaves a timer or a server behind must not hold up the run.
process.exit(failures > 0 ? 1 : 0);
