import type { Page } from "playwright-core";

/** Waits until the words above the file say this. */
export async function waitForLens(page: Page, text: string): Promise<void> {
  await page.locator(".editor-instance .codelens-decoration").filter({ hasText: text }).first().waitFor();
}

/** Selects one of the words above the file. */
export async function pressLens(page: Page, text: string): Promise<void> {
  await page.locator(".editor-instance .codelens-decoration a").filter({ hasText: text }).first().click();
  await page.mouse.move(0, 0); // Else what it points at now would explain itself.
}
