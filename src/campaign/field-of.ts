import { plainValue } from "./plain-value.ts";
import type { Campaign } from "./read-campaign.ts";

/** The value of a top-level key, aliases resolved; undefined where the key is not there. */
export function fieldOf({ entries, aliases }: Campaign, field: string): unknown {
  const entry = entries.find(({ key }) => key === field);
  return entry && plainValue(entry.content, aliases);
}
