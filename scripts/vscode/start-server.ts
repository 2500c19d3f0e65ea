import { pathToFileURL } from "node:url";
import { serverEnvironment } from "./clean-environment.ts";
import type { VsCode } from "./install-vscode.ts";
import type { Home } from "./prepare-home.ts";
import { startProcess } from "./start-process.ts";

/** How a VS Code server for tests differs from the plain one. */
export interface ServerOptions {
  /** Takes the extension and the tests named in the page's address (VS Code 1.133 and later ask for this). */
  readonly testDriver: boolean;
  /** Whether folders are trusted without asking. */
  readonly trustsEverything: boolean;
  /** For the environment of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** A running VS Code server. */
export interface Server {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  stop(): Promise<void>;
}

const startSeconds = 30;

/** Starts VS Code's own server in this home, on a free port of 127.0.0.1. Rejects when it does not come up in 30 s. */
export async function startServer(vscode: VsCode, home: Home, options: ServerOptions): Promise<Server> {
  const args = [
    vscode.serverMain,
    ...["--host", "127.0.0.1", "--port", "0", "--without-connection-token", "--accept-server-license-terms"],
    ...["--server-data-dir", home.serverData, "--user-data-dir", home.userData],
    ...["--extensions-dir", home.extensions, "--telemetry-level", "off", "--log", "info"],
  ];
  if (options.testDriver) args.push("--enable-smoke-test-driver");
  if (options.trustsEverything) args.push("--disable-workspace-trust");
  const env = serverEnvironment(home, options.env ?? {});
  const running = startProcess(vscode.node, args, { env, signal: options.signal });
  try {
    const [, port] = await running.waitForLine(/Extension host agent listening on (\d+)/, startSeconds);
    return { origin: `http://127.0.0.1:${port}`, stop: running.stop };
  } catch (error) {
    await running.stop();
    throw error;
  }
}

/** The address of the page that shows a folder of this machine, with the workbench options named in `payload`. */
export function workbenchAddress(
  origin: string,
  folder: string,
  payload: readonly [string, string][] = [],
): string {
  const address = new URL(origin);
  address.searchParams.set("folder", urlPath(folder));
  if (payload.length > 0) address.searchParams.set("payload", JSON.stringify(payload));
  return address.href;
}

/** How a page served from `origin` names a file of this machine. */
export function remoteUri(origin: string, file: string): string {
  return `vscode-remote://${new URL(origin).host}${pathToFileURL(file).pathname}`;
}

function urlPath(folder: string): string {
  return decodeURIComponent(pathToFileURL(folder).pathname);
}
