import type { TextDocument } from "vscode";
import { goToRange } from "./go-to-range.ts";
import type { DocumentReader } from "./read-document.ts";

/** Shows the document with its first error selected. */
export async function goToFirstProblem(document: TextDocument, reader: DocumentReader): Promise<void> {
  const first = reader.read(document).problems.find(({ severity }) => severity === "error");
  if (first !== undefined) await goToRange(document, first.range);
}
