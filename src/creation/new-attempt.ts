import type { Attempt } from "./attempt.ts";
import type { CreationHost } from "./ports.ts";
import { sha256 } from "./sha256.ts";

/** An attempt of this window that begins now. */
export async function newAttempt(
  { file, number, origin, body }: Pick<Attempt, "file" | "number" | "origin" | "body">,
  host: Pick<CreationHost, "owner" | "now">,
): Promise<Attempt> {
  const owner = await host.owner();
  const startedAt = host.now().toISOString();
  return { version: 1, file, number, origin, body, bodyHash: sha256(body), startedAt, owner };
}
