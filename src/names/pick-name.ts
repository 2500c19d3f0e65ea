import { cleanName, isUuid } from "../campaign/index.ts";
import { redact } from "../outbox/index.ts";
import type { AccountName } from "./named-id.ts";
import type { ResourceCall } from "./resource.ts";

/**
 * Takes id, name, type and status from an object of an answer: nothing else of it is kept, for there may be keys and
 * settings of other services in it. Undefined where there is no id.
 * @param token taken out of every text, should it be in one
 */
export function pickName(item: unknown, call: ResourceCall, token: string): AccountName | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  const record: Record<string, unknown> = { ...item };
  const text = (key: string) => (typeof record[key] === "string" ? cleanName(record[key]) : "");
  const id = (text("id") || (call.id ?? "")).toLowerCase();
  if (!isUuid(id)) return undefined;
  const sender = [text("from_name"), text("from_email")].filter((part) => part !== "");
  const [name, type, status] = redactAll(
    [call.kind === "sender" ? nameSender(sender) : text("name"), text("type"), text("status")],
    token,
  );
  return {
    id,
    name: name ?? "",
    kind: call.kind,
    ...(call.kind === "agent" && type && { type }),
    ...(call.kind === "sender" && status && { status }),
  };
}

/** As email writes it: `Jane <jane@acme.example>`. */
function nameSender([name = "", address]: readonly string[]): string {
  return cleanName(address === undefined ? name : `${name} <${address}>`);
}

/** One look for all of the texts: of a thousand names hardly one ever holds a token. */
function redactAll(texts: readonly string[], token: string): readonly string[] {
  const all = texts.join("\n");
  return redact(all, token) === all ? texts : texts.map((text) => redact(text, token));
}
