import type { Problem } from "../problem.ts";
import type { Campaign, Entry } from "../read-campaign.ts";

/** One thing that is looked for in a campaign file: takes the file as read, gives what it finds in it. */
export type CampaignRule = (campaign: Campaign) => Iterable<Problem>;

/**
 * One thing that is looked for in each entry by itself: nothing of what it says may depend on the rest of the file, as it
 * is asked once for all files with the same entry. Only the fixes may: they are asked for in the file.
 */
export interface EntryRule {
  /** Whether it has to do with what stands under a key. */
  readonly isAbout: (key: string) => boolean;
  readonly check: (campaign: Campaign, entry: Entry) => Iterable<Problem>;
}
