import { realpath } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Uri } from "vscode";

/**
 * The address the ledger knows a file by: one for each file on disk, whichever links or letters in upper or lower case
 * lead to it. Where the file is gone, that of the place it would be at. Other files have the address VS Code gives them.
 */
export async function addressOf(uri: Uri): Promise<string> {
  return uri.scheme === "file" ? Uri.file(await findRealPath(uri.fsPath)).toString() : uri.toString();
}

/**
 * The address the ledger knows a file by that was moved away from here. Only its folder is looked at: where upper and
 * lower case are one, the file's new name would answer for its old one.
 */
export async function formerAddressOf(uri: Uri): Promise<string> {
  return uri.scheme === "file" ? Uri.file(await findRealPlace(uri.fsPath)).toString() : uri.toString();
}

async function findRealPath(path: string): Promise<string> {
  // Unlike its namesake without promises, this one asks the operating system, which knows the case of the letters.
  return realpath(path).catch(() => findRealPlace(path));
}

/** The real path of the folder, with the name as it is. */
async function findRealPlace(path: string): Promise<string> {
  const folder = dirname(path);
  return folder === path ? path : join(await findRealPath(folder), basename(path));
}
