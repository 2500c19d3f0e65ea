import type { Account, Accounts } from "../../accounts/index.ts";
import { callOf, type Resource, type ResourceRead } from "../../names/index.ts";
import { parseBaseUrl, redact } from "../../outbox/index.ts";
import { readSettings } from "../read-settings.ts";

/** What is needed to ask. */
export interface AskParts {
  readonly accounts: Pick<Accounts, "tokenOf">;
  readonly userAgent: string;
  /** Aborted when nobody wants the answers any more. */
  readonly signal: AbortSignal;
  log(line: string): void;
}

/** Names are a help: for longer than this nobody waits for them, in milliseconds. */
const longestWait = 30_000;

/**
 * Asks an account for a resource with its own token, at the origin the token is for. Undefined where the account was signed
 * out, or campaigns go elsewhere by now; what cannot be found out is a failure. Never rejects.
 */
export async function askAccount(
  account: Account,
  resource: Resource,
  { accounts, userAgent, signal, log }: AskParts,
): Promise<ResourceRead | undefined> {
  const settings = readSettings();
  const base = parseBaseUrl(settings.apiBaseUrl);
  const call = callOf(resource);
  if (!base.ok || base.origin !== account.origin || call === undefined) return undefined;
  try {
    const token = await accounts.tokenOf(account);
    if (token === undefined) return undefined;
    const { readResource } = await import("../http.ts");
    const timeoutMs = Math.min(settings.requestTimeoutSeconds * 1000, longestWait);
    const url = base.at(call.path);
    const read = await readResource({ url, token, scheme: call.scheme, timeoutMs, userAgent, signal }, call);
    log(redact(`GET ${url.pathname} (names of ${account.label}): ${describe(read)}`, token));
    return read;
  } catch (error) {
    // No token is in it: `Accounts` says so of what it rejects with.
    log(`The names of ${account.label} were not asked for: ${String(error)}`);
    return { outcome: "failed" };
  }
}

function describe(read: ResourceRead): string {
  if (read.outcome === "read") return `${read.items.length} read${read.complete ? "" : ", not all"}`;
  return read.outcome === "absent" ? `not available (${read.status})` : "no answer that can be used";
}
