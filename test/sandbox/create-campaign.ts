import { randomUUID } from "node:crypto";

/** A campaign as the 201 has it. */
export type Campaign = Readonly<Record<string, unknown>>;

/**
 * Makes the campaign of these values, with every key of the reference page's 201 in its order. The page calls
 * `sender_identities` and the counts strings, which is its generator's word for what has no type: here they are a list
 * and numbers, so that a client that trusts the page is found out.
 */
export function createCampaign(values: Readonly<Record<string, unknown>>): Campaign {
  const { name, ...others } = values;
  const { sender_identity_ids: senders } = others;
  return {
    id: randomUUID(),
    steps: [],
    sender_identities: Array.isArray(senders) ? senders.map((id) => ({ id })) : [],
    sent_count: 0,
    unique_opens: 0,
    unique_clicks: 0,
    replies: 0,
    name,
    updated_at: new Date().toISOString(),
    ...others,
  };
}
