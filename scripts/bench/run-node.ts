import { spawnSync } from "node:child_process";

/** Runs Node with these words in a fresh process. Its output, and the milliseconds from its start to its end; throws when it fails. */
export function runNode(words: readonly string[]): { readonly output: string; readonly time: number } {
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(process.execPath, words, { encoding: "utf8" });
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`node ${words.join(" ")} failed: ${error?.message ?? stderr}`);
  return { output: stdout.trim(), time };
}
