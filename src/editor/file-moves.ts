import { type Disposable, type LogOutputChannel, Uri, workspace } from "vscode";
import type { Ledger } from "../creation/index.ts";
import { addressOf, formerAddressOf } from "./address-of.ts";

/** Follows files that are renamed or moved inside VS Code. */
export interface FileMoves {
  /** From now on: where a file that is at an address now is when the result is asked. */
  watch(): (uri: Uri) => Uri;
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
  const moved: Move[] = [];
  let following = Promise.resolve();
  // One after the other: a move that is undone at once must not be recorded the other way round.
  const record = (oldUri: Uri, newUri: Uri) => {
    const addresses = Promise.all([formerAddressOf(oldUri), addressOf(newUri)]);
    following = following
      .then(async () => ledger.follow(...(await addresses), readText))
      .then(followed)
      .catch((error: unknown) =>
        log.error(`The records of ${oldUri.path} could not follow it: ${String(error)}`),
      );
  };
  const listening = workspace.onDidRenameFiles(({ files }) => {
    for (const { oldUri, newUri } of files) {
      moved.push({ from: oldUri.toString(), to: newUri.toString() });
      record(oldUri, newUri);
    }
  });
  return {
    watch: () => {
      const since = moved.length;
      return (uri) => Uri.parse(moved.slice(since).reduce(follow, uri.toString()), true);
    },
    dispose: () => listening.dispose(),
  };
}

async function readText(address: string): Promise<string | undefined> {
  try {
    const uri = Uri.parse(address, true);
    return await workspace.decode(await workspace.fs.readFile(uri), { uri });
  } catch {
    return undefined;
  }
}

interface Move {
  readonly from: string;
  readonly to: string;
}

/** The address after a move of the file itself or of a folder it is in. */
function follow(address: string, { from, to }: Move): string {
  return address === from || address.startsWith(`${from}/`) ? to + address.slice(from.length) : address;
}
