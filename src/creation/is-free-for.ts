import type { Attempt } from "./attempt.ts";
import type { Ledger } from "./ledger.ts";
import { nameOf } from "./ledger-index.ts";

/**
 * Whether the file at an address may be the one of an attempt, which was moved there outside VS Code: nothing else counts
 * for that address. A file with attempts of its own, one under way perhaps, is another campaign's, however alike.
 */
export async function isFreeFor(
  attempt: Attempt,
  address: string,
  ledger: Pick<Ledger, "past">,
): Promise<boolean> {
  const past = await ledger.past(address);
  if (past.state === "none") return true;
  return past.attempt !== undefined && nameOf(past.attempt) === nameOf(attempt);
}
