import { homedir } from "node:os";
import path from "node:path";

/** The folder of this user where what was installed for tests and the demo is kept, shared by every clone. */
export function cacheFolder(): string {
  return path.join(userCache(), "outbox-campaigns");
}

function userCache(): string {
  switch (process.platform) {
    case "win32":
      return process.env["LOCALAPPDATA"] ?? path.join(homedir(), "AppData", "Local");
    case "darwin":
      return path.join(homedir(), "Library", "Caches");
    default:
      return process.env["XDG_CACHE_HOME"] || path.join(homedir(), ".cache");
  }
}
