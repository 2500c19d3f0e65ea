import type { TextDocument } from "vscode";

/** Above this many characters a text is not read at every key stroke, but when typing pauses. */
const largeText = 256 * 1024;

/** Whether reading this document takes long enough to be felt while typing. */
export function isLarge(document: TextDocument): boolean {
  return document.getText().length > largeText;
}
