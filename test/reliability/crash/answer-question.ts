import type { CommandResult } from "./messages.ts";
import type { CodeWindow } from "./with-vscode.ts";

/** What a create asked, and what it resolved to. */
export interface Answered {
  /** The question; empty where none was asked. */
  readonly asked: string;
  readonly result: CommandResult;
}

/** Creates the campaign of a file as a person does who presses this button at each question, or Escape without one. */
export async function createAnswering(window: CodeWindow, file: string, button?: string): Promise<Answered> {
  const creating = window.companion.create(file);
  const asked = await answerWhileCreating(window, creating, button);
  return { asked, result: await creating };
}

/** Waits for the question of a create that is under way, and answers it. Resolves to it, or to nothing where none came. */
export async function answerWhileCreating(
  { page }: CodeWindow,
  creating: Promise<unknown>,
  button?: string,
): Promise<string> {
  const dialog = page.locator(".monaco-dialog-box");
  const isAsked = await Promise.race([creating.then(() => false), dialog.waitFor().then(() => true)]);
  if (!isAsked) return "";
  const asked = await dialog.locator(".dialog-message-text").innerText();
  if (button === undefined) await page.keyboard.press("Escape");
  else await dialog.getByRole("button", { name: button, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  return asked;
}

export type QuestionName = "asks whether to" | "asks: may exist" | "asks: was created";

/** A question in few words. Throws where it is none that is expected. */
export function nameQuestion(asked: string): QuestionName {
  if (asked.includes("may already exist")) return "asks: may exist";
  if (asked.includes("has already created")) return "asks: was created";
  if (asked.startsWith("Create ")) return "asks whether to";
  throw new Error(`Nobody expected the question “${asked}”.`);
}

/** The buttons a person can press at the questions about the past. */
export const buttons = {
  create: "I Checked, It Does Not Exist: Create",
  writeBack: "Write the Id Back",
} as const;
