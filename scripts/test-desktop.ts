// npm run test:desktop [-- --grep TEXT]
// The suites of test/editor and test/token inside a desktop VS Code: the one VSCODE_EXECUTABLE names, else one that is downloaded.
import path from "node:path";
import { parseArgs } from "node:util";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { cacheFolder } from "./vscode/cache-folder.ts";
import { cleanEnvironment } from "./vscode/clean-environment.ts";
import { type EditorStage, suiteModule, withEditorStage } from "./vscode/editor-stage.ts";
import { prepareHome } from "./vscode/prepare-home.ts";

const { values } = parseArgs({ options: { grep: { type: "string" } } });

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const executable = await findDesktop();
    let allPassed = true;
    for (const area of ["editor", "token"] as const) {
      const run = (stage: EditorStage) => runSuite(executable, suiteModule(area), stage);
      const { passed, failed } = await withEditorStage(values.grep, console.log, run);
      console.log(`${area}: ${passed} passed, ${failed} failed`);
      allPassed &&= failed === 0;
    }
    return allPassed ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

async function findDesktop(): Promise<string> {
  const named = process.env["VSCODE_EXECUTABLE"];
  if (named !== undefined && named !== "") return named;
  try {
    return await downloadAndUnzipVSCode({ cachePath: path.join(cacheFolder(), "desktop") });
  } catch (error) {
    throw new Error(
      "No desktop VS Code could be downloaded, so nothing was tested. Set VSCODE_EXECUTABLE to one of this machine, " +
        `or run npm test: it runs the same suites in a VS Code that comes from the npm registry.\n${String(error)}`,
    );
  }
}

async function runSuite(
  vscodeExecutablePath: string,
  extensionTestsPath: string,
  stage: EditorStage,
): Promise<number> {
  const home = await prepareHome(stage.home, stage.settings);
  return await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: process.cwd(),
    extensionTestsPath,
    extensionTestsEnv: { ...withoutForeign(), ...stage.env },
    launchArgs: [stage.workspace, "--user-data-dir", home.userData, "--extensions-dir", home.extensions],
  });
}

/** What is undefined here is not handed on. */
function withoutForeign(): NodeJS.ProcessEnv {
  const clean = cleanEnvironment({});
  const foreign = Object.keys(process.env).filter((name) => !(name in clean));
  return Object.fromEntries(foreign.map((name) => [name, undefined]));
}
