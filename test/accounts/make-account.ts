import type { Account } from "../../src/accounts/index.ts";

export const acme = { id: "3c90c3cc-0d44-4b50-8888-8dd25736052a", name: "Acme Roofing" };
export const birch = { id: "b17c4d20-6e5a-4f83-a1d9-0c3e5b7f9a24", name: "Birch & Sons" };
export const cedar = { id: "ced4a571-2f8b-4c06-8e93-6a1b3d5f7c90", name: "Cedar Dental" };

/** An account with everything in order and of no known company, but for what is given. */
export function makeAccount(given: Partial<Account> = {}): Account {
  return {
    id: "one",
    origin: "https://api.getoutbox.ai",
    label: given.company?.name ?? "api.getoutbox.ai",
    source: "stored",
    isVerified: true,
    at: 1_800_000_000_000,
    ...given,
  };
}
