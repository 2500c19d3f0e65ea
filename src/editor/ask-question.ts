import { window } from "vscode";
import type { Question } from "../creation/index.ts";

/** Asks in a modal dialog. Undefined when it is dismissed, or when the host refuses to show it. */
export async function askQuestion<Answer extends string>(
  question: Question<Answer>,
): Promise<Answer | undefined> {
  const answers = Object.entries<string | undefined>(question.answers) as [Answer, string][];
  const items = answers.map(([answer, title]) => ({ title, answer }));
  try {
    const chosen = await window.showWarningMessage(
      question.message,
      { modal: true, detail: question.detail },
      ...items,
    );
    return chosen?.answer;
  } catch {
    return undefined;
  }
}
