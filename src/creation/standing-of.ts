import type { Attempt } from "./attempt.ts";
import type { Ledger } from "./ledger.ts";
import { nameOf } from "./ledger-index.ts";

/**
 * What counts for an address, as an attempt sees it: the attempt itself, nothing, or something else, which another window
 * may have begun just now. Unknown where the record cannot be read.
 */
export type Standing = "its" | "free" | "another's" | "unknown";

/** How the file at an address stands to an attempt. */
export async function standingOf(
  attempt: Pick<Attempt, "file" | "number">,
  address: string,
  ledger: Pick<Ledger, "past">,
): Promise<Standing> {
  const past = await ledger.past(address).catch(() => undefined);
  if (past?.state === "none") return "free";
  if (past?.attempt === undefined) return "unknown";
  return nameOf(past.attempt) === nameOf(attempt) ? "its" : "another's";
}
