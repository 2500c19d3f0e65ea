import type { AuthorizationScheme } from "../outbox/index.ts";
import type { Account } from "./account.ts";

/**
 * The form in which to send the token of an account: the one that was seen to work, for as long as Outbox takes the
 * token; else the first guess, the setting.
 */
export function schemeFor(
  { isVerified, scheme }: Pick<Account, "isVerified" | "scheme">,
  firstGuess: AuthorizationScheme,
): AuthorizationScheme {
  return (isVerified ? scheme : undefined) ?? firstGuess;
}
