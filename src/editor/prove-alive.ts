import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Disposable } from "vscode";
import type { Owner } from "../creation/index.ts";

/** What other windows can tell this one by, and see that it lives. */
export interface Life extends Disposable {
  /** This window as the owner of an attempt; from the first call on it can be asked whether it lives. */
  owner(): Promise<Owner>;
}

/**
 * How long the path of a socket may be, in bytes: what macOS takes, which is less than Linux does. Node 20 cuts off
 * what is longer without a word, and all windows would have the same socket.
 */
const longest = 103;

/**
 * Listens on a socket of its own for as long as this window lives: a process id alone would be another program's some
 * day, and an attempt would then look under way for ever. Where no socket can be had, the process id has to do.
 */
export function proveAlive(window: string, processId: number): Life {
  let server: Server | undefined;
  let owner: Promise<Owner> | undefined;
  const start = async (): Promise<Owner> => {
    for (const socket of socketPaths(window)) {
      server = await listen(socket);
      if (server) return { window, processId, socket };
    }
    return { window, processId };
  };
  return {
    owner: () => {
      owner ??= start();
      return owner;
    },
    dispose: () => server?.close(),
  };
}

/** Undefined where nobody can listen there. */
function listen(socket: string): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer((connection) => connection.destroy());
    server.on("error", () => resolve(undefined));
    // A window that is closed must not stay because of it.
    server.listen(socket, () => resolve(server)).unref();
  });
}

/** Where a socket may be, the best place first. The folder for temporary files of a user of macOS has a long path. */
function socketPaths(window: string): string[] {
  const name = `outbox-${window.replaceAll("-", "").slice(0, 16)}`;
  if (process.platform === "win32") return [`\\\\.\\pipe\\${name}`];
  return [join(tmpdir(), name), join("/tmp", name)].filter((path) => Buffer.byteLength(path) <= longest);
}
