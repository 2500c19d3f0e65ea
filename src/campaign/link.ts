import type { Campaign } from "./read-campaign.ts";
import { fieldSchema, referenceUrl } from "./schema.ts";
import type { TextRange } from "./text.ts";

/** A place in a file that leads to a page. */
export interface Link {
  readonly range: TextRange;
  readonly url: string;
  readonly tooltip: string;
}

/** One link, from the first key Outbox knows to its reference page: a link at every key would underline the file. */
export function link({ entries }: Campaign): Link[] {
  const first = entries.find(({ key }) => fieldSchema(key) !== undefined);
  return first ? [{ range: first.keyRange, url: referenceUrl, tooltip: "Outbox's reference page" }] : [];
}
