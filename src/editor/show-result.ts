import { commands, env, type TextDocument, window } from "vscode";
import type { CreateResult } from "../creation/index.ts";
import { goToFirstProblem } from "./go-to-first-problem.ts";
import type { DocumentReader } from "./read-document.ts";

/** What can be offered with a message. */
type Action = { readonly title: string; readonly run: () => unknown };

/** Tells the person what became of a create, with what can be done next. Nobody waits for the answer. */
export async function showResult(
  result: CreateResult,
  document: TextDocument | undefined,
  reader: DocumentReader,
): Promise<void> {
  if (result.outcome === "not-sent" && (result.code === "declined" || result.code === "cancelled")) return;
  const answered = messageFor(result)(result.reason, ...actionsFor(result));
  if (result.outcome === "not-sent" && result.code === "has-problems" && document) {
    await goToFirstProblem(document, reader);
  }
  await (await answered)?.run();
}

type Show = (message: string, ...actions: Action[]) => Thenable<Action | undefined>;

function messageFor(result: CreateResult): Show {
  if (result.outcome === "created" && result.code === undefined) return window.showInformationMessage;
  return result.outcome === "not-sent" ? window.showWarningMessage : window.showErrorMessage;
}

function actionsFor(result: CreateResult): Action[] {
  const signIn = { title: "Sign In…", run: () => commands.executeCommand("outbox.signIn") };
  const showLog = { title: "Show Log", run: () => commands.executeCommand("outbox.showLog") };
  const copyId = (id: string) => ({ title: "Copy Id", run: () => env.clipboard.writeText(id) });
  switch (result.outcome) {
    case "created":
      return [copyId(result.id)];
    case "rejected":
      return result.code === "not-allowed" ? [signIn, showLog] : [showLog];
    case "unknown":
      return [showLog];
    case "not-sent":
      return result.id === undefined ? actionsForNotSent(result.code, signIn) : [copyId(result.id)];
  }
}

function actionsForNotSent(code: string, signIn: Action): Action[] {
  if (code === "no-token") return [signIn];
  if (code === "bad-base-url") {
    return [
      {
        title: "Open Setting",
        run: () => commands.executeCommand("workbench.action.openSettings", "outbox.apiBaseUrl"),
      },
    ];
  }
  if (code === "untrusted") {
    return [
      { title: "Manage Workspace Trust", run: () => commands.executeCommand("workbench.trust.manage") },
    ];
  }
  return [];
}
