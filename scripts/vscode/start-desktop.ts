import { readFile } from "node:fs/promises";
import path from "node:path";
import { cleanEnvironment } from "./clean-environment.ts";
import { findOnPath } from "./find-on-path.ts";
import type { Home } from "./prepare-home.ts";
import type { Report } from "./report.ts";
import { startProcess } from "./start-process.ts";

/** The command that opens the VS Code of this machine. Throws, for the person at the terminal, where there is none. */
export function findDesktopCommand(): string {
  const command = findOnPath(["code", "code-insiders", "codium"]);
  if (command !== undefined) return command;
  throw new Error(
    'There is no "code" on the PATH. In VS Code run "Shell Command: Install \'code\' command in PATH", ' +
      "or run npm start without --desktop: that one needs no VS Code.",
  );
}

/**
 * Opens a window of the VS Code of this machine with the extension of this project and a folder, apart from the person's
 * own settings and extensions. Resolves when the window is closed; rejects when the command fails.
 */
export async function runDesktop(
  command: string,
  home: Home,
  workspace: string,
  report: Report,
  signal: AbortSignal,
): Promise<void> {
  const args = [
    ...["--new-window", "--wait", "--disable-workspace-trust", "--skip-welcome", "--skip-release-notes"],
    ...["--user-data-dir", home.userData, "--extensions-dir", home.extensions],
    ...(process.platform === "linux" ? ["--password-store=basic"] : []),
    `--extensionDevelopmentPath=${process.cwd()}`,
    workspace,
  ];
  const shell = process.platform === "win32";
  const running = startProcess(command, args, { env: cleanEnvironment({}), shell, signal, onLine: report });
  try {
    const exitCode = await running.exited;
    if (exitCode !== 0 && !signal.aborted) throw new Error(`${command} ended with exit code ${exitCode}.`);
  } finally {
    await running.stop();
    await endApplication(home);
  }
}

/** The application leaves the process group of its command; its number is in a file of its data folder. */
async function endApplication(home: Home): Promise<void> {
  const lock = await readFile(path.join(home.userData, "code.lock"), "utf8").catch(() => "");
  const pid = Number.parseInt(lock, 10);
  if (!(pid > 0)) return;
  try {
    process.kill(pid, "SIGTERM");
  } catch {
    // It has ended by itself.
  }
}
