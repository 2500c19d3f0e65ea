import path from "node:path";
import type { Page } from "playwright-core";

/** Takes a picture of the page into dist/screenshots, and resolves to the file. */
export async function takeScreenshot(page: Page, name: string): Promise<string> {
  const file = path.join("dist", "screenshots", `${name}.png`);
  await page.screenshot({ path: file, animations: "disabled" });
  return file;
}
