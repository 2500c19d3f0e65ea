// npm test [-- [check] [fast] [editor] [token] [network] [crash] [ui] [--grep TEXT] [--long]]
// Run with --enable-source-maps. Runs everything, or the parts named, and ends with one line: "N passed, M failed".
import path from "node:path";
import { parseArgs } from "node:util";
import { runCrashes } from "../test/reliability/crash/run-crashes.ts";
import { runUi } from "../test/ui/run.ts";
import { abortOnSignals } from "./vscode/abort-on-signals.ts";
import { suiteModule } from "./vscode/editor-stage.ts";
import { type BrowserProgram, findBrowser } from "./vscode/find-browser.ts";
import { installVsCode, type VsCode } from "./vscode/install-vscode.ts";
import type { Report } from "./vscode/report.ts";
import { runEditorSuite } from "./vscode/run-editor-suite.ts";
import { runNetworkSuite } from "./vscode/run-network-suite.ts";
import { startNpm } from "./vscode/run-npm.ts";
import { startProcess } from "./vscode/start-process.ts";
import { withTempFolder } from "./vscode/temp-folder.ts";
import { type Counts, countResults, grepVariable, resultsVariable } from "./vscode/test-results.ts";

/** For all that runs in one VS Code, so that one which hangs is told of. */
const timeoutSeconds = 300;

/** One kind of test: reports as it goes, rejects when it cannot be run. */
type Part = (report: Report) => Promise<Counts>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: "string" }, long: { type: "boolean" } },
});
const { grep, long: isLong = false } = values;
/** How many times more runs the properties get in a long test, with fresh seeds. */
if (isLong) process.env["OUTBOX_TEST_RUNS"] ??= "20";
const signal = abortOnSignals();

/** How many parts run at the same time. Two keep two cores busy: with a third, everything waits for everything else. */
const atOnce = 2;

process.exitCode = await main();

async function main(): Promise<number> {
  const needVsCode = ["editor", "token", "network", "crash", "ui"].some(isWanted);
  // What is installed the first time comes in while the quick parts run.
  const programs = needVsCode
    ? findPrograms(reportAs("setup", []))
    : Promise.reject(new Error("Nothing needs VS Code."));
  programs.catch(() => undefined); // The parts that await it say so.

  const editor = (area: "editor" | "token"): Part => {
    const suite = { module: suiteModule(area), env: {} };
    return async (report) =>
      await runEditorSuite({ ...(await programs), suite, grep, timeoutSeconds, report, signal });
  };
  // What takes longest begins first.
  const parts: Readonly<Record<string, Part>> = {
    check: runCheck,
    fast: runFast,
    editor: editor("editor"),
    ui: async (report) => await runUi({ ...(await programs), grep, isLong, report, signal }),
    token: editor("token"),
    network: async (report) =>
      await runNetworkSuite({ ...(await programs), grep, timeoutSeconds, report, signal }),
    crash: async (report) => await runCrashes({ ...(await programs), grep, isLong, report, signal }),
  };
  const failures: string[] = [];
  const total = { passed: 0, failed: 0 };
  const waiting = Object.entries(parts)
    .filter(([name]) => isWanted(name))
    .values();
  const runThose = async () => {
    for (const [name, part] of waiting) {
      if (signal.aborted) return;
      const { passed, failed } = await runPart(name, part, failures);
      total.passed += passed;
      total.failed += failed;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, runThose));
  if (signal.aborted) return 130;
  if (failures.length > 0) console.log(`\nWhat failed:\n${failures.join("\n")}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

function isWanted(name: string): boolean {
  return positionals.length === 0 || positionals.includes(name);
}

/** Each line is printed with the name of its part before it; what failed is kept to be said again at the end. */
function reportAs(name: string, failures: string[]): Report {
  return (text) => {
    const lines = text.replace(/^/gm, `[${name}] `);
    if (text.startsWith("✖")) failures.push(lines);
    console.log(lines);
  };
}

async function runPart(name: string, part: Part, failures: string[]): Promise<Counts> {
  const report = reportAs(name, failures);
  const start = Date.now();
  const counts = await part(report).catch((error: unknown) => {
    if (!signal.aborted) report(`✖ ${String(error)}`);
    return { passed: 0, failed: 1 };
  });
  if (signal.aborted) return counts;
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  report(`${counts.passed} ✔  ${counts.failed} ✖  in ${seconds} s`);
  return counts;
}

async function findPrograms(report: Report): Promise<{ vscode: VsCode; browser: BrowserProgram }> {
  const [vscode, browser] = await Promise.all([installVsCode(report, signal), findBrowser(report, signal)]);
  return { vscode, browser };
}

/** The types and the style, as one test. */
async function runCheck(report: Report): Promise<Counts> {
  const code = await startNpm(["run", "--silent", "check"], { signal, onLine: report }).exited;
  report(`${code === 0 ? "✔" : "✖"} types and style`);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A process of its own, so that nothing a test leaves behind reaches the rest. */
async function runFast(report: Report): Promise<Counts> {
  return await withTempFolder(async (folder) => {
    const results = path.join(folder, "results.ndjson");
    const env = {
      ...process.env,
      TMPDIR: folder,
      [resultsVariable]: results,
      ...(grep === undefined ? {} : { [grepVariable]: grep }),
    };
    // Most of what is read is thrown away at once, and there is much of it.
    const words = [
      "--enable-source-maps",
      "--max-semi-space-size=64",
      path.join("dist", "scripts", "test-fast.mjs"),
    ];
    return await countResults(
      results,
      report,
      async () => await startProcess(process.execPath, words, { env, signal, onLine: report }).exited,
    );
  });
}
