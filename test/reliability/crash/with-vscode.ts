import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { VsCode } from "../../../scripts/vscode/install-vscode.ts";
import { newContext } from "../../../scripts/vscode/launch-browser.ts";
import { linkExtension, prepareHome } from "../../../scripts/vscode/prepare-home.ts";
import { startServer, workbenchAddress } from "../../../scripts/vscode/start-server.ts";
import { withTempFolder } from "../../../scripts/vscode/temp-folder.ts";
import type { Attempt } from "../../../src/creation/index.ts";
import { type Sandbox, startSandbox } from "../../sandbox/start-sandbox.ts";
import { type Companion, type Control, startControl } from "./control.ts";
import { controlVariable, sandboxVariable } from "./messages.ts";

/** What it runs with. */
export interface VsCodeOptions {
  readonly vscode: VsCode;
  readonly browser: Browser;
  readonly signal: AbortSignal;
}

/** A VS Code whose windows can be killed. */
export interface CrashStage {
  readonly sandbox: Sandbox;
  /** Opens one more window on the same folder and the same user data. */
  openWindow(): Promise<CodeWindow>;
  /** Writes a new campaign file. Its path. */
  writeCampaign(name: string, text: string): Promise<string>;
  /** The records of all attempts on this file that can be read, and how many cannot. */
  readLedger(file: string): Promise<{ attempts: Attempt[]; unreadable: number }>;
}

/** One window. */
export interface CodeWindow {
  readonly page: Page;
  readonly companion: Companion;
  /** Ends the extension host, if it is there, and the page. */
  close(): Promise<void>;
}

const windowSeconds = 40;
const stepMilliseconds = 20_000;

/** Sets up VS Code with the extension, its companion and a sandbox; all of it is gone when `use` is done. */
export async function withVsCode<T>(
  options: VsCodeOptions,
  use: (stage: CrashStage) => Promise<T>,
): Promise<T> {
  return await withTempFolder(async (folder) => {
    const workspace = path.join(folder, "workspace");
    await mkdir(workspace);
    const sandbox = await startSandbox();
    const control = await startControl();
    const home = await prepareHome(path.join(folder, "vscode"), { "outbox.apiBaseUrl": sandbox.origin });
    await linkExtension(home);
    await installCompanion(home.extensions);
    const server = await startServer(options.vscode, home, {
      testDriver: false,
      trustsEverything: true,
      env: {
        // The agency's: a company's key is not used for the campaigns of others.
        OUTBOX_TOKEN: sandbox.keys.find(({ company }) => company === undefined)?.token ?? "",
        [controlVariable]: String(control.port),
        [sandboxVariable]: new URL(sandbox.origin).port,
      },
      signal: options.signal,
    });
    const context = await newContext(options.browser);
    context.setDefaultTimeout(stepMilliseconds);
    const ledger = path.join(
      home.userData,
      "User",
      "globalStorage",
      "outbox-campaigns.outbox-campaigns",
      "ledger",
    );
    try {
      return await use({
        sandbox,
        openWindow: () =>
          openWindow(context, workbenchAddress(server.origin, workspace), control, options.signal),
        writeCampaign: async (name, text) => {
          const file = path.join(workspace, name);
          await writeFile(file, text);
          return file;
        },
        readLedger: (file) => readLedger(ledger, file),
      });
    } finally {
      await context.close();
      await server.stop();
      control.stop();
      await sandbox.stop();
    }
  });
}

async function openWindow(
  context: BrowserContext,
  address: string,
  control: Control,
  signal: AbortSignal,
): Promise<CodeWindow> {
  const coming = control.nextWindow(AbortSignal.any([signal, AbortSignal.timeout(windowSeconds * 1000)]));
  coming.catch(() => undefined);
  const page = await context.newPage();
  await page.goto(address);
  const companion = await coming;
  return {
    page,
    companion,
    close: async () => {
      // The server would keep it for hours, in case the page comes back.
      kill(companion.processId);
      await companion.gone;
      await page.close({ runBeforeUnload: false });
    },
  };
}

function kill(processId: number): void {
  try {
    process.kill(processId, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function installCompanion(extensions: string): Promise<void> {
  const folder = path.join(extensions, "outbox-test.companion-0.0.1");
  await build({
    entryPoints: [path.join("test", "reliability", "crash", "companion.ts")],
    bundle: true,
    external: ["vscode"],
    format: "cjs",
    outfile: path.join(folder, "companion.js"),
    platform: "node",
    target: "node20",
  });
  const manifest = {
    ...{ publisher: "outbox-test", name: "companion", version: "0.0.1", main: "./companion.js" },
    ...{ engines: { vscode: "^1.100.0" }, activationEvents: ["*"] },
  };
  await writeFile(path.join(folder, "package.json"), JSON.stringify(manifest));
}

async function readLedger(
  folder: string,
  file: string,
): Promise<{ attempts: Attempt[]; unreadable: number }> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]+\.\d+\.json$/.test(name));
  const attempts: Attempt[] = [];
  let unreadable = 0;
  for (const name of names) {
    try {
      const attempt = JSON.parse(await readFile(path.join(folder, name), "utf8")) as Attempt;
      if (attempt.file.endsWith(path.basename(file))) attempts.push(attempt);
    } catch {
      unreadable += 1;
    }
  }
  return { attempts, unreadable };
}
