import type { Account } from "../accounts/index.ts";
import { type KeptResource, stateOf } from "./kept-resource.ts";
import type { AccountKnowledge } from "./named-id.ts";
import type { Resource } from "./resource.ts";

/** What an account says of ids, by what is kept of it. `now` in milliseconds since 1970. */
export function listKnowledge(
  account: Account,
  resources: ReadonlyMap<Resource, KeptResource>,
  now: number,
): AccountKnowledge[] {
  const { id, label, company } = account;
  const told = [...resources.values()].flatMap((kept) => {
    const source = { account: id, label, state: stateOf(kept, now), at: kept.at || kept.askedAt };
    return kept.items.map((item) => ({ ...item, source }));
  });
  const isTold =
    company && told.some((each) => each.kind === "company" && each.id === company.id.toLowerCase());
  if (company === undefined || isTold) return told;
  // Its company is known since the sign-in, before anything else is asked.
  const source = { account: id, label, state: "stale", at: account.at } as const;
  return [...told, { id: company.id.toLowerCase(), name: company.name, kind: "company", source }];
}
