import { Readable } from "node:stream";
import fetch from "node-fetch";
import { buildAuthorizationHeader } from "./build-authorization-header.ts";
import type { ApiCall } from "./call.ts";
import { limitCall } from "./limit-call.ts";
import { readBody } from "./read-answer.ts";
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
  try {
    return await readPages(call, limit.signal);
  } catch {
    const stop = limit.stop();
    return { available: false, reason: stop === "cancelled" ? "You cancelled." : noList(call.url) };
  } finally {
    limit.release();
  }
}

async function readPages(call: ApiCall, signal: AbortSignal): Promise<CampaignList> {
  const campaigns: ListedCampaign[] = [];
  let next: URL | undefined = call.url;
  for (let count = 0; next !== undefined && count < mostPages; count++) {
    const page = await readPage(next, call, signal);
    if (page === "not-allowed") {
      return {
        available: false,
        reason: `${call.url.host} did not take the token. Sign in anew and try again.`,
      };
    }
    if (page === undefined) {
      if (count === 0) return { available: false, reason: noList(call.url) };
      return { available: true, campaigns, complete: false };
    }
    campaigns.push(...page.items.flatMap((item) => readCampaign(item, call.token)));
    next = page.next === undefined ? undefined : sameOrigin(page.next, call.url);
    if (page.next !== undefined && next === undefined) return { available: true, campaigns, complete: false };
  }
  return { available: true, campaigns, complete: next === undefined };
}

interface Page {
  readonly items: readonly unknown[];
  readonly next: string | undefined;
}

async function readPage(
  url: URL,
  call: ApiCall,
  signal: AbortSignal,
): Promise<Page | "not-allowed" | undefined> {
  const response = await fetch(url.href, {
    headers: {
      Accept: "application/json",
      Authorization: buildAuthorizationHeader(call.token, call.scheme),
      // No connection is left for a create to find closed. Not by an agent: VS Code may leave out the proxy for it.
      Connection: "close",
      "User-Agent": call.userAgent,
    },
    redirect: "manual",
    signal,
  });
  const { text, complete } = await readBody(response.body instanceof Readable ? response.body : null, signal);
  if (response.status === 401 || response.status === 403) return "not-allowed";
  if (response.status !== 200 || !complete) return undefined;
  return readItems(text);
}

/** A bare array, or an object with `results` and perhaps the address of the next page; undefined for anything else. */
function readItems(text: string): Page | undefined {
  const value = parseJson(text);
  if (Array.isArray(value)) return { items: value, next: undefined };
  if (typeof value !== "object" || value === null || !("results" in value)) return undefined;
  if (!Array.isArray(value.results)) return undefined;
  const next = "next" in value && typeof value.next === "string" ? value.next : undefined;
  return { items: value.results, next };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
  return `${host} gives no list of campaigns. Look for it in Outbox itself.`;
}
