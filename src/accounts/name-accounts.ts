import type { Account } from "./account.ts";

/** An account in a sentence: "Acme Roofing", "the account of api.getoutbox.ai", "the token in OUTBOX_TOKEN". */
export function nameAccount({ company, label, origin, source }: Account): string {
  if (company) return company.name;
  if (source === "environment") return "the token in OUTBOX_TOKEN";
  return label === new URL(origin).host ? `the account of ${label}` : label;
}

/** The account in a title, where there is no room for a sentence. */
export function titleAccount({ company, source, label, origin }: Account): string {
  if (source === "environment") return company ? `${company.name}, OUTBOX_TOKEN` : "OUTBOX_TOKEN";
  return label === new URL(origin).host ? "signed in" : label;
}

/**
 * The company of a campaign in a sentence: as its account says, else as people wrote beside its id, else the beginning of
 * the id. A name that is another company's of these accounts stands beside the wrong id, and would lead astray.
 */
export function nameCompany(
  { id, name }: { readonly id: string; readonly name?: string },
  accounts: readonly Account[],
): string {
  const known = accounts.flatMap(({ company }) => company ?? []);
  const own = known.find((company) => company.id.toLowerCase() === id.toLowerCase());
  const isAnothers = known.some((company) => company.name.toLowerCase() === name?.toLowerCase());
  return own?.name ?? (isAnothers ? undefined : name) ?? `the company ${id.slice(0, 8)}…`;
}

/** "Acme Roofing's", "Birch & Sons'" */
export function possessive(name: string): string {
  return /s$/i.test(name) ? `${name}'` : `${name}'s`;
}

/** "Acme", "Acme and Birch", "Acme, Birch and Cedar"; "Acme, Birch, Cedar and 4 more" for many. */
export function listNames(names: readonly string[], most = 4): string {
  const shown =
    names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
  if (shown.length < 2) return shown.join();
  return `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
