import { Uri, workspace } from "vscode";

/**
 * What a file is kept in: the folder of its git repository, or its workspace folder, whichever is nearer. Undefined
 * outside of the workspace.
 */
export async function findRepository(uri: Uri): Promise<Uri | undefined> {
  const top = workspace.getWorkspaceFolder(uri)?.uri;
  if (top === undefined) return undefined;
  for (let folder = Uri.joinPath(uri, ".."); folder.path.length > top.path.length; ) {
    if (await exists(Uri.joinPath(folder, ".git"))) return folder;
    folder = Uri.joinPath(folder, "..");
  }
  return top;
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
