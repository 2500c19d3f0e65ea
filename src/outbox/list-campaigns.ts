import type { ApiCall } from "./call.ts";
import { quoteServer } from "./quote-server.ts";
import { type ListRead, readList } from "./read-list.ts";

/** A campaign that Outbox lists. */
export interface ListedCampaign {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly status: string;
  /** When it was created, in ISO 8601; empty where the list does not say. */
  readonly createdAt: string;
}

/** The campaigns Outbox lists, and whether that is all of them; or why there is no list. */
export type CampaignList =
  | { readonly available: true; readonly campaigns: readonly ListedCampaign[]; readonly complete: boolean }
  | { readonly available: false; readonly reason: string };

/** More pages than this are not read. */
const mostPages = 20;

/**
 * Reads the campaigns there are, page by page, where the address campaigns are posted to answers a list: none is
 * documented, so any other answer means that there is none. Never throws, and never leaves the origin.
 */
export async function listCampaigns(call: ApiCall): Promise<CampaignList> {
  const read = await readList(call, (item) => readCampaign(item, call.token), { pages: mostPages });
  if (read.outcome === "read") return { available: true, campaigns: read.items, complete: read.complete };
  return { available: false, reason: explain(read, call.url) };
}

function explain(read: Exclude<ListRead<unknown>, { outcome: "read" }>, { host }: URL): string {
  if (read.outcome === "failed") {
    if (read.stop === "cancelled") return "You cancelled.";
    return `${host} could not be asked just now. Try again, or look for it in Outbox itself.`;
  }
  const isRefused = read.status === 401 || read.status === 403;
  return isRefused
    ? `${host} did not take the token. Sign in anew and try again.`
    : `${host} gives no list of campaigns. Look for it in Outbox itself. You are asked next what you found.`;
}

function readCampaign(item: unknown, token: string): ListedCampaign | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  const record: Record<string, unknown> = { ...item };
  const text = (key: string) => (typeof record[key] === "string" ? quoteServer(record[key], token) : "");
  const id = text("id");
  if (id === "") return undefined;
  return {
    id,
    name: text("name"),
    company: text("company"),
    status: text("status"),
    createdAt: text("created_at"),
  };
}
