import {
  CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Disposable,
  languages,
  type Range,
  type TextDocument,
} from "vscode";
import { isCampaign, languageId } from "./is-campaign.ts";
import type { AttemptKnower } from "./know-attempts.ts";
import { attemptProblemOf } from "./publish-attempts.ts";
import type { DocumentReader } from "./read-document.ts";
import { toCodeAction } from "./to-code-action.ts";
import { toRange } from "./to-range.ts";

/** Offers what settles an earlier attempt: to write back the id that a file has lost, or to be asked what became of it. */
export function fixAttempts(reader: DocumentReader, attempts: AttemptKnower): Disposable {
  const provideCodeActions = (
    document: TextDocument,
    range: Range,
    { diagnostics }: { readonly diagnostics: readonly Diagnostic[] },
  ) => {
    const problem = isCampaign(document) ? attemptProblemOf(document, reader, attempts) : undefined;
    if (problem === undefined || !toRange(document, problem.range).intersection(range)) return [];
    const shown = diagnostics.filter(({ message }) => message === problem.message);
    if (problem.code === "no-answer") return [settle(document, shown)];
    return [...(problem.fixes?.() ?? [])].map((fix) => toCodeAction(document, fix, shown));
  };
  return languages.registerCodeActionsProvider(
    languageId,
    { provideCodeActions },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}

/** Create Campaign asks what became of the attempt, before anything else. */
function settle(document: TextDocument, diagnostics: Diagnostic[]): CodeAction {
  const title = "Look for the campaign, or enter its id…";
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.diagnostics = diagnostics;
  action.command = { command: "outbox.createCampaign", title, arguments: [document.uri] };
  return action;
}
