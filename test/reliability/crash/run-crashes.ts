import type { Browser } from "playwright-core";
import type { BrowserProgram } from "../../../scripts/vscode/find-browser.ts";
import type { VsCode } from "../../../scripts/vscode/install-vscode.ts";
import { launchBrowser } from "../../../scripts/vscode/launch-browser.ts";
import type { Report } from "../../../scripts/vscode/report.ts";
import type { Counts } from "../../../scripts/vscode/test-results.ts";
import { updateBlock, writesDocs } from "../update-block.ts";
import { planTrials } from "./plan-trials.ts";
import type { Trial } from "./trial.ts";
import { type CodeWindow, type CrashStage, withVsCode } from "./with-vscode.ts";
import { type Cells, writeResults } from "./write-results.ts";

/** What the crash run runs with. */
export interface CrashOptions {
  readonly vscode: VsCode;
  readonly browser: BrowserProgram;
  /** Only crashes with this text in their name. */
  readonly grep?: string | undefined;
  /** Whether all are played, and many at random moments; else a few. */
  readonly isLong: boolean;
  readonly report: Report;
  readonly signal: AbortSignal;
}

/** What came of the trials, by their names, and with which VS Code. */
interface Played {
  readonly cells: Map<string, Cells>;
  versions: string;
}

/** How many VS Codes are killed side by side. */
const atOnce = 3;
const trialSeconds = 90;

/** Kills VS Code's extension host in the middle of creates, starts it anew, and counts campaigns. Prints the table. */
export async function runCrashes(options: CrashOptions): Promise<Counts> {
  const { grep = "", isLong, report, signal } = options;
  const seed = Number(process.env["OUTBOX_TEST_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  const { named, random } = planTrials(isLong, seed);
  const trials = [...named, ...random].filter(({ name }) => name.includes(grep));
  if (trials.length === 0) return { passed: 0, failed: 0 };
  if (random.length > 0) report(`OUTBOX_TEST_SEED=${seed} plays the same moments again.`);
  const browser = await launchBrowser(options.browser, signal);
  const played: Played = { cells: new Map(), versions: "" };
  const waiting = trials.values();
  try {
    const workers = Array.from({ length: Math.min(atOnce, trials.length) }, () =>
      playWaiting(waiting, played, browser, options),
    );
    await Promise.all(workers);
  } finally {
    await browser.close();
  }
  signal.throwIfAborted();
  const results = writeResults(named, random, { ...played, seed });
  report(results);
  if (writesDocs() && grep === "" && isLong) await updateBlock("crashes", results);
  return { passed: played.cells.size, failed: trials.length - played.cells.size };
}

/** One VS Code after another: where a trial failed nobody knows what it left. */
async function playWaiting(
  waiting: Iterator<Trial> & Iterable<Trial>,
  played: Played,
  browser: Browser,
  { vscode, report, signal }: CrashOptions,
): Promise<void> {
  let isLeft = true;
  while (isLeft && !signal.aborted) {
    isLeft = await withVsCode({ vscode, browser, signal }, async (stage) => {
      let window = await stage.openWindow();
      played.versions = window.companion.versions;
      for (const trial of waiting) {
        const start = Date.now();
        try {
          const { cells, window: left } = await playInTime(trial, stage, window);
          played.cells.set(trial.name, cells);
          window = left;
          report(`✔ ${trial.name} (${Date.now() - start} ms)`);
        } catch (error) {
          signal.throwIfAborted();
          report(
            `✖ ${trial.name}\n${String(error instanceof Error ? error.stack : error).replace(/^/gm, "    ")}`,
          );
          return true;
        }
      }
      return false;
    });
  }
}

async function playInTime(trial: Trial, stage: CrashStage, window: CodeWindow) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`It did not end within ${trialSeconds} s.`)),
      trialSeconds * 1000,
    );
  });
  try {
    return await Promise.race([trial.play(stage, window), late]);
  } finally {
    clearTimeout(timer);
  }
}
