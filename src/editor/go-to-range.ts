import { type Position, Selection, type TextDocument, window } from "vscode";
import type { TextRange } from "../campaign/index.ts";
import { toRange } from "./to-range.ts";

/**
 * Shows the document with the cursor where this range begins; where it is the key of an empty value, where the value
 * goes. Nothing is selected: what is typed next must not take its place.
 */
export async function goToRange(document: TextDocument, textRange: TextRange): Promise<void> {
  const range = toRange(document, textRange);
  const emptyValue = findEmptyValue(document, range.end);
  const cursor = emptyValue ?? range.start;
  const editor = await window.showTextDocument(document);
  editor.selection = new Selection(cursor, cursor);
  editor.revealRange(range);
}

function findEmptyValue(document: TextDocument, keyEnd: Position): Position | undefined {
  const rest = document.lineAt(keyEnd).text.slice(keyEnd.character);
  const colon = /^:[ \t]?(?=[ \t]*(?:#|$))/.exec(rest)?.[0];
  return colon === undefined ? undefined : keyEnd.translate(0, colon.length);
}
