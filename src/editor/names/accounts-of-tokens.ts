import { type Account, type Accounts, environmentAccountId } from "../../accounts/index.ts";
import type { TokenKeeper } from "../keep-tokens.ts";

/** The one account an origin has as long as a token is all that is kept for it. */
export function accountsOfTokens(tokens: TokenKeeper): Accounts {
  return {
    list: async (origin): Promise<Account[]> => {
      const found = await tokens.find(origin);
      if (found === undefined) return [];
      const id = found.source === "environment" ? environmentAccountId : "only";
      return [{ id, origin, label: new URL(origin).host, source: found.source, isVerified: false, at: 0 }];
    },
    tokenOf: async ({ origin }) => (await tokens.find(origin))?.token,
    learn: async () => undefined,
    onDidChange: (listener) => tokens.onDidChange(() => listener()),
  };
}
