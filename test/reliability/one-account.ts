import type { CreationHost } from "../../src/creation/index.ts";
import { makeAccount } from "../accounts/make-account.ts";

/** Nobody ever chose an account. */
export const noChoices: CreationHost["choices"] = { of: () => undefined, keep: async () => undefined };

/** One account, with the token that is found for it. */
export function oneAccount(findToken: () => Promise<string | undefined>): CreationHost["accounts"] {
  return {
    list: async () => [makeAccount()],
    tokenOf: findToken,
    learn: async () => undefined,
  };
}
