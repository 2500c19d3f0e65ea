import { randomUUID } from "node:crypto";

/** A campaign the server has. */
export interface ServerCampaign {
  readonly id: string;
  readonly origin: string;
  readonly body: string;
}

/** What becomes of a request, the first one most of the time. */
export const fates = [
  "created",
  "created",
  "created",
  "refused",
  "never left",
  "cancelled before",
  "created, answer lost",
  "created, answer garbled",
  "created, sending broke",
  "nothing created, answer lost",
] as const;

/** The Outbox API as far as creating goes: it counts. */
export class CountingOutbox {
  readonly campaigns: ServerCampaign[] = [];

  create(origin: string, body: string): ServerCampaign {
    const campaign = { id: randomUUID(), origin, body };
    this.campaigns.push(campaign);
    return campaign;
  }
}
