import { idKinds } from "../campaign/index.ts";
import type { KnownNames } from "./known-names.ts";
import type { AccountKnowledge } from "./named-id.ts";

/** What is known after names were asked for, in one sentence or two. */
export function summariseNames(told: readonly AccountKnowledge[], names: KnownNames): string {
  const fresh = told.filter(({ source }) => source.state === "known");
  const accounts = new Set(fresh.map(({ source }) => source.account)).size;
  const counts = idKinds.flatMap((kind) => {
    const count = new Set(fresh.filter((each) => each.kind === kind).map(({ id }) => id)).size;
    return count > 0 ? [`${count} ${count === 1 ? kind : `${kind === "company" ? "companie" : kind}s`}`] : [];
  });
  const inFiles = idKinds
    .flatMap((kind) => names.ofKind(kind))
    .filter((named) => named.accounts.length === 0).length;
  const known =
    counts.length === 0
      ? "No names from Outbox."
      : `Names from Outbox: ${counts.join(", ")} (${accounts} ${accounts === 1 ? "account" : "accounts"}).`;
  const stale = told.length - fresh.length;
  return [
    known,
    ...(inFiles > 0 ? [`${inFiles} more from the files here.`] : []),
    ...(stale > 0 ? [`${stale} could not be brought up to date.`] : []),
  ].join(" ");
}
