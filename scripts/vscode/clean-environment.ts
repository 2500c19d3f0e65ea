import type { Home } from "./prepare-home.ts";

/** What would reach into a VS Code started from here: another VS Code's terminal, code-server's settings, a real token. */
const foreign =
  /^(?:VSCODE_|CODE_SERVER_|OUTBOX_)|^(?:PORT|ELECTRON_RUN_AS_NODE|ELECTRON_NO_ATTACH_CONSOLE)$/;

/** This process's environment for a VS Code, without what would make it anything but the one asked for. */
export function cleanEnvironment(added: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(kept), ...added };
}

/** The environment for a VS Code server: it and all it starts keep to this home, and know of no extension gallery. */
export function serverEnvironment(home: Home, added: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return cleanEnvironment({
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    HOME: home.user,
    USERPROFILE: home.user,
    TMPDIR: home.temp,
    XDG_RUNTIME_DIR: home.temp,
    ...added,
  });
}
