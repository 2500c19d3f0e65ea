import type { Locator } from "playwright-core";

/** Waits for an element and resolves to its text as a person reads it, line by line. */
export async function visibleText(locator: Locator): Promise<string> {
  await locator.waitFor();
  return (await locator.allInnerTexts()).join("\n");
}
