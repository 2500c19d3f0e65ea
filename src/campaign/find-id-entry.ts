import type { Campaign, Entry } from "./read-campaign.ts";

/** The entry that holds the id of a campaign; undefined where it has none yet. */
export function findIdEntry({ entries }: Campaign): Entry | undefined {
  return entries.find(({ key, content }) => key === "id" && content !== null);
}
