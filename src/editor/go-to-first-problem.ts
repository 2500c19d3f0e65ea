import { Selection, type TextDocument, window } from "vscode";
import type { DocumentReader } from "./read-document.ts";
import { toRange } from "./to-range.ts";

/** Shows the document with its first error selected. */
export async function goToFirstProblem(document: TextDocument, reader: DocumentReader): Promise<void> {
  const first = reader.read(document).problems.find(({ severity }) => severity === "error");
  if (first === undefined) return;
  const range = toRange(document, first.range);
  const editor = await window.showTextDocument(document, { selection: range });
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range);
}
