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
 * Listens on a socket of its own for as long as this window lives: a process id alone would be another program's some
 * day, and an attempt would then look under way for ever. Where no socket can be had, the process id has to do.
 */
export function proveAlive(window: string, processId: number): Life {
  const self = { window, processId };
  let server: Server | undefined;
  let owner: Promise<Owner> | undefined;
  const listen = () =>
    new Promise<Owner>((resolve) => {
      const socket = socketPath(window);
      server = createServer((connection) => connection.destroy());
      server.on("error", () => resolve(self));
      // A window that is closed must not stay because of it.
      server.listen(socket, () => resolve({ ...self, socket })).unref();
    });
  return {
    owner: () => {
      owner ??= listen();
      return owner;
    },
    dispose: () => server?.close(),
  };
}

/** In the system's folder for temporary files: the path of a socket may have only about a hundred characters. */
function socketPath(window: string): string {
  const name = `outbox-campaigns-${window}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}
