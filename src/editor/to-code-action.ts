import {
  CodeAction,
  CodeActionKind,
  type Diagnostic,
  SnippetTextEdit,
  type TextDocument,
  TextEdit as VSCodeEdit,
  WorkspaceEdit,
} from "vscode";
import type { Fix, TextEdit } from "../campaign/index.ts";
import { toRange } from "./to-range.ts";
import { toSnippet } from "./to-snippet.ts";

/** A fix as a quick fix for the diagnostics that show its problem. */
export function toCodeAction(document: TextDocument, fix: Fix, diagnostics: Diagnostic[]): CodeAction {
  const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
  action.diagnostics = diagnostics;
  action.isPreferred = fix.preferred === true;
  action.edit = toWorkspaceEdit(document, fix.edits);
  return action;
}

/** Edits of a text as one edit of its document, with places to tab through where they have some. */
export function toWorkspaceEdit(document: TextDocument, edits: readonly TextEdit[]): WorkspaceEdit {
  const change = new WorkspaceEdit();
  change.set(
    document.uri,
    edits.map((edit) => toDocumentEdit(document, edit)),
  );
  return change;
}

function toDocumentEdit(document: TextDocument, edit: TextEdit): VSCodeEdit | SnippetTextEdit {
  const range = toRange(document, edit.range);
  if (edit.stops === undefined) return VSCodeEdit.replace(range, edit.text);
  const snippet = SnippetTextEdit.replace(range, toSnippet(edit));
  snippet.keepWhitespace = true;
  return snippet;
}
