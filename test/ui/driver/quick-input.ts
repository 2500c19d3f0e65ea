import type { Locator, Page } from "playwright-core";

/** Runs a command by its title in the palette, such as `Outbox: Create Campaign`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  await quickInput(page).locator("input").fill(`>${title}`);
  await pickItem(page, title);
}

/** Opens a file of the folder by its name, or its path where the name is not enough. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+p");
  await quickInput(page).locator("input").fill(name);
  const fileName = name.slice(name.lastIndexOf("/") + 1);
  await pickItem(page, fileName);
  await page.locator(`.tab.active[data-resource-name="${fileName}"]`).waitFor();
}

/** Puts the cursor of the active editor there; lines and columns count from 1. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  await page.keyboard.press("Control+g");
  await quickInput(page).locator("input").fill(`:${line}:${column}`);
  await quickInput(page).getByText(`go to line ${line} at column ${column}`).waitFor();
  await page.keyboard.press("Enter");
  await quickInput(page).waitFor({ state: "hidden" });
  await page.locator(".editor-instance .monaco-editor.focused").first().waitFor();
  await page.locator("#status\\.editor\\.selection", { hasText: `Ln ${line}, Col ${column}` }).waitFor();
}

/** Answers the input box that shows `prompt`, which may be its title or the sentence under the field. */
export async function answerInputBox(page: Page, prompt: string, answer: string): Promise<void> {
  const box = quickInput(page).filter({ hasText: prompt });
  await box.locator("input").fill(answer);
  await page.keyboard.press("Enter");
}

/** Picks an entry of the list that is asked for, by its label. */
export async function pickItem(page: Page, label: string): Promise<void> {
  const exactly = page.getByText(label, { exact: true });
  const rows = quickInput(page).locator(".quick-input-list .monaco-list-row");
  await rows.filter({ has: exactly }).first().click();
  await page.mouse.move(0, 0); // Else what it points at now would explain itself.
}

function quickInput(page: Page): Locator {
  return page.locator(".quick-input-widget:visible");
}
