import { findIdEntry } from "./find-id-entry.ts";
import type { Problem } from "./problem.ts";
import type { Campaign } from "./read-campaign.ts";

/**
 * The problem of a campaign whose id other files have too; undefined where it has none.
 * @param others the names of those files
 */
export function findDuplicateId(campaign: Campaign, others: readonly string[]): Problem | undefined {
  const range = findIdEntry(campaign)?.valueRange;
  if (range === undefined || others.length === 0) return undefined;
  const where = others.length === 1 ? others[0] : `${others.length} other files`;
  return {
    code: "duplicate-id",
    severity: "warning",
    message: `The same id is in ${where}. A campaign has one file: remove the id from the copy, if that is to be a campaign of its own.`,
    range,
  };
}
