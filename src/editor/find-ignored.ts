import { execFile } from "node:child_process";
import { extensions, type Uri, workspace } from "vscode";

/** The part of the API of VS Code's git extension that is used here. */
interface GitExtension {
  getAPI(version: 1): { readonly git: { readonly path: string } };
}

/** For how long git may think about it, in milliseconds. */
const patience = 5000;

/**
 * The addresses of those files that git ignores, in one repository; none where git cannot be asked. A workspace that is
 * not trusted is not asked about: its git configuration may run programs.
 */
export async function findIgnored(uris: readonly Uri[], repository: Uri): Promise<ReadonlySet<string>> {
  const git = await findGit();
  if (git === undefined || repository.scheme !== "file" || !workspace.isTrusted) return new Set();
  const ignored = new Set(
    await ask(
      git,
      uris.map(({ fsPath }) => fsPath),
      repository.fsPath,
    ),
  );
  return new Set(uris.filter(({ fsPath }) => ignored.has(fsPath)).map(String));
}

async function findGit(): Promise<string | undefined> {
  try {
    return (await extensions.getExtension<GitExtension>("vscode.git")?.activate())?.getAPI(1).git.path;
  } catch {
    // There is no git, or it is switched off.
    return undefined;
  }
}

/** git says by a failure that it ignores none. */
function ask(git: string, paths: readonly string[], folder: string): Promise<string[]> {
  return new Promise((resolve) => {
    const words = ["-c", "core.fsmonitor=false", "check-ignore", "-z", "--stdin"];
    const running = execFile(git, words, { cwd: folder, timeout: patience }, (_error, found) =>
      resolve(found.split("\0")),
    );
    running.stdin?.on("error", () => undefined);
    running.stdin?.end(paths.join("\0"));
  });
}
