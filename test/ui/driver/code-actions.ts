import type { Page } from "playwright-core";
import { tryAgain, tryMilliseconds } from "./try-again.ts";

const rows = ".action-widget .monaco-list-row.action";

/** Opens the menu of the light bulb at the cursor. Resolves to what it offers, in its order. */
export async function openQuickFixes(page: Page): Promise<string[]> {
  return await tryAgain(
    async () => {
      await page.keyboard.press("Control+.");
      await page.locator(rows).first().waitFor({ timeout: tryMilliseconds });
      return await page.locator(rows).allInnerTexts();
    },
    async () => await page.keyboard.press("Escape"),
  );
}

/** Takes what the menu of the light bulb, which is open, has selected, and waits until it is closed. */
export async function takeSelectedFix(page: Page): Promise<void> {
  await page.keyboard.press("Enter");
  await page.locator(rows).first().waitFor({ state: "detached" });
}

/** Takes an entry of the menu of the light bulb, which is open, by its title. */
export async function takeFix(page: Page, title: string): Promise<void> {
  await page.locator(rows).getByText(title, { exact: true }).click();
  await page.locator(rows).first().waitFor({ state: "detached" });
}
