import { CodeActionKind, type Disposable, languages } from "vscode";
import { isCampaign, languageId } from "./is-campaign.ts";
import type { AttemptKnower } from "./know-attempts.ts";
import { attemptProblemOf } from "./publish-attempts.ts";
import type { DocumentReader } from "./read-document.ts";
import { toCodeAction } from "./to-code-action.ts";
import { toRange } from "./to-range.ts";

/** Offers to write back the id that a file has lost, as one edit. */
export function fixLostId(reader: DocumentReader, attempts: AttemptKnower): Disposable {
  return languages.registerCodeActionsProvider(
    languageId,
    {
      provideCodeActions: (document, range, { diagnostics }) => {
        const problem = isCampaign(document) ? attemptProblemOf(document, reader, attempts) : undefined;
        if (problem === undefined || !toRange(document, problem.range).intersection(range)) return [];
        const shown = diagnostics.filter(({ message }) => message === problem.message);
        return [...(problem.fixes?.() ?? [])].map((fix) => toCodeAction(document, fix, shown));
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}
