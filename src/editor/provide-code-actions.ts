import {
  CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Disposable,
  languages,
  type Range,
  type TextDocument,
} from "vscode";
import { type Fix, findCertainEdits, findFixes, type Problem, type TextEdit } from "../campaign/index.ts";
import { isCampaign, languageId } from "./is-campaign.ts";
import { isLarge } from "./is-large.ts";
import type { DocumentReader, ReadDocument } from "./read-document.ts";
import { toCodeAction, toWorkspaceEdit } from "./to-code-action.ts";
import { toRange } from "./to-range.ts";

/** The kind of the action that mends all that is certain; VS Code runs it on save where a user asks for that. */
const fixAllKind = CodeActionKind.SourceFixAll.append("outbox");

/** Of how many problems the fixes are worked out at once: each fix is tried, and VS Code asks at every selection. */
const mostTouched = 10;

/** The same in a text that takes long to read. */
const mostTouchedInLarge = 2;

/** Offers the fixes of the problems in a range, and to mend all that is certain in the file. */
export function provideCodeActions(reader: DocumentReader): Disposable {
  const fixer = new Fixer();
  return languages.registerCodeActionsProvider(
    languageId,
    {
      provideCodeActions: (document, range, { only, diagnostics }) => {
        if (!isCampaign(document)) return [];
        const read = reader.read(document);
        const wants = (kind: CodeActionKind) => only === undefined || only.contains(kind);
        return [
          ...(wants(CodeActionKind.QuickFix) ? quickFixes(document, range, diagnostics, read, fixer) : []),
          // Without a filter VS Code fills the light bulb's menu: source actions have a menu of their own.
          ...(only?.contains(fixAllKind) ? fixAll(document, fixAllKind, fixer.certain(read), 1) : []),
        ];
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
  );
}

/** Works out the fixes of a document as read, each once: VS Code asks again and again. */
class Fixer {
  readonly #fixes = new WeakMap<Problem, readonly Fix[]>();
  readonly #certain = new WeakMap<ReadDocument, readonly TextEdit[]>();

  fixes(read: ReadDocument, problem: Problem): readonly Fix[] {
    const known = this.#fixes.get(problem) ?? findFixes(read, problem);
    this.#fixes.set(problem, known);
    return known;
  }

  certain(read: ReadDocument): readonly TextEdit[] {
    const known = this.#certain.get(read) ?? findCertainEdits(read);
    this.#certain.set(read, known);
    return known;
  }
}

function quickFixes(
  document: TextDocument,
  range: Range,
  diagnostics: readonly Diagnostic[],
  read: ReadDocument,
  fixer: Fixer,
): CodeAction[] {
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const touched = read.problems
    .filter((problem) => problem.range.start <= end && problem.range.end >= start)
    .slice(0, isLarge(document) ? mostTouchedInLarge : mostTouched);
  const actions = touched.flatMap((problem) => {
    const shown = diagnostics.filter((diagnostic) => isAbout(document, diagnostic, problem));
    return fixer.fixes(read, problem).map((fix) => toCodeAction(document, fix, shown));
  });
  if (actions.length === 0 || isLarge(document)) return actions;
  return [...actions, ...fixAll(document, CodeActionKind.QuickFix, fixer.certain(read), 2)];
}

/** Whether the diagnostic is what VS Code shows of the problem. */
export function isAbout(document: TextDocument, diagnostic: Diagnostic, problem: Problem): boolean {
  return (
    diagnostic.source === "outbox" &&
    diagnostic.message === problem.message &&
    diagnostic.range.isEqual(toRange(document, problem.range))
  );
}

/** One action for all that is certain, where there are at least so many edits. */
function fixAll(
  document: TextDocument,
  kind: CodeActionKind,
  edits: readonly TextEdit[],
  least: number,
): CodeAction[] {
  if (edits.length < least) return [];
  const action = new CodeAction(`Fix ${edits.length} obvious mistakes in this file`, kind);
  action.edit = toWorkspaceEdit(document, edits);
  return [action];
}
