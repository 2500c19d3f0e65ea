import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";

/** VS Code settings by their full names. */
export type Settings = Readonly<Record<string, unknown>>;

/** Where one VS Code keeps everything it writes. */
export interface Home {
  readonly userData: string;
  readonly serverData: string;
  readonly extensions: string;
  /** For the temporary files and sockets of VS Code and its children. */
  readonly temp: string;
  /** The home directory of the processes. */
  readonly user: string;
}

/**
 * A VS Code that minds its own business: no welcome page, no chat, no calls home. And one that behaves as on a desktop:
 * in a browser it would save files by itself.
 */
const quietSettings: Settings = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
};

/** Lays out a new home for a VS Code in this folder, with these user settings on top of the quiet ones. */
export async function prepareHome(folder: string, settings: Settings): Promise<Home> {
  const home: Home = {
    userData: path.join(folder, "data"),
    serverData: path.join(folder, "server"),
    extensions: path.join(folder, "extensions"),
    temp: path.join(folder, "t"),
    user: path.join(folder, "home"),
  };
  for (const each of Object.values(home)) await mkdir(each, { recursive: true });
  const userSettings = path.join(home.userData, "User");
  await mkdir(userSettings);
  await writeFile(
    path.join(userSettings, "settings.json"),
    JSON.stringify({ ...quietSettings, ...settings }, null, 2),
  );
  return home;
}

/**
 * Puts the extension of this project among the installed ones of a home, as a link, so that a new build is there
 * after `Developer: Reload Window`. To be done before VS Code first starts: it looks once.
 */
export async function linkExtension(home: Home): Promise<void> {
  const root = process.cwd();
  const manifest: unknown = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
  const { publisher, name, version } = manifest as { publisher: string; name: string; version: string };
  await symlink(root, path.join(home.extensions, `${publisher}.${name}-${version}`), "junction");
}
