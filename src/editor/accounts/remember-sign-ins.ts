import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { firstAccountId } from "../../accounts/index.ts";
import { sha256 } from "../../creation/sha256.ts";
import { hasCode, replaceDurably } from "../../creation/write-durably.ts";

/** The last time a token was entered for an account. */
export interface SignIn {
  /** The account's id. */
  readonly account: string;
  readonly label: string;
  /** The id of the company it belongs to; absent where that was not told. */
  readonly company?: string;
  /** In milliseconds since 1970. */
  readonly at: number;
  /** Whether `OUTBOX_TOKEN` was set by then: another token was preferred to it. */
  readonly overEnvironment: boolean;
}

/** When people signed in and out, for all windows of this machine. No token is in it. */
export interface SignIns {
  /** The last sign-in of each account of an origin, as far as they can be read. */
  list(origin: string): Promise<readonly SignIn[]>;
  /**
   * When one last signed out of this account, or of all of its origin; in milliseconds since 1970. Undefined when one
   * never did. Rejects when it cannot be read.
   */
  lastSignOut(origin: string, account: string): Promise<number | undefined>;
  rememberSignIn(origin: string, signIn: SignIn): Promise<void>;
  /** @param account undefined for all of the origin */
  rememberSignOut(origin: string, account: string | undefined, at: number): Promise<void>;
}

/**
 * Keeps the times in this folder, which is made when first needed: for each account one small file for each of the two,
 * so that a window that signs in and one that signs out never write the same one. An earlier version knew one account
 * for an origin, and named its files by the origin alone; that of the sign-out now is for all of them.
 */
export function rememberSignIns(folder: string): SignIns {
  const prefixOf = (origin: string) => `${sha256(origin).slice(0, 32)}.`;
  const nameOf = (origin: string, account: string | undefined, kind: "in" | "out") =>
    `${prefixOf(origin)}${account === undefined ? "" : `${sha256(account).slice(0, 16)}.`}${kind}.json`;
  const write = async (name: string, record: object) => {
    await mkdir(folder, { recursive: true });
    await replaceDurably(join(folder, name), `${JSON.stringify(record)}\n`);
  };
  const readSignIn = async (name: string, origin: string): Promise<SignIn[]> => {
    const record = await read(join(folder, name)).catch(() => undefined);
    if (record === undefined) return [];
    const isFirst = name === nameOf(origin, undefined, "in");
    const { account = isFirst ? firstAccountId : undefined, label, company } = record;
    if (typeof account !== "string") return [];
    return [
      {
        account,
        label: typeof label === "string" ? label : new URL(origin).host,
        ...(typeof company === "string" && { company }),
        at: record.at,
        overEnvironment: record["overEnvironment"] === true,
      },
    ];
  };
  return {
    list: async (origin) => {
      const names = (await readdir(folder).catch(() => [])).filter(
        (name) => name.startsWith(prefixOf(origin)) && name.endsWith(".in.json"),
      );
      const read = (await Promise.all(names.map((name) => readSignIn(name, origin)))).flat();
      return read.filter(
        ({ account, at }) => !read.some((other) => other.account === account && other.at > at),
      );
    },
    lastSignOut: async (origin, account) => {
      const paths = [undefined, account].map((each) => join(folder, nameOf(origin, each, "out")));
      const times = (await Promise.all(paths.map(read))).flatMap((record) => (record ? [record.at] : []));
      return times.length === 0 ? undefined : Math.max(...times);
    },
    rememberSignIn: (origin, signIn) =>
      write(nameOf(origin, signIn.account, "in"), { ...signIn, at: new Date(signIn.at).toISOString() }),
    rememberSignOut: (origin, account, at) =>
      write(nameOf(origin, account, "out"), { at: new Date(at).toISOString() }),
  };
}

type Times = Readonly<Record<string, unknown>> & { readonly at: number };

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
