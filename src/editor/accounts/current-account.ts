import type { Account } from "../../accounts/index.ts";
import { findActiveCampaign } from "../find-active-campaign.ts";
import type { AccountKnower } from "./know-accounts.ts";

/** The accounts with the current one first: that which the campaign in front would go out with, else the latest entered. */
export function currentFirst(accounts: readonly Account[], knower: AccountKnower): readonly Account[] {
  const document = findActiveCampaign();
  const choice = document && knower.choose(document);
  const current = choice?.state === "chosen" ? choice.account.id : undefined;
  return accounts.toSorted((one, other) => Number(other.id === current) - Number(one.id === current));
}
