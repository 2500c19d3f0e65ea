import type { Locator, Page } from "playwright-core";
import { visibleText } from "./visible-text.ts";

/** Waits for a notification that says `expected`. Resolves to all it says. */
export async function waitForNotification(page: Page, expected: string): Promise<string> {
  return await visibleText(notification(page, expected).locator(".notification-list-item-message"));
}

/**
 * Waits as long as VS Code counts notifications: it shows three within 800 ms, and those that follow in their centre only. A
 * person who reads what is there is never that fast.
 */
export async function readAsLongAsAPerson(page: Page): Promise<void> {
  await page.waitForTimeout(1000);
}

/** Presses a button of the notification that says `expected`. */
export async function pressNotificationButton(page: Page, expected: string, button: string): Promise<void> {
  await notification(page, expected).getByRole("button", { name: button, exact: true }).click();
}

/** Waits for a modal dialog that says `expected`, and answers it with one of its buttons. Resolves to all it said. */
export async function answerDialog(page: Page, expected: string, button: string): Promise<string> {
  const dialog = page.locator(".monaco-dialog-box").filter({ hasText: expected });
  const text = await visibleText(dialog);
  await dialog.getByRole("button", { name: button, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  return text;
}

/** Waits for a modal dialog that says `expected`. Resolves to the button the Enter key presses. */
export async function waitForDialog(page: Page, expected: string): Promise<string> {
  const dialog = page.locator(".monaco-dialog-box").filter({ hasText: expected });
  return await visibleText(dialog.locator(".monaco-button:focus"));
}

/** Presses an item of the status bar. */
export async function pressStatus(page: Page, text: string): Promise<void> {
  await page.locator(".statusbar-item").filter({ hasText: text }).locator("a").click();
  await page.mouse.move(0, 0); // Else what it points at now would explain itself.
}

/** Waits until an item of the status bar says this. */
export async function waitForStatus(page: Page, text: string): Promise<void> {
  await page.locator(".statusbar-item").filter({ hasText: text }).waitFor();
}

function notification(page: Page, expected: string): Locator {
  return page.locator(".notifications-toasts .notification-list-item").filter({ hasText: expected }).first();
}
