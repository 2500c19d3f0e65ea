import { type Account, environmentAccountId, type Learned } from "../../accounts/index.ts";
import { type CleanedToken, cleanToken } from "../../outbox/index.ts";

/**
 * The account of `OUTBOX_TOKEN`, which is read each time. What is learned of it is kept in memory, for that token alone.
 */
export class EnvironmentAccount {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #learned = new Map<string, Learned>();

  constructor(environment: NodeJS.ProcessEnv) {
    this.#environment = environment;
  }

  token(): CleanedToken {
    return cleanToken(this.#environment["OUTBOX_TOKEN"] ?? "");
  }

  /** What is wrong with the text that is there, if it is no token. */
  fault(): string | undefined {
    const given = this.token();
    return given.ok || !this.#environment["OUTBOX_TOKEN"] ? undefined : given.reason;
  }

  /** It serves any origin; what was learned of it at one says nothing of another. */
  read(origin: string): Account | undefined {
    const given = this.token();
    if (!given.ok) return undefined;
    const account = { id: environmentAccountId, origin, label: "OUTBOX_TOKEN", isVerified: false, at: 0 };
    return { ...account, source: "environment", ...this.#learned.get(keyOf(origin, given.token)) };
  }

  /** Whether it was anything new. */
  learn(origin: string, learned: Learned): boolean {
    const given = this.token();
    if (!given.ok) return false;
    const key = keyOf(origin, given.token);
    const known = this.#learned.get(key) ?? {};
    if (!addsTo(known, learned)) return false;
    this.#learned.set(key, { ...known, ...learned });
    return true;
  }
}

function keyOf(origin: string, token: string): string {
  return `${origin} ${token}`;
}

/** Whether anything of what was learned is not known yet. */
export function addsTo(known: Learned, { company, scheme, isVerified }: Learned): boolean {
  return (
    (company !== undefined && (company.id !== known.company?.id || company.name !== known.company.name)) ||
    (scheme !== undefined && scheme !== known.scheme) ||
    (isVerified !== undefined && isVerified !== known.isVerified)
  );
}
