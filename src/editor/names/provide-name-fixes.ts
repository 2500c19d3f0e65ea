import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Disposable,
  languages,
  type Range,
  type TextDocument,
} from "vscode";
import { findNameFixes } from "../../names/index.ts";
import { isCampaign, languageId } from "../is-campaign.ts";
import { isAbout } from "../provide-code-actions.ts";
import type { DocumentReader } from "../read-document.ts";
import { toCodeAction } from "../to-code-action.ts";
import type { NameKnower } from "./know-names.ts";

/** Of how many problems the fixes are worked out at once: each fix is tried, and VS Code asks at every selection. */
const mostTouched = 2;

/** Offers the id in place of the name somebody wrote for it. */
export function provideNameFixes(reader: DocumentReader, knower: NameKnower): Disposable {
  return languages.registerCodeActionsProvider(
    languageId,
    {
      provideCodeActions: (document, range, { only, diagnostics }) =>
        isCampaign(document) && (only === undefined || only.contains(CodeActionKind.QuickFix))
          ? fixes(document, range, diagnostics, { reader, knower })
          : [],
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}

function fixes(
  document: TextDocument,
  range: Range,
  diagnostics: readonly Diagnostic[],
  { reader, knower }: { readonly reader: DocumentReader; readonly knower: NameKnower },
): CodeAction[] {
  const read = reader.read(document);
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const touched = read.problems
    .filter((problem) => problem.code === "invalid-format")
    .filter((problem) => problem.range.start <= end && problem.range.end >= start)
    .slice(0, mostTouched);
  return touched.flatMap((problem) => {
    const shown = diagnostics.filter((diagnostic) => isAbout(document, diagnostic, problem));
    return findNameFixes(read, problem, knower.names()).map((fix) => toCodeAction(document, fix, shown));
  });
}
