import type { Problem } from "../problem.ts";
import type { Campaign } from "../read-campaign.ts";

/** One thing that is looked for in a campaign file: takes the file as read, gives what it finds in it. */
export type Rule = (campaign: Campaign) => Iterable<Problem>;
