import { parseBaseUrl } from "../outbox/index.ts";
import type { TokenKeeper } from "./keep-tokens.ts";
import { readSettings } from "./read-settings.ts";

/** Where a request would go, and in whose name, in words. */
export interface Destination {
  /** The address that is posted to; empty where the setting names none. */
  readonly address: string;
  /** Its host and the account: "api.getoutbox.ai (signed in)". */
  readonly label: string;
  /** Why nothing can be sent there: a sentence. */
  readonly fault?: string;
}

/** The destination as the settings and the sign-in are now. */
export async function describeDestination(tokens: TokenKeeper): Promise<Destination> {
  const base = parseBaseUrl(readSettings().apiBaseUrl);
  if (!base.ok) return { address: "", label: "(no valid address)", fault: base.reason };
  const { href, host } = base.campaigns;
  return { address: href, label: `${host} (${await describeAccount(tokens, base.origin)})` };
}

async function describeAccount(tokens: TokenKeeper, origin: string): Promise<string> {
  try {
    const found = await tokens.find(origin);
    if (found === undefined) return "not signed in";
    return found.source === "environment" ? "OUTBOX_TOKEN" : "signed in";
  } catch {
    return "sign-in cannot be read";
  }
}
