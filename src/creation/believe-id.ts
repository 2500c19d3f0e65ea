import type { Attempt } from "./attempt.ts";
import { currentId } from "./current-id.ts";
import { newAttempt } from "./new-attempt.ts";
import type { CreationHost } from "./ports.ts";

/** A saved campaign file with an id. */
export interface FileWithId {
  /** Its address, as the ledger knows it. */
  readonly address: string;
  readonly id: string;
  /** What it would send. */
  readonly body: string;
  /** The one that is set now. */
  readonly origin: string;
}

/**
 * Settles what the ledger knows of a saved file by the id that is in it. After *no answer* that is the campaign the
 * attempt created: somebody entered it, and is believed. Whether there was anything to settle.
 */
export async function believeId(
  { address, id, body, origin }: FileWithId,
  host: Pick<CreationHost, "ledger" | "owner" | "now">,
): Promise<boolean> {
  const past = await host.ledger.past(address);
  if (currentId(id, past) === undefined) return false;
  if (past.state === "created") return noteInFile(past.attempt, id, host);
  if (past.state !== "no-answer") return false;
  // Where the record cannot be read it stays as it is, and another one tells what is known now.
  const attempt =
    past.attempt ?? (await newAttempt({ file: address, number: past.next, origin, body }, host));
  if (past.attempt === undefined && !(await host.ledger.begin(attempt))) return false;
  const at = host.now().toISOString();
  await host.ledger.end(attempt, { outcome: "created", id, at, inFile: true, foundByPerson: true });
  return true;
}

/** Notes that the id of an attempt was seen in its saved file. */
async function noteInFile(
  attempt: Attempt,
  id: string,
  { ledger }: Pick<CreationHost, "ledger">,
): Promise<boolean> {
  const { end } = attempt;
  if (end?.outcome !== "created" || end.inFile || end.id.toLowerCase() !== id.toLowerCase()) return false;
  await ledger.end(attempt, { ...end, inFile: true });
  return true;
}
