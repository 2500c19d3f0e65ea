import type { Page } from "playwright-core";
import { runCommand } from "./quick-input.ts";

/** Waits until VS Code is up and shows the files of its folder. */
export async function awaitWorkbench(page: Page): Promise<void> {
  await page.locator(".monaco-workbench").waitFor();
  await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
}

/** Reloads the window: the extension starts anew, the files that were open are open again. */
export async function reloadWindow(page: Page): Promise<void> {
  const loaded = page.waitForEvent("load");
  await runCommand(page, "Developer: Reload Window");
  await loaded;
  await awaitWorkbench(page);
}
