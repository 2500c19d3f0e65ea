import type { AccountName, AccountSource } from "./named-id.ts";

/** What came of asking for a resource. */
export type ResourceRead =
  | { readonly outcome: "read"; readonly items: readonly AccountName[]; readonly complete: boolean }
  /** There is none for this account, as far as the answer tells. */
  | { readonly outcome: "absent"; readonly status: number }
  | { readonly outcome: "failed" };

/** What is kept of a resource of an account. All times are in milliseconds since 1970. */
export interface KeptResource {
  readonly items: readonly AccountName[];
  /** When the items were read to the end of the list; 0 if never. */
  readonly at: number;
  /** When it was answered that there is none; 0 where there is one. */
  readonly absentAt: number;
  /** The status that said so; 0 likewise. */
  readonly absentStatus: number;
  /** How often in a row asking failed since. */
  readonly failures: number;
  /** When it was asked for last. */
  readonly askedAt: number;
}

/** Of a resource that nobody has asked for. */
export const neverAsked: KeptResource = {
  items: [],
  at: 0,
  absentAt: 0,
  absentStatus: 0,
  failures: 0,
  askedAt: 0,
};

const minute = 60 * 1000;
/** What was read is asked for anew after this; served until then and meanwhile. */
const refreshAfter = 10 * minute;
/** So long it counts as known. Longer than the above, so that what is in use stays known while it is asked for anew. */
const knownFor = 20 * minute;
/** What is not there is looked for again after this. */
const absentFor = 24 * 60 * minute;
/** After a failure, doubled with each further one. */
const firstPause = minute / 2;
const longestPause = 30 * minute;

/** What is kept after an answer: a failure changes nothing of what is known, but that it is not known to be up to date. */
export function keepRead(before: KeptResource, read: ResourceRead, now: number): KeptResource {
  if (read.outcome === "absent")
    return { ...neverAsked, absentAt: now, absentStatus: read.status, askedAt: now };
  if (read.outcome === "read" && read.complete)
    return { ...neverAsked, items: read.items, at: now, askedAt: now };
  const failed = { ...before, failures: before.failures + 1, askedAt: now };
  // A part of a list is better than none, and never in place of a whole one.
  return read.outcome === "read" && before.at === 0 ? { ...failed, items: read.items } : failed;
}

/** Whether it is time to ask. */
export function isDue({ at, absentAt, failures, askedAt }: KeptResource, now: number): boolean {
  // A clock that was set back makes everything due.
  if (askedAt > now) return true;
  if (failures > 0) return now - askedAt >= Math.min(firstPause * 2 ** (failures - 1), longestPause);
  return absentAt > 0 ? now - absentAt >= absentFor : now - at >= refreshAfter;
}

/** How sure it is: *known* was said lately, and nothing has failed since. */
export function stateOf({ at, failures }: KeptResource, now: number): AccountSource["state"] {
  return failures === 0 && at <= now && now - at < knownFor ? "known" : "stale";
}

/** When something known becomes stale by itself; undefined where it is stale already. */
export function staleAt(kept: KeptResource, now: number): number | undefined {
  return stateOf(kept, now) === "known" ? kept.at + knownFor : undefined;
}
