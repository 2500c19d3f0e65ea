import type { TextDocument as EditorDocument } from "vscode";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { DocumentReader, type ReadDocument } from "../../src/editor/read-document.ts";

/** Reads a document as the extension does: the one place where the measurements meet what they measure. */
export type OurReader = (document: TextDocument) => ReadDocument;

/** The extension's own reader, with all it remembers from one version and one document to the next. */
export function openReader(): OurReader {
  const reader = new DocumentReader();
  // The reader asks a document for its text and its version; both kinds of documents have those.
  return (document) => reader.read(document as unknown as EditorDocument);
}
