import { commands, env, type TextDocument, window } from "vscode";
import type { Rejection } from "../campaign/index.ts";
import type { CreateResult } from "../creation/index.ts";
import { goToFirstProblem } from "./go-to-first-problem.ts";
import { goToRange } from "./go-to-range.ts";
import { nameInWorkspace } from "./name-in-workspace.ts";
import type { DocumentReader } from "./read-document.ts";

/** What can be offered with a message. */
type Action = { readonly title: string; readonly run: () => unknown };

/**
 * Tells the person what became of a create, with what can be done next. Nobody waits for the answer.
 * @param rejections what the server refused, where that is shown in the document
 */
export async function showResult(
  result: CreateResult,
  document: TextDocument | undefined,
  reader: DocumentReader,
  rejections: readonly Rejection[] = [],
): Promise<void> {
  if (result.outcome === "not-sent" && (result.code === "declined" || result.code === "cancelled")) return;
  const [first] = rejections;
  const showFirst = async () => document && first && (await goToRange(document, first.range));
  const actions = first === undefined ? [] : [showProblems(rejections.length, showFirst)];
  const answered = messageFor(result)(result.reason, ...actions, ...actionsFor(result, document));
  if (result.outcome === "not-sent" && result.code === "has-problems" && document) {
    await goToFirstProblem(document, reader);
  } else if (document && isUntouched(document)) {
    await showFirst();
  }
  await (await answered)?.run();
}

/** Whoever typed on while the answer was awaited, here or elsewhere, would suddenly type in another place. */
function isUntouched(document: TextDocument): boolean {
  return window.activeTextEditor?.document === document && !document.isDirty;
}

function showProblems(count: number, showFirst: () => Promise<unknown>): Action {
  if (count === 1) return { title: "Show Problem", run: showFirst };
  return {
    title: "Show Problems",
    run: async () => {
      await showFirst();
      await commands.executeCommand("workbench.actions.view.problems");
    },
  };
}

type Show = (message: string, ...actions: Action[]) => Thenable<Action | undefined>;

/** Of all messages, VS Code leaves only an error with a button until it is closed: what must not be missed is one. */
function messageFor(result: CreateResult): Show {
  if (result.outcome === "created" && result.code === undefined) return window.showInformationMessage;
  if (result.outcome !== "not-sent") return window.showErrorMessage;
  if (result.inFile === undefined) return window.showWarningMessage;
  return result.inFile ? window.showInformationMessage : window.showErrorMessage;
}

/** Signs in, and then asks whether to go on with what that was for. */
async function signInAndGoOn(document: TextDocument | undefined): Promise<void> {
  const isSignedIn = await commands.executeCommand<boolean>("outbox.signIn");
  if (!isSignedIn || document === undefined) return;
  const goOn = "Create Campaign";
  const answer = await window.showInformationMessage(
    `You are signed in. ${nameInWorkspace(document.uri)} is not created yet.`,
    goOn,
  );
  if (answer === goOn) await commands.executeCommand("outbox.createCampaign", document.uri);
}

function actionsFor(result: CreateResult, document: TextDocument | undefined): Action[] {
  const signIn = { title: "Sign In…", run: () => signInAndGoOn(document) };
  const showLog = { title: "Show Log", run: () => commands.executeCommand("outbox.showLog") };
  const copyId = (id: string) => ({ title: "Copy Id", run: () => env.clipboard.writeText(id) });
  switch (result.outcome) {
    case "created":
      return [copyId(result.id)];
    case "rejected":
      return [...actionsForRejected(result.code, signIn), showLog];
    case "unknown":
      return [...(document ? [settle(document)] : []), showLog];
    case "not-sent":
      return result.id === undefined ? actionsForNotSent(result.code, signIn) : [copyId(result.id)];
  }
}

/** Create Campaign asks what became of the attempt, before anything else. */
function settle({ uri }: TextDocument): Action {
  return { title: "Look for It…", run: () => commands.executeCommand("outbox.createCampaign", uri) };
}

function openSetting(name: string): Action {
  return {
    title: "Open Setting",
    run: () => commands.executeCommand("workbench.action.openSettings", name),
  };
}

function actionsForRejected(code: string | undefined, signIn: Action): Action[] {
  if (code === "not-allowed") return [signIn, openSetting("outbox.authorizationScheme")];
  return code === "wrong-address" ? [openSetting("outbox.apiBaseUrl")] : [];
}

function actionsForNotSent(code: string, signIn: Action): Action[] {
  if (code === "no-token" || code === "wrong-account") return [signIn];
  if (code === "bad-base-url") return [openSetting("outbox.apiBaseUrl")];
  if (code === "has-problems") {
    return [
      {
        title: "Show Problems",
        run: () => commands.executeCommand("workbench.actions.view.problems"),
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
