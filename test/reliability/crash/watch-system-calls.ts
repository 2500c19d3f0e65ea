import fs, { type FileHandle } from "node:fs/promises";
import { Socket } from "node:net";
import path from "node:path";

/** What is told of each point a create comes to. */
export interface Watch {
  /** May keep the caller there. */
  reach(point: string): Promise<void>;
  /** The same where there is no way to wait. */
  pass(point: string): void;
}

/**
 * Names the points of a create by what it asks of Node: the writing of its ledger, and its connection. All extensions
 * of an extension host share Node's modules, so the extension under test is the one that is shipped, and knows nothing.
 */
export function watchSystemCalls(sandboxPort: number, watch: Watch): void {
  watchLedger(watch);
  watchConnection(sandboxPort, watch);
}

function watchLedger({ reach }: Watch): void {
  const { open, rename } = fs;
  let last = "";
  const ends = new Map<string, number>();
  fs.open = async (file, flags, mode) => {
    const name = nameRecord(String(file), ends);
    if (flags === "wx" && name !== undefined) {
      last = name;
      await reach(`${name}: before it is made`);
      const handle = await open(file, flags, mode);
      await reach(`${name}: made, still empty`);
      return followWrites(handle, name, reach);
    }
    const handle = await open(file, flags, mode);
    if (isLedger(String(file))) followFolderSync(handle, () => reach(`${last}: durable`));
    return handle;
  };
  fs.rename = async (from, to) => {
    await rename(from, to);
    if (isLedger(path.dirname(String(to)))) await reach(`${last}: in place`);
  };
}

function followWrites(handle: FileHandle, name: string, reach: Watch["reach"]): FileHandle {
  const writeFile = handle.writeFile.bind(handle);
  const sync = handle.sync.bind(handle);
  handle.writeFile = async (data, options) => {
    await writeFile(data, options);
    await reach(`${name}: written`);
  };
  handle.sync = async () => {
    await sync();
    await reach(`${name}: synced`);
  };
  return handle;
}

function followFolderSync(handle: FileHandle, reach: () => Promise<void>): void {
  const sync = handle.sync.bind(handle);
  handle.sync = async () => {
    await sync();
    await reach();
  };
}

function isLedger(folder: string): boolean {
  return path.basename(folder) === "ledger";
}

/** What a file of the ledger is; its end is written twice: the outcome, and that the id is in the file. */
function nameRecord(file: string, ends: Map<string, number>): string | undefined {
  if (!isLedger(path.dirname(file))) return undefined;
  const [, attempt = "", number, isEnd] =
    /^([0-9a-f]+\.(\d+)\.json)(\..*\.new)?$/.exec(path.basename(file)) ?? [];
  if (number === undefined) return undefined;
  const which = number === "1" ? "" : ` ${number}`;
  if (isEnd === undefined) return `intent${which}`;
  const count = (ends.get(attempt) ?? 0) + 1;
  ends.set(attempt, count);
  return `${count === 1 ? "outcome" : "settled"}${which}`;
}

function watchConnection(port: number, { pass }: Watch): void {
  const { write, push } = Socket.prototype;
  const writes = new WeakMap<Socket, number>();
  const reads = new WeakMap<Socket, number>();
  Socket.prototype.write = function (this: Socket, ...words: unknown[]) {
    if (this.remotePort !== port) return Reflect.apply(write, this, words);
    const count = (writes.get(this) ?? 0) + 1;
    writes.set(this, count);
    pass(`request: before write ${count}`);
    const taken = Reflect.apply(write, this, words);
    pass(`request: after write ${count}`);
    return taken;
  };
  Socket.prototype.push = function (this: Socket, ...words) {
    if (this.remotePort === port) {
      const count = (reads.get(this) ?? 0) + 1;
      reads.set(this, count);
      pass(`answer: piece ${count} arrived`);
    }
    return Reflect.apply(push, this, words);
  };
}
