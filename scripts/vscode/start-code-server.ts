import { writeFile } from "node:fs/promises";
import path from "node:path";
import { serverEnvironment } from "./clean-environment.ts";
import type { VsCode } from "./install-vscode.ts";
import type { Home } from "./prepare-home.ts";
import { type RunningProcess, startProcess } from "./start-process.ts";

/** A running VS Code for people. */
export interface CodeServer extends Pick<RunningProcess, "exited" | "lastLines" | "stop"> {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
}

const startSeconds = 30;

/**
 * Starts VS Code by code-server's own entry, which keeps secrets also when the page is loaded again, in this home and on
 * a free port of 127.0.0.1. Rejects when it does not come up in 30 s.
 */
export async function startCodeServer(vscode: VsCode, home: Home, signal: AbortSignal): Promise<CodeServer> {
  const config = path.join(home.serverData, "config.yaml");
  await writeFile(config, ""); // Else it writes one with a password into the home directory.
  const args = [
    vscode.codeServer,
    ...["--config", config, "--auth", "none", "--bind-addr", "127.0.0.1:0"],
    ...["--user-data-dir", home.userData, "--extensions-dir", home.extensions],
    ...["--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"],
    ...["--disable-getting-started-override", "--ignore-last-opened"],
  ];
  const running = startProcess(vscode.node, args, { env: serverEnvironment(home, {}), signal });
  try {
    const [, origin = ""] = await running.waitForLine(
      / HTTP server listening on (http:\/\/[\d.:]+)/,
      startSeconds,
    );
    return { origin, exited: running.exited, lastLines: running.lastLines, stop: running.stop };
  } catch (error) {
    await running.stop();
    throw error;
  }
}
