import { idOf, readCampaign, writeRequest } from "../campaign/index.ts";
import type { Attempt } from "./attempt.ts";

/** Whether a text is surely that of the file an attempt began with: it has its id, or, before it ever had, says the same. */
export function isFileOf({ end, body }: Attempt, text: string): boolean {
  const campaign = readCampaign(text);
  const id = idOf(campaign)?.toLowerCase();
  if (end?.outcome !== "created") return writeRequest(campaign) === body;
  return id === undefined && !end.inFile ? writeRequest(campaign) === body : id === end.id.toLowerCase();
}
