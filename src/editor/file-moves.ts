import { type Disposable, type LogOutputChannel, Uri, workspace } from "vscode";
import type { Ledger } from "../creation/index.ts";

/** Follows files that are renamed or moved inside VS Code. */
export interface FileMoves {
  /** Where the file that was at this address is now. */
  current(uri: Uri): Uri;
}

/**
 * Follows files from now on, and has the ledger follow them.
 * @param followed called when the ledger has
 */
export function followMoves(
  ledger: Ledger,
  log: LogOutputChannel,
  followed: () => void,
): FileMoves & Disposable {
  const moved = new Map<string, Uri>();
  const listening = workspace.onDidRenameFiles(({ files }) => {
    for (const { oldUri, newUri } of files) {
      moved.set(oldUri.toString(), newUri);
      moved.delete(newUri.toString());
      ledger
        .follow(oldUri.toString(), newUri.toString())
        .then(followed)
        .catch((error: unknown) =>
          log.error(`The records of ${oldUri.path} could not follow it: ${String(error)}`),
        );
    }
  });
  return {
    current: (uri) => findCurrent(uri, moved),
    dispose: () => listening.dispose(),
  };
}

/** Follows the moves of the file, and of the folders it is in; each step once, in case they go in a circle. */
function findCurrent(uri: Uri, moved: ReadonlyMap<string, Uri>): Uri {
  let current = uri;
  for (let steps = 0; steps <= moved.size; steps++) {
    const next = stepFrom(current, moved);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

function stepFrom(uri: Uri, moved: ReadonlyMap<string, Uri>): Uri | undefined {
  const address = uri.toString();
  for (const [from, to] of moved) {
    if (address === from) return to;
    if (address.startsWith(`${from}/`)) return Uri.parse(to.toString() + address.slice(from.length), true);
  }
  return undefined;
}
