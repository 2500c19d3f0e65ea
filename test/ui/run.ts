import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Browser } from "playwright-core";
import type { BrowserProgram } from "../../scripts/vscode/find-browser.ts";
import type { VsCode } from "../../scripts/vscode/install-vscode.ts";
import { launchBrowser } from "../../scripts/vscode/launch-browser.ts";
import type { Report } from "../../scripts/vscode/report.ts";
import { takeScreenshot } from "../../scripts/vscode/take-screenshot.ts";
import type { Counts } from "../../scripts/vscode/test-results.ts";
import type { Scenario } from "./scenario.ts";
import { withStage } from "./with-stage.ts";

/** What the UI run runs with. */
export interface UiOptions {
  readonly vscode: VsCode;
  readonly browser: BrowserProgram;
  /** Only scenarios with this text in their name run. */
  readonly grep?: string | undefined;
  /** Whether those run, too, that take `npm test` too long. */
  readonly isLong: boolean;
  readonly report: Report;
  readonly signal: AbortSignal;
}

const scenarioEnding = ".scenario.ts";

/** How many scenarios are played at the same time: each is mostly waiting, and two cores are enough for these. */
const atOnce = 2;

/** Plays every scenario of this folder in a VS Code of its own, and counts them. */
export async function runUi(options: UiOptions): Promise<Counts> {
  const { grep = "", isLong, report, signal } = options;
  await rm(path.join("dist", "screenshots"), { recursive: true, force: true });
  const isWanted = (scenario: Scenario) =>
    scenario.name.includes(grep) && (isLong || grep !== "" || scenario.isLong !== true);
  const scenarios = (await loadScenarios()).filter(isWanted);
  if (scenarios.length === 0) throw new Error("There is no scenario to play.");
  const counts = { passed: 0, failed: 0 };
  const browser = await launchBrowser(options.browser, signal);
  const waiting = scenarios.values();
  const playThose = async () => {
    for (const scenario of waiting) {
      const start = Date.now();
      const { steps, failure } = await play(scenario, browser, options);
      signal.throwIfAborted();
      counts[failure === undefined ? "passed" : "failed"] += 1;
      const outcome = failure === undefined ? "✔" : "✖";
      for (const step of steps) report(`    ${step}`);
      report(
        `${outcome} ${scenario.name} (${Date.now() - start} ms)${failure === undefined ? "" : `\n${failure}`}`,
      );
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, playThose));
  } finally {
    await browser.close();
  }
  return counts;
}

async function loadScenarios(): Promise<Scenario[]> {
  const names = (await readdir(path.join("test", "ui")))
    .filter((name) => name.endsWith(scenarioEnding))
    .sort();
  const modules = names.map(async (name) => {
    const { scenario } = await import(`./${name.slice(0, -scenarioEnding.length)}.scenario.ts`);
    return scenario as Scenario;
  });
  return await Promise.all(modules);
}

/** How far a scenario came. */
interface Outcome {
  /** The steps that were begun. */
  readonly steps: readonly string[];
  /** What went wrong, if anything. */
  readonly failure?: string;
}

async function play(scenario: Scenario, browser: Browser, options: UiOptions): Promise<Outcome> {
  const steps: string[] = [];
  let picture = "none";
  try {
    await withStage(scenario, browser, options, async (stage) => {
      try {
        for (const [description, act] of scenario.steps) {
          steps.push(description);
          await act(stage);
        }
      } catch (error) {
        picture = await takeScreenshot(stage.page, `failed - ${scenario.name}`).catch(String);
        throw error;
      }
    });
    return { steps };
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const lines = `At the step: ${steps.at(-1) ?? "VS Code opens"}\nThe screen then: ${picture}\n${stripVTControlCharacters(reason)}`;
    return { steps, failure: lines.replace(/^/gm, "    ") };
  }
}
