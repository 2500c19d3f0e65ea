import type { ApiCall } from "./call.ts";
import { limitCall } from "./limit-call.ts";
import { parseJson } from "./parse-json.ts";
import { readApi } from "./read-api.ts";
import { redact } from "./redact.ts";

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
  const limit = limitCall(call);
  const read: ListedCampaign[] = [];
  try {
    return await readPages(call, read, limit.signal);
  } catch {
    if (limit.stop() === "cancelled") return { available: false, reason: "You cancelled." };
    if (read.length > 0) return { available: true, campaigns: read, complete: false };
    const reason = `${call.url.host} could not be asked just now. Try again, or look for it in Outbox itself.`;
    return { available: false, reason };
  } finally {
    limit.release();
  }
}

/** @param campaigns where what was read is put, page by page */
async function readPages(
  call: ApiCall,
  campaigns: ListedCampaign[],
  signal: AbortSignal,
): Promise<CampaignList> {
  let [pages, items] = [0, 0];
  for (let next: URL | undefined = call.url; next !== undefined && pages < mostPages; pages++) {
    const page: Page | "not-allowed" | undefined = await readPage(next, call, signal);
    if (page === "not-allowed") {
      const reason = `${call.url.host} did not take the token. Sign in anew and try again.`;
      return { available: false, reason };
    }
    if (page === undefined) break;
    campaigns.push(...page.items.flatMap((item) => readCampaign(item, call.token)));
    items += page.items.length;
    // Whoever is told that it is not there will create it: only what is surely all is called that.
    const isLast = page.next === undefined && items >= (page.total ?? items);
    if (isLast) return { available: true, campaigns, complete: true };
    next = page.next === undefined ? undefined : sameOrigin(page.next, call.url);
  }
  return pages === 0
    ? { available: false, reason: noList(call.url) }
    : { available: true, campaigns, complete: false };
}

interface Page {
  readonly items: readonly unknown[];
  readonly next: string | undefined;
  /** How many there are in all, where the answer says so. */
  readonly total?: number | undefined;
}

async function readPage(
  url: URL,
  call: ApiCall,
  signal: AbortSignal,
): Promise<Page | "not-allowed" | undefined> {
  const { status, text, complete } = await readApi({ ...call, url, signal });
  if (status === 401 || status === 403) return "not-allowed";
  if (status !== 200 || !complete) return undefined;
  return readItems(text);
}

/** A bare array, or an object with `results` and perhaps the address of the next page; undefined for anything else. */
function readItems(text: string): Page | undefined {
  const value = parseJson(text);
  if (Array.isArray(value)) return { items: value, next: undefined };
  if (typeof value !== "object" || value === null || !("results" in value)) return undefined;
  if (!Array.isArray(value.results)) return undefined;
  const record: Record<string, unknown> = { ...value };
  const next = typeof record["next"] === "string" ? record["next"] : undefined;
  const total = record["total"] ?? record["count"];
  return { items: value.results, next, total: typeof total === "number" ? total : undefined };
}

function readCampaign(item: unknown, token: string): ListedCampaign[] {
  if (typeof item !== "object" || item === null) return [];
  const record: Record<string, unknown> = { ...item };
  const text = (key: string) =>
    typeof record[key] === "string" ? redact(record[key].slice(0, 300), token) : "";
  const id = text("id");
  if (id === "") return [];
  return [
    {
      id,
      name: text("name"),
      company: text("company"),
      status: text("status"),
      createdAt: text("created_at"),
    },
  ];
}

/** The address of the next page, where it is at the same origin: the token goes nowhere else. */
function sameOrigin(address: string, base: URL): URL | undefined {
  try {
    const url = new URL(address, base);
    return url.origin === base.origin && url.username === "" ? url : undefined;
  } catch {
    return undefined;
  }
}

function noList({ host }: URL): string {
  return `${host} gives no list of campaigns. Look for it in Outbox itself. You are asked next what you found.`;
}
