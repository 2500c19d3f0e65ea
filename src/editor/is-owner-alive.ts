import type { Owner } from "../creation/index.ts";

/**
 * Whether the window that owns an attempt may still be waiting for its answer. An attempt of this very window is
 * only asked about when none is under way in it: what it left behind is over.
 */
export function isOwnerAlive(owner: Owner, self: Owner): boolean {
  return owner.window !== self.window && owner.processId !== self.processId && processExists(owner.processId);
}

function processExists(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // The process is there, but another user's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
