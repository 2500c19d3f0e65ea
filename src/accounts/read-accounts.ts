import { type AuthorizationScheme, cleanToken } from "../outbox/index.ts";
import type { Account, Company } from "./account.ts";
import { cleanLabel } from "./clean-label.ts";

/** An account as it is stored: with its token, and without what goes without saying. */
export type StoredAccount = Omit<Account, "origin" | "source"> & { readonly token: string };

/** The account of a token that an earlier version stored alone. */
export const firstAccountId = "first";

/**
 * Reads the accounts of an origin out of the text they are stored as, in the order they are there. What is no account is
 * left out: another version may have written it. An earlier version stored one token: `<time> <token>`, or the token.
 */
export function readAccounts(text: string | undefined, origin: string): readonly StoredAccount[] {
  if (text === undefined) return [];
  const list = parse(text);
  if (list === undefined) return readFirst(text, origin);
  const accounts = list.flatMap((value) => readAccount(value, origin));
  return accounts.filter(({ id }, at) => accounts.findIndex((other) => other.id === id) === at);
}

/**
 * The text of accounts for the storage. It has white space in it, which no token has: an earlier version, which would take
 * it for one, takes it for none.
 */
export function writeAccounts(accounts: readonly StoredAccount[]): string {
  return JSON.stringify({ version: 1, accounts }, null, 1);
}

/** The list in a text; undefined where it is no such text. */
function parse(text: string): readonly unknown[] | undefined {
  try {
    const { accounts }: { accounts?: unknown } = Object(JSON.parse(text));
    return Array.isArray(accounts) ? accounts : undefined;
  } catch {
    return undefined;
  }
}

function readFirst(text: string, origin: string): readonly StoredAccount[] {
  // A token has no space in it, so a text without a time before it was stored by a version that kept none.
  const [, at = "0", given = ""] = /^(?:(\d{1,16}) )?(.*)$/s.exec(text) ?? [];
  const cleaned = cleanToken(given);
  if (!cleaned.ok) return [];
  const { host } = new URL(origin);
  return [{ id: firstAccountId, label: host, token: cleaned.token, at: Number(at), isVerified: false }];
}

function readAccount(value: unknown, origin: string): StoredAccount[] {
  if (typeof value !== "object" || value === null) return [];
  const record: Readonly<Record<string, unknown>> = { ...value };
  const { id, label, token, at, isVerified } = record;
  const cleaned = cleanToken(typeof token === "string" ? token : "");
  if (typeof id !== "string" || id === "" || !cleaned.ok) return [];
  const company = readCompany(record["company"]);
  const scheme = readScheme(record["scheme"]);
  return [
    {
      id,
      label: cleanLabel(typeof label === "string" ? label : "") || new URL(origin).host,
      token: cleaned.token,
      at: typeof at === "number" && Number.isFinite(at) ? at : 0,
      isVerified: isVerified === true,
      ...(company && { company }),
      ...(scheme && { scheme }),
    },
  ];
}

function readCompany(value: unknown): Company | undefined {
  const { id, name }: { id?: unknown; name?: unknown } = Object(value);
  return typeof id === "string" && typeof name === "string" ? { id, name: cleanLabel(name) } : undefined;
}

function readScheme(value: unknown): AuthorizationScheme | undefined {
  return value === "bearer" || value === "raw" ? value : undefined;
}
