import { realpathSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import { type Uri, workspace } from "vscode";

/**
 * The name of a file for messages: its path from its workspace folder, also where a link leads to the file or to the
 * folder; elsewhere its whole path, from `~` where it is in the home folder.
 */
export function nameInWorkspace(uri: Uri): string {
  const name = workspace.asRelativePath(uri, false);
  if (uri.scheme !== "file" || !isAbsolute(name)) return name;
  const path = findRealPath(uri.fsPath);
  const inside = (workspace.workspaceFolders ?? [])
    .filter((folder) => folder.uri.scheme === "file")
    .map((folder) => pathFrom(findRealPath(folder.uri.fsPath), path));
  return inside.find((each) => each !== undefined) ?? shorten(name);
}

/** As VS Code does it: `~` is not a word on Windows. */
function shorten(path: string): string {
  const inHome = process.platform === "win32" ? undefined : pathFrom(homedir(), path);
  return inHome === undefined ? path : `~/${inHome}`;
}

/** The path from a folder to what is in it, with `/`; undefined where it is elsewhere. */
function pathFrom(folder: string, path: string): string | undefined {
  const between = relative(folder, path);
  if (between === "" || between.split(sep)[0] === ".." || isAbsolute(between)) return undefined;
  return between.replaceAll(sep, "/");
}

/** Where the file is gone, the path it would have. */
function findRealPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(findRealPath(folder), basename(path));
  }
}
