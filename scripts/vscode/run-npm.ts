import { basename } from "node:path";
import { awaitSuccess, type ProcessOptions, type RunningProcess, startProcess } from "./start-process.ts";

/** Starts npm, the one that runs us where there is one. */
export function startNpm(words: readonly string[], options: Omit<ProcessOptions, "shell">): RunningProcess {
  const npmCli = process.env["npm_execpath"];
  return npmCli !== undefined && basename(npmCli) === "npm-cli.js"
    ? startProcess(process.execPath, [npmCli, ...words], options)
    : startProcess("npm", words, { ...options, shell: process.platform === "win32" });
}

/**
 * Runs `npm install` in a folder, without running any package's scripts. Rejects with npm's last words when it fails.
 *
 * @param words what follows `npm install`: packages with exact versions, flags
 */
export async function installPackages(
  cwd: string,
  words: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-progress"];
  await awaitSuccess(startNpm(["install", ...quiet, ...words], { cwd, signal }), "npm install");
}
