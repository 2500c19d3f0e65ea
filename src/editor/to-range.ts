import { Range, type TextDocument } from "vscode";
import type { TextRange } from "../campaign/index.ts";

/** The range of a document that these offsets of its text span. */
export function toRange(document: TextDocument, { start, end }: TextRange): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}
