// npm start [-- --desktop]
// A VS Code with the extension, a copy of the examples and a sandbox in place of Outbox, until Ctrl-C.
import { once } from "node:events";
import { cp } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Sandbox, startSandbox } from "../test/sandbox/start-sandbox.ts";
import { abortOnSignals } from "./vscode/abort-on-signals.ts";
import { installVsCode } from "./vscode/install-vscode.ts";
import { linkExtension, prepareHome } from "./vscode/prepare-home.ts";
import { startCodeServer } from "./vscode/start-code-server.ts";
import { findDesktopCommand, runDesktop } from "./vscode/start-desktop.ts";
import { workbenchAddress } from "./vscode/start-server.ts";
import { withTempFolder } from "./vscode/temp-folder.ts";

const { values } = parseArgs({ options: { desktop: { type: "boolean", default: false } } });
const signal = abortOnSignals();

process.exitCode = await withTempFolder(start).then(
  () => 0,
  (error: unknown) => {
    if (signal.aborted) return 0;
    console.error(error instanceof Error ? error.message : error);
    return 1;
  },
);

async function start(folder: string): Promise<void> {
  const workspace = path.join(folder, "examples");
  await cp("examples", workspace, { recursive: true });
  const sandbox = await startSandbox();
  try {
    const run = values.desktop ? startOnDesktop : startInBrowser;
    await run(path.join(folder, "vscode"), workspace, sandbox);
  } finally {
    await sandbox.stop();
  }
}

async function startInBrowser(homeFolder: string, workspace: string, sandbox: Sandbox): Promise<void> {
  const vscode = await installVsCode(console.log, signal);
  const home = await prepareHome(homeFolder, settingsFor(sandbox));
  await linkExtension(home);
  const server = await startCodeServer(vscode, home, signal);
  try {
    console.log(`\n  Open in your browser:  ${workbenchAddress(server.origin, workspace)}`);
    describe(sandbox);
    const code = await Promise.race([server.exited, once(signal, "abort")]);
    if (!signal.aborted) throw new Error(`VS Code ended (exit code ${code}):\n${server.lastLines()}`);
  } finally {
    await server.stop();
  }
}

async function startOnDesktop(homeFolder: string, workspace: string, sandbox: Sandbox): Promise<void> {
  const command = findDesktopCommand();
  const home = await prepareHome(homeFolder, settingsFor(sandbox));
  describe(sandbox);
  await runDesktop(command, home, workspace, console.log, signal);
}

function settingsFor(sandbox: Sandbox) {
  return { "outbox.apiBaseUrl": sandbox.origin };
}

function describe(sandbox: Sandbox): void {
  console.log("  Tokens to sign in with, one for each client:\n");
  for (const { token, company } of sandbox.keys) {
    console.log(`    ${(company?.name ?? "The agency of all three").padEnd(24)} ${token}`);
  }
  console.log();
  console.log(`  The sandbox, in place of Outbox: ${sandbox.origin}`);
  console.log("\n  The files are copies. Ctrl-C ends it all.\n");
}
