import { connect } from "node:net";
import type { Owner } from "../creation/index.ts";

/** How long a window has to answer, in milliseconds, before it is taken to be there, but busy. */
const patience = 2000;

/** Whether another window, the owner of an attempt, may still be waiting for its answer. What this one left is over. */
export async function isOwnerAlive(owner: Owner, window: string): Promise<boolean> {
  if (owner.window === window) return false;
  return owner.socket === undefined ? processExists(owner.processId) : answers(owner.socket);
}

/** What connecting to a socket fails with when nobody listens on it any more. */
const gone: readonly unknown[] = ["ENOENT", "ECONNREFUSED"];

/** Whether somebody may be listening on a socket. The operating system ends it with its process. */
function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    connection.setTimeout(patience, () => finish(true));
    connection.on("connect", () => finish(true));
    connection.on("error", (error) => finish(!("code" in error && gone.includes(error.code))));
    const finish = (isAlive: boolean) => {
      connection.destroy();
      resolve(isAlive);
    };
  });
}

function processExists(processId: number): boolean {
  if (processId === process.pid) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // The process is there, but another user's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
