import { cleanName, idKinds, isUuid } from "../campaign/index.ts";
import { parseJson } from "../outbox/parse-json.ts";
import type { KeptResource } from "./kept-resource.ts";
import type { AccountName } from "./named-id.ts";
import { callOf, type Resource } from "./resource.ts";

/** What is kept of an account from one start of VS Code to the next. */
export interface AccountCache {
  readonly origin: string;
  readonly account: string;
  /** When the account's token was entered: another token may be another company's. */
  readonly signedInAt: number;
  readonly resources: ReadonlyMap<Resource, KeptResource>;
}

const version = 1;

/** The text of a cache: ids, names, types and statuses, and when they were read. */
export function writeCache({ resources, ...cache }: AccountCache): string {
  return `${JSON.stringify({ version, ...cache, resources: Object.fromEntries(resources) })}\n`;
}

/** Reads the text of a cache; undefined where it is none of this version. What is odd in it is left out. */
export function readCache(text: string): AccountCache | undefined {
  const { version: written, origin, account, signedInAt, resources } = toRecord(parseJson(text));
  if (written !== version || typeof origin !== "string" || typeof account !== "string") return undefined;
  if (typeof signedInAt !== "number") return undefined;
  const kept = Object.entries(toRecord(resources)).flatMap(([name, value]): [Resource, KeptResource][] =>
    callOf(name) ? [[name as Resource, readKept(toRecord(value))]] : [],
  );
  return { origin, account, signedInAt, resources: new Map(kept) };
}

function readKept({ items, ...rest }: Record<string, unknown>): KeptResource {
  const number = (key: string) => (typeof rest[key] === "number" && rest[key] >= 0 ? rest[key] : 0);
  return {
    items: Array.isArray(items) ? items.flatMap((item) => readItem(toRecord(item)) ?? []) : [],
    at: number("at"),
    absentAt: number("absentAt"),
    absentStatus: number("absentStatus"),
    failures: number("failures"),
    askedAt: number("askedAt"),
  };
}

function readItem(item: Record<string, unknown>): AccountName | undefined {
  const text = (key: string) => (typeof item[key] === "string" ? cleanName(item[key]) : "");
  const [id, type, status] = [text("id"), text("type"), text("status")];
  const kind = idKinds.find((each) => each === item["kind"]);
  if (kind === undefined || !isUuid(id)) return undefined;
  return { id, name: text("name"), kind, ...(type && { type }), ...(status && { status }) };
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
