import type { Page } from "playwright-core";
import { runCommand } from "./quick-input.ts";

/** Waits until the active editor underlines something so. */
export async function waitForSquiggle(
  page: Page,
  severity: "error" | "warning" | "info" | "hint",
): Promise<void> {
  await page.locator(`.editor-instance .squiggly-${severity}`).first().waitFor();
}

/** Waits until the active editor underlines nothing as an error. */
export async function waitForNoErrors(page: Page): Promise<void> {
  await page.locator(".editor-instance .squiggly-error").first().waitFor({ state: "detached" });
}

/** Opens the list of problems and waits for one that says `expected`. Resolves to all lines of the list. */
export async function openProblems(page: Page, expected: string): Promise<string[]> {
  await runCommand(page, "Problems: Focus on Problems View");
  const rows = page.locator(".markers-panel .monaco-list-row");
  await rows.filter({ hasText: expected }).first().waitFor();
  return await rows.allInnerTexts();
}

/** Waits until the status bar counts so many errors and warnings in all open files. */
export async function waitForCounts(page: Page, errors: number, warnings: number): Promise<void> {
  const counts = new RegExp(`^\\s*${errors}\\s+${warnings}(?:\\s|$)`);
  await page.locator("#status\\.problems").filter({ hasText: counts }).waitFor();
}

/** Follows the link of a problem's code in the list of problems, which is open. */
export async function followCode(page: Page, code: string): Promise<void> {
  await page.locator(".markers-panel .monaco-list-row a").filter({ hasText: code }).first().click();
}

/** Follows the link of a problem's code in the hover, which is open. */
export async function followCodeInHover(page: Page, code: string): Promise<void> {
  await page.locator(".monaco-hover:visible a.code-link").filter({ hasText: code }).click();
}
