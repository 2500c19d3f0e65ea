import { type Account, environmentAccountId, type Learned } from "../../accounts/index.ts";
import { type CleanedToken, cleanToken } from "../../outbox/index.ts";

/**
 * The account of `OUTBOX_TOKEN`, which is read each time. What is learned of it is kept in memory, for that token alone.
 */
export class EnvironmentAccount {
  readonly #environment: NodeJS.ProcessEnv;
  readonly #learned = new Map<string, Learned>();
  /** The tokens there have been, in the order they were seen. */
  readonly #tokens: string[] = [];

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
    const account = { id: environmentAccountId, origin, label: "OUTBOX_TOKEN", isVerified: false };
    const at = this.#numberOf(given.token);
    return { ...account, at, source: "environment", ...this.#learned.get(keyOf(origin, given.token)) };
  }

  /** Whether it was anything new. What was asked with a token that is there no more says nothing of this one. */
  learn({ origin, at }: Account, learned: Learned): boolean {
    const given = this.token();
    if (!given.ok || this.#numberOf(given.token) !== at) return false;
    const key = keyOf(origin, given.token);
    const known = this.#learned.get(key) ?? {};
    if (!addsTo(known, learned)) return false;
    this.#learned.set(key, { ...known, ...learned });
    return true;
  }

  /** Tells the tokens apart. */
  #numberOf(token: string): number {
    if (!this.#tokens.includes(token)) this.#tokens.push(token);
    return this.#tokens.indexOf(token);
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
