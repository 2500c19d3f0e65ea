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
