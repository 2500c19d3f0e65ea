import type { ApiCall } from "./call.ts";
import { limitCall, type Stop } from "./limit-call.ts";
import { parseJson } from "./parse-json.ts";
import { readApi } from "./read-api.ts";

/** What a list held, what was answered instead of one, or that no answer came. */
export type ListRead<Item> =
  | { readonly outcome: "read"; readonly items: readonly Item[]; readonly complete: boolean }
  | { readonly outcome: "no-list"; readonly status: number }
  | { readonly outcome: "failed"; readonly stop: Stop | undefined };

/** How much is read of a list. */
export interface ListLimits {
  readonly pages: number;
  /** Of one page, in bytes. */
  readonly bytes?: number;
}

/**
 * Reads a list page by page: a bare array, or an object with `results` and perhaps the address of the next page. Never
 * throws, and never leaves the origin.
 * @param pick takes from each item what is wanted, and nothing else of it is kept
 */
export async function readList<Item>(
  call: ApiCall,
  pick: (item: unknown) => Item | undefined,
  limits: ListLimits,
): Promise<ListRead<Item>> {
  const limit = limitCall(call);
  const items: Item[] = [];
  try {
    return await readPages({ ...call, signal: limit.signal }, pick, limits, items);
  } catch {
    // What was read is something, unless nobody wants it any more.
    const isWanted = items.length > 0 && limit.stop() !== "cancelled";
    return isWanted ? { outcome: "read", items, complete: false } : { outcome: "failed", stop: limit.stop() };
  } finally {
    limit.release();
  }
}

/** @param items where what was read is put, page by page */
async function readPages<Item>(
  call: ApiCall,
  pick: (item: unknown) => Item | undefined,
  limits: ListLimits,
  items: Item[],
): Promise<ListRead<Item>> {
  let [seen, next]: [number, URL | undefined] = [0, call.url];
  for (let count = 0; next !== undefined && count < limits.pages; count++) {
    const page: Page | Refusal = await readPage({ ...call, url: next }, limits.bytes);
    if ("status" in page) {
      return count === 0 || isRefusal(page)
        ? { outcome: "no-list", ...page }
        : { outcome: "read", items, complete: false };
    }
    for (const item of page.items) items.push(...[pick(item)].filter((picked) => picked !== undefined));
    seen += page.items.length;
    // Whoever is told that something is not there may create it: only what is surely all is called that.
    if (page.next === undefined) return { outcome: "read", items, complete: seen >= (page.total ?? seen) };
    next = sameOrigin(page.next, call.url);
  }
  return { outcome: "read", items, complete: false };
}

/** An answer that is no list. */
interface Refusal {
  readonly status: number;
}

/** Whether the token is what was refused. */
function isRefusal({ status }: Refusal): boolean {
  return status === 401 || status === 403;
}

interface Page {
  readonly items: readonly unknown[];
  readonly next: string | undefined;
  /** How many there are in all, where the answer says so. */
  readonly total: number | undefined;
}

async function readPage(call: ApiCall, mostBytes: number | undefined): Promise<Page | Refusal> {
  const { status, text, complete } = await readApi(call, "GET", mostBytes);
  // What was cut says nothing of what there is.
  if (!complete) throw new Error("The answer is not whole.");
  return (status === 200 ? readItems(text) : undefined) ?? { status };
}

/** Undefined for anything but a list. */
function readItems(text: string): Page | undefined {
  const value = parseJson(text);
  if (Array.isArray(value)) return { items: value, next: undefined, total: undefined };
  if (typeof value !== "object" || value === null || !("results" in value)) return undefined;
  if (!Array.isArray(value.results)) return undefined;
  const record: Record<string, unknown> = { ...value };
  const next = typeof record["next"] === "string" ? record["next"] : undefined;
  const total = record["total"] ?? record["count"];
  return { items: value.results, next, total: typeof total === "number" ? total : undefined };
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
