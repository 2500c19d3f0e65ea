import { mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../creation/sha256.ts";
import { hasCode, replaceDurably } from "../creation/write-durably.ts";

/** The last time a token was entered for an origin. */
export interface SignIn {
  /** In milliseconds since 1970. */
  readonly at: number;
  /** Whether `OUTBOX_TOKEN` was set by then: another token was preferred to it. */
  readonly overEnvironment: boolean;
}

/** When people signed in and out, for all windows of this machine. No token is in it. */
export interface SignIns {
  /** Undefined when there was none, or it cannot be read. */
  lastSignIn(origin: string): Promise<SignIn | undefined>;
  /** In milliseconds since 1970; undefined when there was none. Rejects when it cannot be read. */
  lastSignOut(origin: string): Promise<number | undefined>;
  rememberSignIn(origin: string, signIn: SignIn): Promise<void>;
  rememberSignOut(origin: string, at: number): Promise<void>;
}

/**
 * Keeps the times in this folder, which is made when first needed: for each origin one small file for each of the two,
 * so that a window that signs in and one that signs out never write the same one.
 */
export function rememberSignIns(folder: string): SignIns {
  const pathOf = (origin: string, kind: "in" | "out") =>
    join(folder, `${sha256(origin).slice(0, 32)}.${kind}.json`);
  const write = async (path: string, record: object) => {
    await mkdir(folder, { recursive: true });
    await replaceDurably(path, `${JSON.stringify(record)}\n`);
  };
  return {
    lastSignIn: async (origin) => {
      const record = await read(pathOf(origin, "in")).catch(() => undefined);
      return record && { at: record.at, overEnvironment: record.overEnvironment === true };
    },
    lastSignOut: async (origin) => (await read(pathOf(origin, "out")))?.at,
    rememberSignIn: (origin, signIn) =>
      write(pathOf(origin, "in"), { ...signIn, at: new Date(signIn.at).toISOString() }),
    rememberSignOut: (origin, at) => write(pathOf(origin, "out"), { at: new Date(at).toISOString() }),
  };
}

interface Times {
  readonly at: number;
  readonly overEnvironment?: unknown;
}

/** What is in a file; undefined without one. */
async function read(path: string): Promise<Times | undefined> {
  try {
    const record: unknown = JSON.parse(await readFile(path, "utf8"));
    const times: Readonly<Record<string, unknown>> = { ...(typeof record === "object" ? record : {}) };
    const at = Date.parse(String(times["at"]));
    return { ...times, at: Number.isNaN(at) ? await timeOf(path) : at };
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    if (error instanceof SyntaxError) return { at: await timeOf(path) };
    throw error;
  }
}

/** When the file was written: what a damaged one still tells. */
async function timeOf(path: string): Promise<number> {
  return Math.ceil((await stat(path)).mtimeMs);
}
