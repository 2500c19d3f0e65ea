import type { Campaign } from "./read-campaign.ts";
import { splitEntries } from "./split-entries.ts";

/** The offset of the first key, also where a slip of the keyboard has made the text unreadable; 0 without one. */
export function findFirstKey({ text, entries }: Campaign): number {
  return entries[0]?.keyRange.start ?? splitEntries(text)[0]?.start ?? 0;
}
