import type { ApiCall } from "../outbox/call.ts";
import { limitCall } from "../outbox/limit-call.ts";
import { parseJson } from "../outbox/parse-json.ts";
import { readApi } from "../outbox/read-api.ts";
import { readList } from "../outbox/read-list.ts";
import type { ResourceRead } from "./kept-resource.ts";
import type { AccountName } from "./named-id.ts";
import { pickName } from "./pick-name.ts";
import type { ResourceCall } from "./resource.ts";

/** More than these nobody has; a list that is longer is not kept as if it were whole. */
const limits = { pages: 100, bytes: 16 * 1024 * 1024 };

/**
 * Asks an account for a resource. Never throws. HTTP comes with this file: it is loaded when something is asked.
 * @param call its address and scheme are those of the resource
 */
export async function readResource(call: ApiCall, resource: ResourceCall): Promise<ResourceRead> {
  const pick = (item: unknown) => pickName(item, resource, call.token);
  return resource.shape === "list" ? await readAll(call, pick) : await readOne(call, pick);
}

type Pick = (item: unknown) => AccountName | undefined;

async function readAll(call: ApiCall, pick: Pick): Promise<ResourceRead> {
  const read = await readList(call, pick, limits);
  if (read.outcome === "read") return { outcome: "read", items: read.items, complete: read.complete };
  return read.outcome === "no-list" ? judge(read.status) : { outcome: "failed" };
}

async function readOne(call: ApiCall, pick: Pick): Promise<ResourceRead> {
  const limit = limitCall(call);
  try {
    const { status, text, complete } = await readApi({ ...call, signal: limit.signal });
    if (status !== 200 || !complete) return complete ? judge(status) : { outcome: "failed" };
    const item = pick(parseJson(text));
    return item ? { outcome: "read", items: [item], complete: true } : judge(status);
  } catch {
    return { outcome: "failed" };
  } finally {
    limit.release();
  }
}

/** What an answer that holds nothing means: that there is no such thing, or that it may be told another time. */
function judge(status: number): ResourceRead {
  const isPassing = status === 401 || status === 408 || status === 425 || status === 429 || status >= 500;
  return isPassing ? { outcome: "failed" } : { outcome: "absent", status };
}
