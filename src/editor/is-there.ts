import { type Uri, workspace } from "vscode";

/** Whether there is a file at this address. One that cannot be looked at is not: nobody may rely on it. */
export async function isThere(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
