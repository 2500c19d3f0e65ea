import type { Locator, Page } from "playwright-core";
import { tryAgain, tryMilliseconds } from "./try-again.ts";
import { visibleText } from "./visible-text.ts";

/** Runs a command by its title in the palette, such as `Outbox: Create Campaign`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await openAndPick(page, "F1", `>${title}`, title);
}

/** Opens a file of the folder by its name, or its path where the name is not enough. */
export async function openFile(page: Page, name: string): Promise<void> {
  const fileName = name.slice(name.lastIndexOf("/") + 1);
  await openAndPick(page, "Control+p", name, fileName);
  await waitForTab(page, fileName);
}

/** Waits until the file of this name is in front. */
export async function waitForTab(page: Page, fileName: string): Promise<void> {
  await page.locator(`.tab.active[data-resource-name="${fileName}"]`).waitFor();
}

/**
 * Opens a list with a key, filters it and picks an entry. A list has what there was when it was opened, and closes when
 * something else takes the keyboard: while an extension is still being read, or a panel is opening, it is opened again.
 */
async function openAndPick(page: Page, key: string, filter: string, label: string): Promise<void> {
  await tryAgain(
    async () => {
      await page.keyboard.press(key);
      await quickInput(page).locator("input").fill(filter);
      await rowOf(page, label).click({ timeout: tryMilliseconds });
    },
    async () => {
      await page.keyboard.press("Escape");
      await quickInput(page).waitFor({ state: "hidden" });
    },
  );
  await page.mouse.move(0, 0); // Else what it points at now would explain itself.
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
  await typeIntoInputBox(page, prompt, answer);
  await page.keyboard.press("Enter");
}

/** Types into the input box that shows `prompt`, and leaves it open. */
export async function typeIntoInputBox(page: Page, prompt: string, text: string): Promise<void> {
  await quickInput(page).filter({ hasText: prompt }).locator("input").fill(text);
}

/** Picks an entry of the list that is asked for, by its label. */
export async function pickItem(page: Page, label: string): Promise<void> {
  await rowOf(page, label).click();
  await page.mouse.move(0, 0); // Else what it points at now would explain itself.
}

/** Waits until a list is asked from that has something selected: what the Enter key takes. Resolves to all it says. */
export async function waitForSelectedItem(page: Page): Promise<string> {
  return await visibleText(quickInput(page).locator(".quick-input-list .monaco-list-row.focused"));
}

function rowOf(page: Page, label: string): Locator {
  const exactly = page.getByText(label, { exact: true });
  return quickInput(page).locator(".quick-input-list .monaco-list-row").filter({ has: exactly }).first();
}

function quickInput(page: Page): Locator {
  return page.locator(".quick-input-widget:visible");
}
