import { cp, symlink } from "node:fs/promises";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { newContext } from "../../scripts/vscode/launch-browser.ts";
import { type Home, linkExtension, prepareHome } from "../../scripts/vscode/prepare-home.ts";
import { startServer, workbenchAddress } from "../../scripts/vscode/start-server.ts";
import { withTempFolder } from "../../scripts/vscode/temp-folder.ts";
import { startSandbox } from "../sandbox/start-sandbox.ts";
import { awaitWorkbench } from "./driver/open-workbench.ts";
import type { UiOptions } from "./run.ts";
import type { Scenario, Stage } from "./scenario.ts";

const defaultFolder = path.join("test", "editor", "fixture");
const stepTimeoutMilliseconds = 15_000;

/** Sets up VS Code, its folder and the sandbox for one scenario; all of it is gone when `use` is done. */
export async function withStage(
  scenario: Scenario,
  browser: Browser,
  options: UiOptions,
  use: (stage: Stage) => Promise<void>,
): Promise<void> {
  await withTempFolder(async (folder) => {
    const workspace = path.join(folder, "workspace");
    await cp(scenario.folder ?? defaultFolder, workspace, { recursive: true });
    const opened = scenario.isLinked === true ? path.join(folder, "linked") : workspace;
    if (opened !== workspace) await symlink(workspace, opened, "junction");
    const sandbox = await startSandbox(scenario.api);
    const env = scenario.isSignedIn === true ? { OUTBOX_TOKEN: sandbox.token } : {};
    try {
      const home = await prepareUiHome(path.join(folder, "vscode"), scenario, sandbox.origin);
      await withPage(browser, home, { ...scenario, opened, env }, options, async (page) => {
        await use({ page, sandbox, workspace });
      });
    } finally {
      await sandbox.stop();
    }
  });
}

async function prepareUiHome(folder: string, scenario: Scenario, apiBaseUrl: string): Promise<Home> {
  const home = await prepareHome(folder, {
    "outbox.apiBaseUrl": apiBaseUrl,
    "security.workspace.trust.startupPrompt": "never", // In restricted mode without asking first.
    // Nothing that moves by itself: drawing it takes a good part of the time.
    "editor.cursorBlinking": "solid",
    "editor.minimap.enabled": false,
    "workbench.reduceMotion": "on",
    ...scenario.settings,
  });
  await linkExtension(home);
  return home;
}

/** How VS Code is to be opened. */
interface Opening extends Scenario {
  /** The folder, as VS Code is to know it. */
  readonly opened: string;
  readonly env: Readonly<Record<string, string>>;
}

async function withPage(
  browser: Browser,
  home: Home,
  { opened, env, restricted }: Opening,
  { vscode, signal }: UiOptions,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const trustsEverything = restricted !== true;
  const server = await startServer(vscode, home, { testDriver: false, trustsEverything, env, signal });
  const context = await newContext(browser);
  try {
    context.setDefaultTimeout(stepTimeoutMilliseconds);
    // Half of the key that the page keeps secrets with; without it they are lost when the page is loaded again.
    await context.route("**/mint-key", (route) => route.fulfill({ body: Buffer.alloc(32, 7) }));
    const page = await context.newPage();
    await page.goto(workbenchAddress(server.origin, opened));
    await awaitWorkbench(page);
    await use(page);
  } finally {
    await context.close();
    await server.stop();
  }
}
