import { spawnSync } from "node:child_process";
import path from "node:path";
import { type Summary, summarise } from "./summarise.ts";

/** What loading the extension's bundle costs, each time in a fresh process. */
export interface Load {
  /** The `require` alone. */
  readonly bundle: Summary;
  /** The whole process that does it, from its start to its end. */
  readonly process: Summary;
  /** The whole process that does nothing. */
  readonly emptyProcess: Summary;
}

/** Loads the built bundle in `count` fresh Node processes, with a stand-in for `vscode`, and runs as many empty ones. */
export function measureLoad(bundle: string, count: number): Load {
  const loader = path.resolve("scripts", "bench", "load-extension.cjs");
  const runs = Array.from({ length: count }, () => ({
    empty: runNode(["--eval", "process.exit()"]),
    loading: runNode([loader, bundle]),
  }));
  return {
    bundle: summarise(runs.map(({ loading }) => Number(loading.output))),
    process: summarise(runs.map(({ loading }) => loading.time)),
    emptyProcess: summarise(runs.map(({ empty }) => empty.time)),
  };
}

function runNode(words: readonly string[]): { time: number; output: string } {
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(process.execPath, words, { encoding: "utf8" });
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`node ${words.join(" ")} failed: ${error?.message ?? stderr}`);
  return { time, output: stdout.trim() };
}
