import { Disposable, type TextDocument, workspace } from "vscode";
import { isCampaign } from "./is-campaign.ts";
import { isLarge } from "./is-large.ts";

/** How long a pause in typing is, in milliseconds. */
const pause = 300;

/**
 * Follows the texts of the open campaign files: calls `read` when one is opened and in the very event that changes it,
 * for a very large one after a pause in typing; and `close` when any document is closed.
 */
export function followCampaigns(
  read: (document: TextDocument) => void,
  close: (document: TextDocument) => void,
): Disposable {
  const waiting = new Map<TextDocument, NodeJS.Timeout>();
  const forget = (document: TextDocument) => {
    clearTimeout(waiting.get(document));
    waiting.delete(document);
  };
  const readNow = (document: TextDocument) => {
    forget(document);
    if (!document.isClosed) read(document);
  };
  const readSoon = (document: TextDocument) => {
    if (!isCampaign(document)) return;
    forget(document);
    if (!isLarge(document)) readNow(document);
    else
      waiting.set(
        document,
        setTimeout(() => readNow(document), pause),
      );
  };
  for (const document of workspace.textDocuments) readSoon(document);
  return Disposable.from(
    { dispose: () => [...waiting.keys()].forEach(forget) },
    workspace.onDidOpenTextDocument(readSoon),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) readSoon(document);
    }),
    workspace.onDidCloseTextDocument((document) => {
      forget(document);
      close(document);
    }),
  );
}
