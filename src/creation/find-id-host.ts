import { type Campaign, idHostOf, idOf } from "../campaign/index.ts";
import type { Past } from "./attempt.ts";
import { defaultOrigin, isUnmarked } from "./host-comment.ts";

/**
 * The host where the campaign of a file with an id was created: the one written beside the id, else the one on record,
 * else that of the origin which is set now, where ids are written without it, or of the default one.
 * @param past what the ledger knows of the file; undefined where it was not asked (yet)
 * @param origin the one that is set now
 */
export function findIdHost(campaign: Campaign, past: Past | undefined, origin: string): string {
  const recorded = past?.state === "created" && past.id === idOf(campaign) ? past.attempt.origin : undefined;
  const presumed = isUnmarked(origin) ? origin : defaultOrigin;
  return idHostOf(campaign)?.toLowerCase() ?? new URL(recorded ?? presumed).host;
}
