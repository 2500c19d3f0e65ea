import { cp } from "node:fs/promises";
import path from "node:path";
import { staffSecret } from "../../test/sandbox/keys.ts";
import { startSandbox } from "../../test/sandbox/start-sandbox.ts";
import type { Settings } from "./prepare-home.ts";
import type { Report } from "./report.ts";
import { withTempFolder } from "./temp-folder.ts";
import { type Counts, countResults, grepVariable, resultsVariable } from "./test-results.ts";

/** A suite that runs inside VS Code, as built. */
export function suiteModule(area: "editor" | "network" | "token"): string {
  return path.resolve("dist", "test", area, "index.js");
}

const fixture = path.join("test", "editor", "fixture");

/** Nobody looks at the window, and drawing it took most of the time of the suite. */
const plainWindow: Settings = {
  "breadcrumbs.enabled": false,
  "editor.cursorBlinking": "solid",
  "editor.minimap.enabled": false,
  "workbench.editor.showTabs": "none",
  "workbench.reduceMotion": "on",
};

/** Everything outside VS Code that the editor suite needs. */
export interface EditorStage {
  /** The folder for VS Code's own files; it is not there yet. */
  readonly home: string;
  /** A copy of the fixture, for the suite to write to. */
  readonly workspace: string;
  /** The user settings: the sandbox is the API. */
  readonly settings: Settings;
  /** What must be in no file that VS Code leaves: the tokens, and what else only answers hold. */
  readonly secrets: readonly string[];
  /** For the extension host: the sandbox, VS Code's own files, and where results go. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Sets up a stage, runs VS Code on it and counts the results; all of it is gone afterwards.
 *
 * @param grep only tests with this text in their title run
 * @param run runs VS Code to its end and resolves to its exit code
 */
export async function withEditorStage(
  grep: string | undefined,
  report: Report,
  run: (stage: EditorStage) => Promise<number | null>,
): Promise<Counts> {
  return await withTempFolder(async (folder) => {
    const home = path.join(folder, "vscode");
    const workspace = path.join(folder, "workspace");
    const results = path.join(folder, "results.ndjson");
    await cp(fixture, workspace, { recursive: true });
    const sandbox = await startSandbox();
    const stage: EditorStage = {
      home,
      workspace,
      secrets: sandbox.keys.flatMap(({ token, company }) => [
        token,
        ...(company ? [staffSecret(company)] : []),
      ]),
      settings: { ...plainWindow, "outbox.apiBaseUrl": sandbox.origin },
      env: {
        OUTBOX_SANDBOX_ORIGIN: sandbox.origin,
        OUTBOX_SANDBOX_TOKEN: sandbox.token,
        OUTBOX_SANDBOX_KEYS: JSON.stringify(sandbox.keys),
        OUTBOX_VSCODE_HOME: home,
        [resultsVariable]: results,
        ...(grep === undefined ? {} : { [grepVariable]: grep }),
      },
    };
    try {
      return await countResults(results, report, () => run(stage));
    } finally {
      await sandbox.stop();
    }
  });
}
