import { CodeAction, CodeActionKind, type Disposable, languages, WorkspaceEdit } from "vscode";
import { isCampaign, languageId } from "./is-campaign.ts";
import type { AttemptKnower } from "./know-attempts.ts";
import { attemptProblemOf } from "./publish-attempts.ts";
import type { DocumentReader } from "./read-document.ts";
import { toRange } from "./to-range.ts";

/** Offers to write back the id that a file has lost, as one edit. */
export function fixLostId(reader: DocumentReader, attempts: AttemptKnower): Disposable {
  return languages.registerCodeActionsProvider(
    languageId,
    {
      provideCodeActions: (document, range, { diagnostics }) => {
        const problem = isCampaign(document) ? attemptProblemOf(document, reader, attempts) : undefined;
        if (problem === undefined || !toRange(document, problem.range).intersection(range)) return [];
        return [...(problem.fixes?.() ?? [])].map(({ title, edits, preferred = false }) => {
          const action = new CodeAction(title, CodeActionKind.QuickFix);
          action.diagnostics = diagnostics.filter(({ message }) => message === problem.message);
          action.isPreferred = preferred;
          action.edit = new WorkspaceEdit();
          for (const edit of edits)
            action.edit.replace(document.uri, toRange(document, edit.range), edit.text);
          return action;
        });
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}
