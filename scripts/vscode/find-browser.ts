import { existsSync } from "node:fs";
import path from "node:path";
import { findOnPath } from "./find-on-path.ts";
import { installChromium } from "./install-chromium.ts";
import type { Report } from "./report.ts";

/** A Chrome or Chromium that can be started. */
export interface BrowserProgram {
  readonly executable: string;
  /** What its environment needs on top of ours. */
  readonly env: Readonly<Record<string, string>>;
}

const namesOnPath = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/**
 * The browser for the tests: the one that CHROME_PATH names, else a Chrome or Chromium of this machine, else one
 * installed from the npm registry. Rejects with a message for the person at the terminal where there is none.
 */
export async function findBrowser(report: Report, signal: AbortSignal): Promise<BrowserProgram> {
  const named = process.env["CHROME_PATH"];
  if (named !== undefined && named !== "") {
    if (existsSync(named)) return { executable: named, env: {} };
    throw new Error(
      `CHROME_PATH is ${named}, and there is no such file. Correct it, or unset it to have one found.`,
    );
  }
  const executable = usualPlaces().find(existsSync) ?? findOnPath(namesOnPath);
  return executable === undefined ? await installChromium(report, signal) : { executable, env: {} };
}

function usualPlaces(): string[] {
  if (process.platform === "darwin") {
    return [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];
  }
  if (process.platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map(
      (name) => process.env[name] ?? "",
    );
    const programs = ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];
    return programs.flatMap((program) => roots.map((root) => path.join(root, program)));
  }
  return [];
}
