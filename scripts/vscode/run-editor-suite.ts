import { EventEmitter, once } from "node:events";
import type { Page } from "playwright-core";
import { type EditorStage, withEditorStage } from "./editor-stage.ts";
import type { BrowserProgram } from "./find-browser.ts";
import { findToken, homeVariable } from "./find-token.ts";
import type { VsCode } from "./install-vscode.ts";
import { launchBrowser, newContext } from "./launch-browser.ts";
import { prepareHome } from "./prepare-home.ts";
import type { Report } from "./report.ts";
import { remoteUri, startServer, workbenchAddress } from "./start-server.ts";
import { takeScreenshot } from "./take-screenshot.ts";
import { type Counts, resultsVariable, writeResult } from "./test-results.ts";

/** What the editor suite runs with. */
export interface EditorSuiteOptions {
  readonly vscode: VsCode;
  readonly browser: BrowserProgram;
  /** Only tests with this text in their title run. */
  readonly grep?: string | undefined;
  /** For the whole suite; then there is a screenshot. */
  readonly timeoutSeconds: number;
  readonly report: Report;
  readonly signal: AbortSignal;
  readonly suite: Suite;
}

/** A suite that runs inside VS Code. */
export interface Suite {
  /** The module, as built, whose `run` VS Code calls. */
  readonly module: string;
  /** For the environment that VS Code starts with. */
  readonly env: Readonly<Record<string, string>>;
}

/** Runs a suite inside a real VS Code, with the built extension, and counts its results. */
export async function runEditorSuite(options: EditorSuiteOptions): Promise<Counts> {
  const { vscode, signal } = options;
  return await withEditorStage(options.grep, options.report, async (stage) => {
    const home = await prepareHome(stage.home, stage.settings);
    const server = await startServer(vscode, home, {
      testDriver: true,
      trustsEverything: true,
      env: { ...stage.env, ...options.suite.env, [homeVariable]: stage.home },
      signal,
    });
    let code: number;
    try {
      code = await runInBrowser(options, server.origin, stage.workspace);
    } finally {
      await server.stop();
    }
    return (await holdsNoToken(stage, options.grep)) ? code : 1;
  });
}

/** One more test, of what the whole suite left on disk. Where others were asked for it is told only when it fails. */
async function holdsNoToken({ home, workspace, env, secrets }: EditorStage, grep?: string): Promise<boolean> {
  const start = Date.now();
  const found = await findToken([home, workspace], ...secrets);
  const passed = found.length === 0;
  if (!passed || grep === undefined) {
    writeResult(env[resultsVariable] ?? "", {
      title: "No token, and no secret of an answer, is in any file that VS Code leaves when it has ended",
      state: passed ? "passed" : "failed",
      milliseconds: Date.now() - start,
      ...(passed ? {} : { error: found.join("\n") }),
    });
  }
  return passed;
}

async function runInBrowser(options: EditorSuiteOptions, origin: string, workspace: string): Promise<number> {
  const browser = await launchBrowser(options.browser, options.signal);
  try {
    const page = await (await newContext(browser, { width: 800, height: 480 })).newPage();
    const address = workbenchAddress(origin, workspace, [
      ["extensionDevelopmentPath", remoteUri(origin, process.cwd())],
      ["extensionTestsPath", remoteUri(origin, options.suite.module)],
      ["skipWelcome", "true"],
      ["skipReleaseNotes", "true"],
    ]);
    return await loadAndAwaitEnd(page, address, options);
  } finally {
    await browser.close();
  }
}

/** VS Code's test driver calls two functions of the page: one for what it logs, one when the suite has ended. */
async function loadAndAwaitEnd(
  page: Page,
  address: string,
  { signal, timeoutSeconds }: EditorSuiteOptions,
): Promise<number> {
  const suite = new EventEmitter();
  page.on("crash", () => suite.emit("error", new Error("The page with VS Code crashed.")));
  await page.exposeFunction("codeAutomationLog", () => undefined);
  await page.exposeFunction("codeAutomationExit", (code: number) => suite.emit("end", code));
  const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
  try {
    const ended = once(suite, "end", { signal: AbortSignal.any([signal, timeout]) });
    const [[code]] = await Promise.all([ended, page.goto(address)]);
    return code as number;
  } catch (error) {
    if (!timeout.aborted) throw error;
    const picture = await takeScreenshot(page, "editor-suite-timeout");
    throw new Error(`The suite did not end within ${timeoutSeconds} s. The screen then: ${picture}`);
  }
}
