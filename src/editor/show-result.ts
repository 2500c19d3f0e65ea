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
  const show = {
    created: window.showInformationMessage,
    rejected: window.showErrorMessage,
    unknown: window.showErrorMessage,
    "not-sent": window.showWarningMessage,
  };
  if (result.outcome === "not-sent" && (result.code === "declined" || result.code === "cancelled")) return;
  if (result.outcome === "not-sent" && result.code === "has-problems" && document)
    await goToFirstProblem(document, reader);
  const actions = actionsFor(result);
  const isLost = result.outcome === "created" && result.code !== undefined;
  const chosen = await (isLost ? window.showErrorMessage : show[result.outcome])(result.reason, ...actions);
  await chosen?.run();
}

function actionsFor(result: CreateResult): Action[] {
  const signIn = { title: "Sign In…", run: () => commands.executeCommand("outbox.signIn") };
  const showLog = { title: "Show Log", run: () => commands.executeCommand("outbox.showLog") };
  switch (result.outcome) {
    case "created":
      return [{ title: "Copy Id", run: () => env.clipboard.writeText(result.id) }];
    case "rejected":
      return result.status === 401 || result.status === 403 ? [signIn, showLog] : [showLog];
    case "unknown":
      return [showLog];
    case "not-sent":
      return actionsForNotSent(result.code, signIn);
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
