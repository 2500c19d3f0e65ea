import { writeFile } from "node:fs/promises";
import path from "node:path";
import { testAuthority } from "../../test/network/certificates.ts";
import { suiteModule } from "./editor-stage.ts";
import { type EditorSuiteOptions, runEditorSuite } from "./run-editor-suite.ts";
import { withTempFolder } from "./temp-folder.ts";
import type { Counts } from "./test-results.ts";

/** What a machine says of its own proxies, where VS Code's settings do not. */
const noProxies = Object.fromEntries(
  ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"].flatMap((name) => [
    [name, ""],
    [name.toLowerCase(), ""],
  ]),
);

/** Runs the network suite inside a real VS Code that trusts the tests' authority, and counts its results. */
export async function runNetworkSuite(options: Omit<EditorSuiteOptions, "suite">): Promise<Counts> {
  return await withTempFolder(async (folder) => {
    const authorityFile = path.join(folder, "authority.pem");
    await writeFile(authorityFile, testAuthority);
    const env = { ...noProxies, NODE_EXTRA_CA_CERTS: authorityFile };
    return await runEditorSuite({ ...options, suite: { module: suiteModule("network"), env } });
  });
}
