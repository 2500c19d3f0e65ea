import type { Attempt } from "./attempt.ts";
import { newAttempt } from "./new-attempt.ts";
import type { CampaignFile, CreationHost } from "./ports.ts";
import { type CreateResult, notSent } from "./result.ts";
import { logFailure, writeIdInto } from "./settle-outcome.ts";

/** The id of a campaign that exists, for a file that lost or never had it. */
export interface FoundId {
  readonly id: string;
  /** The attempt that created it; undefined where this file has no readable record of one. */
  readonly attempt: Attempt | undefined;
  readonly origin: string;
  /** The number of the next attempt on this file. */
  readonly next: number;
}

/** Puts the id of an existing campaign into its file, and on record. Nothing is sent. */
export async function adoptId(
  { id, attempt, origin, next }: FoundId,
  file: CampaignFile,
  body: string,
  host: CreationHost,
): Promise<CreateResult> {
  // From now on this window's: none other is to offer the id that is on its way into the file.
  const recorded = attempt
    ? { ...attempt, owner: await host.owner() }
    : await newAttempt({ file: file.address, number: next, origin, body }, host);
  const known = attempt?.end?.outcome === "created" && attempt.end.id === id ? attempt.end : undefined;
  // What a person once entered stays that: another person may know better.
  const isTold = known === undefined || known.foundByPerson;
  const end = {
    outcome: "created",
    id,
    at: known?.at ?? host.now().toISOString(),
    ...(isTold && { foundByPerson: true as const }),
  } as const;
  // On record first: whatever becomes of the file, the id is not lost again.
  if (attempt === undefined && !(await host.ledger.begin(recorded))) {
    return notSent("busy", "Another window is dealing with this file just now. Look at it and try again.");
  }
  await logFailure(host, host.ledger.end(recorded, { ...end, inFile: false }));
  const written = await writeIdInto(file, id, recorded, host);
  if (written.inFile) await logFailure(host, host.ledger.end(recorded, { ...end, inFile: true }));
  const reason = written.inFile
    ? `The id ${id} is in ${file.name} now. Nothing was sent.`
    : `The id ${id} could not be written into ${file.name}, because ${written.because}. Nothing was sent.`;
  return { ...notSent("already-created", reason), id, inFile: written.inFile };
}
