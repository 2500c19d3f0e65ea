import { errors, type Locator, type Page } from "playwright-core";
import { tryAgain, tryMilliseconds } from "./try-again.ts";
import { visibleText } from "./visible-text.ts";

/** Waits until the status bar names the language of the active editor so. */
export async function waitForLanguage(page: Page, name: string): Promise<void> {
  await page.locator("#status\\.editor\\.mode").filter({ hasText: name }).waitFor();
}

/** Types at the cursor, key by key, with all that the editor does of itself: indents, closing quotes, suggestions. */
export async function typeText(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text);
}

/**
 * Pastes a text, a part of a line, at the cursor, and waits until it is there. VS Code is given the event of a paste, which closes the list of suggestions; the clipboard
 * itself is left alone, as other scenarios share it.
 */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", ${JSON.stringify(text)});
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  })()`);
  await waitForLine(page, text);
}

/** Saves the active editor, which must have been changed, and waits until it is saved. */
export async function saveFile(page: Page): Promise<void> {
  await page.locator(".tab.active.dirty").waitFor();
  await page.keyboard.press("Control+s");
  await page.locator(".tab.active.dirty").waitFor({ state: "detached" });
}

/** Points at the middle of a text in the editor, and waits for a hover that says `expected`. Resolves to all it says. */
export async function hoverOver(page: Page, text: string, expected: string): Promise<string> {
  const hover = page.locator(".monaco-hover:visible").filter({ hasText: expected });
  return await tryAgain(
    async () => {
      const { x, y } = await middleOf(page, text);
      await page.mouse.move(x, y, { steps: 3 });
      await hover.waitFor({ timeout: tryMilliseconds });
      return await visibleText(hover);
    },
    async () => await page.mouse.move(0, 0),
  );
}

async function middleOf(page: Page, text: string): Promise<{ x: number; y: number }> {
  const token = page.locator(".editor-instance .view-line span > span").filter({ hasText: text }).first();
  const box = await token.boundingBox();
  const whole = (await token.textContent()) ?? "";
  // While tokens are being coloured the line is drawn anew: then it is tried again.
  if (box === null || whole === "") throw new errors.TimeoutError(`The editor does not show: ${text}`);
  const share = (whole.indexOf(text) + text.length / 2) / whole.length;
  return { x: box.x + box.width * share, y: box.y + box.height / 2 };
}

/** Asks for suggestions at the cursor until one has the name `expected`. Resolves to the names in sight. */
export async function triggerSuggest(page: Page, expected: string): Promise<string[]> {
  const list = page.locator(".suggest-widget.visible");
  return await tryAgain(
    async () => {
      await page.keyboard.press("Control+Space");
      await suggestion(page, expected).waitFor({ timeout: tryMilliseconds });
      return await list.locator(".monaco-list-row .label-name").allInnerTexts();
    },
    async () => {
      await page.keyboard.press("Escape");
      await list.waitFor({ state: "hidden" });
    },
  );
}

/** Takes a suggestion of the list that is open, by its name. */
export async function acceptSuggestion(page: Page, name: string): Promise<void> {
  await suggestion(page, name).click();
  await page.locator(".suggest-widget.visible").waitFor({ state: "hidden" });
}

/** Waits until the list of suggestions has this one selected, and takes it as the keyboard does. */
export async function takeSelectedSuggestion(page: Page, name: string): Promise<void> {
  await suggestion(page, name).and(page.locator(".focused")).waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".suggest-widget.visible").waitFor({ state: "hidden" });
}

/** Waits until the cursor is there; lines and columns count from 1. */
export async function waitForCursor(page: Page, line: number, column: number): Promise<void> {
  const position = new RegExp(`^Ln ${line}, Col ${column}(?: |$)`);
  await page.locator("#status\\.editor\\.selection").filter({ hasText: position }).waitFor();
}

/** Waits until an editor shows a line that holds this text. */
export async function waitForLine(page: Page, text: string): Promise<void> {
  await page.locator(".editor-instance .view-line").filter({ hasText: text }).first().waitFor();
}

function suggestion(page: Page, name: string): Locator {
  const label = page.locator(".label-name").getByText(name, { exact: true });
  return page.locator(".suggest-widget.visible .monaco-list-row").filter({ has: label });
}
