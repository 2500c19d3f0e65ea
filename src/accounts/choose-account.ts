import type { Account } from "./account.ts";

/** Which account a campaign of a company goes out with. */
export type Choice =
  /** Nobody is signed in. */
  | { readonly state: "none" }
  | { readonly state: "chosen"; readonly account: Account }
  /** Each is known to belong to another company. */
  | { readonly state: "wrong"; readonly accounts: readonly Account[] }
  /** Only a person can say; no other will do than these. */
  | { readonly state: "unclear"; readonly accounts: readonly Account[] };

/**
 * Chooses the account for a company: its own, else the one that a person chose for it, else the only one there is. What
 * is known to belong to another company is out, whoever chose it.
 * @param company the id in the campaign file, in either case
 * @param remembered the id of the account that a person chose for it
 */
export function chooseAccount(
  accounts: readonly Account[],
  company: string,
  remembered: string | undefined,
): Choice {
  const own = accounts.find((account) => account.company && isSame(account.company.id, company));
  if (own) return { state: "chosen", account: own };
  const [first, ...others] = accounts;
  if (first === undefined) return { state: "none" };
  const possible = accounts.filter((account) => account.company === undefined);
  const known = possible.find(({ id }) => id === remembered);
  if (known) return { state: "chosen", account: known };
  if (possible.length === 0) return { state: "wrong", accounts };
  // One that is left beside others is not alone: it may be anybody's.
  return others.length === 0 ? { state: "chosen", account: first } : { state: "unclear", accounts: possible };
}

/** UUIDs are the same in either case. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
