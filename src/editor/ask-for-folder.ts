import { CancellationTokenSource, type QuickPickItem, Uri, window, workspace } from "vscode";
import { findActiveDocument } from "./find-active-campaign.ts";

/** How many campaign files are looked at for their folders, and for how many milliseconds they are looked for. */
const mostFiles = 1000;
const searchMilliseconds = 3000;

interface FolderItem extends QuickPickItem {
  /** Undefined: to be browsed for. */
  readonly folder?: Uri;
}

/**
 * Asks for a folder: one of the workspace, those that hold campaigns first, or any other. Undefined when it is
 * dismissed.
 */
export async function askForFolder(): Promise<Uri | undefined> {
  if (!workspace.workspaceFolders?.length) return await browse();
  const search = new CancellationTokenSource();
  const limit = setTimeout(() => search.cancel(), searchMilliseconds);
  try {
    const items = listFolders(search).then((folders) => [...folders.map(toItem), browseItem]);
    const picked = await window.showQuickPick<FolderItem>(items, {
      title: "New Campaign File",
      placeHolder: "The folder it goes into",
      matchOnDescription: true,
      ignoreFocusOut: true,
    });
    return picked === browseItem ? await browse() : picked?.folder;
  } finally {
    clearTimeout(limit);
    search.cancel();
    search.dispose();
  }
}

const browseItem: FolderItem = { label: "$(folder-opened) Browse…", alwaysShow: true };

/** The folder of the file in front, those that hold campaigns, and the folders of the workspace: each once. */
async function listFolders({ token }: CancellationTokenSource): Promise<Uri[]> {
  const files = await Promise.resolve(
    workspace.findFiles("**/*.campaign.{yaml,yml}", "**/node_modules/**", mostFiles, token),
  ).catch(() => []); // Without a search there are still the folders that are known.
  const active = findActiveDocument()?.uri;
  const folders = [
    ...(active && workspace.getWorkspaceFolder(active) ? [parentOf(active)] : []),
    ...files.map(parentOf).sort((one, other) => one.path.localeCompare(other.path)),
    ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri),
  ];
  return [...new Map(folders.map((folder) => [folder.toString(), folder])).values()];
}

function toItem(folder: Uri): FolderItem {
  const root = workspace.getWorkspaceFolder(folder);
  const isRoot = root?.uri.toString() === folder.toString();
  const label = isRoot ? root.name : workspace.asRelativePath(folder);
  return { label: `$(folder) ${label}`, description: isRoot ? "workspace" : "", folder };
}

function parentOf(uri: Uri): Uri {
  return Uri.joinPath(uri, "..");
}

async function browse(): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: "New Campaign File",
    openLabel: "Create Here",
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return chosen?.[0];
}
