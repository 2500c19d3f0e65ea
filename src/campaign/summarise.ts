import { fieldOf } from "./field-of.ts";
import { isUuid } from "./formats.ts";
import type { Problem } from "./problem.ts";
import type { Campaign } from "./read-campaign.ts";
import { idOf } from "./write-id.ts";

/** How far a campaign file is on its way into Outbox. */
export type Summary =
  | { readonly state: "created"; readonly id: string }
  | { readonly state: "has-errors"; readonly errors: number }
  /** The status is undefined where none is written. */
  | { readonly state: "ready"; readonly status: string | undefined };

/**
 * Sums a campaign up. One with a valid id is created, whatever else is wrong with its file by now; unless it may have
 * another id besides.
 */
export function summarise(campaign: Campaign, problems: readonly Problem[]): Summary {
  const id = idOf(campaign);
  const isDisputed = problems.some(({ code }) => code === "merge-conflict" || code === "duplicate-key");
  if (id !== undefined && isUuid(id) && !isDisputed) return { state: "created", id };
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return errors > 0 ? { state: "has-errors", errors } : { state: "ready", status: statusOf(campaign) };
}

function statusOf(campaign: Campaign): string | undefined {
  const status = fieldOf(campaign, "status");
  return status === undefined ? undefined : String(status);
}

/** "1 error", "2 errors". */
export function countErrors(count: number): string {
  return count === 1 ? "1 error" : `${count} errors`;
}
