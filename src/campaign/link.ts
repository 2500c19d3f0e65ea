import type { Campaign } from "./read-campaign.ts";
import { fieldSchema, referenceUrl } from "./schema.ts";
import type { TextRange } from "./text.ts";

/** A place in a file that leads to a page. */
export interface Link {
  readonly range: TextRange;
  readonly url: string;
  readonly tooltip: string;
}

/**
 * A link to Outbox's reference page from the key it says least about. Not from every key, nor from the first: a link is
 * underlined, and so is what is wrong.
 */
export function link({ entries }: Campaign): Link[] {
  return entries
    .filter(({ key }) => fieldSchema(key)?.["x-outbox-any-json"])
    .slice(0, 1)
    .map(({ keyRange }) => ({ range: keyRange, url: referenceUrl, tooltip: "Outbox's reference page" }));
}
