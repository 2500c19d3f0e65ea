import { FileSystemError, type Uri, workspace } from "vscode";

/** Whether there is a file at this address; one that cannot be looked at is taken to be. */
export async function isThere(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    return !(error instanceof FileSystemError && error.code === "FileNotFound");
  }
}
