import type { Page } from "playwright-core";

/** What is in the clipboard, as text. */
export async function readClipboard(page: Page): Promise<string> {
  return await page.evaluate<string>("navigator.clipboard.readText()");
}
