import { type Account, titleAccount } from "../accounts/index.ts";
import type { Attempt } from "./attempt.ts";
import type { CreationHost } from "./ports.ts";
import { sha256 } from "./sha256.ts";

/** What is to be known of an attempt before it begins. */
export type NewAttempt = Pick<Attempt, "file" | "number" | "origin" | "body"> & {
  readonly replaces?: string | undefined;
  readonly account?: Account;
};

/** An attempt of this window that begins now. */
export async function newAttempt(
  { file, number, origin, body, replaces, account }: NewAttempt,
  host: Pick<CreationHost, "owner" | "now">,
): Promise<Attempt> {
  const owner = await host.owner();
  const startedAt = host.now().toISOString();
  const attempt = {
    version: 1,
    file,
    number,
    origin,
    body,
    bodyHash: sha256(body),
    startedAt,
    owner,
  } as const;
  return {
    ...attempt,
    ...(account && { account: { id: account.id, label: titleAccount(account) } }),
    ...(replaces !== undefined && { replaces }),
  };
}
