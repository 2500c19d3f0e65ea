import type { PostOutcome } from "../outbox/index.ts";
import type { Attempt } from "./attempt.ts";
import { hostComment } from "./host-comment.ts";
import type { Sameness } from "./ledger.ts";
import type { CampaignFile, CreationHost, IdWritten } from "./ports.ts";
import { type CreateResult, notSent } from "./result.ts";
import { standingOf } from "./standing-of.ts";
import { wordsOf } from "./words-of.ts";

/** Records the outcome, and on *created* puts the id into the file, come what may to the record. */
export async function settle(
  outcome: PostOutcome,
  attempt: Attempt,
  file: CampaignFile,
  host: CreationHost,
): Promise<CreateResult> {
  if (outcome.outcome === "created") return settleCreated(outcome.id, attempt, file, host);
  const reason = `${file.name}: ${outcome.reason}`;
  if (outcome.outcome === "unknown") {
    const at = host.now().toISOString();
    await logFailure(host, host.ledger.end(attempt, { outcome: "unknown", reason: outcome.reason, at }));
    return { outcome: "unknown", reason };
  }
  await logFailure(host, host.ledger.drop(attempt));
  if (outcome.outcome === "not-sent") return notSent("cancelled", reason);
  const code = codeOf(outcome.status);
  return { outcome: "rejected", reason, ...(code && { code }) };
}

/** What a refusal is about, where the file is not to blame. */
function codeOf(status: number | undefined): "not-allowed" | "wrong-address" | undefined {
  if (status === 401 || status === 403) return "not-allowed";
  return status === 404 || status === 405 || status === 415 ? "wrong-address" : undefined;
}

async function settleCreated(
  id: string,
  attempt: Attempt,
  file: CampaignFile,
  host: CreationHost,
): Promise<CreateResult> {
  // First of all where nothing can fail: whatever happens next, the id can be found.
  host.log(`${file.name} is created at ${attempt.origin} as ${id}.`);
  const end = { outcome: "created", id, at: host.now().toISOString() } as const;
  await logFailure(host, host.ledger.end(attempt, { ...end, inFile: false }));
  const written = await writeIdInto(file, id, attempt, host);
  if (!written.inFile) {
    const reason = `The campaign was created as ${id}, but the id could not be written into ${file.name}, because ${written.because}. Copy it now.`;
    return { outcome: "created", id, reason, code: "id-not-in-file" };
  }
  await logFailure(host, host.ledger.end(attempt, { ...end, inFile: true }));
  const name = written.address === undefined ? file.name : host.nameOf(written.address);
  return { outcome: "created", id, reason: `${name} is created in Outbox as ${id}.` };
}

/** Writes the id into the file; what breaks on the way is a reason like any other. */
export async function writeIdInto(
  file: CampaignFile,
  id: string,
  attempt: Attempt,
  host: CreationHost,
): Promise<IdWritten> {
  const { body, origin, replaces } = attempt;
  const standing = (address: string) => standingOf(attempt, address, host.ledger);
  const claim = (address: string) => share(attempt, address, "perhaps", host);
  try {
    const options = { comment: hostComment(origin), replaces };
    const written = await file.writeId(id, { body, ...options, standing, claim });
    const address = written.inFile ? written.address : undefined;
    if (address !== undefined && !(await share(attempt, address, "surely", host))) {
      host.log(`${file.name} is known by another create than the one whose id it has.`);
    }
    return written;
  } catch (error) {
    return { inFile: false, because: `VS Code says “${wordsOf(error)}”` };
  }
}

/** What cannot be recorded is no reason to keep the id out of its file. */
async function share(attempt: Attempt, address: string, isSame: Sameness, host: CreationHost) {
  try {
    return await host.ledger.share(attempt, address, isSame);
  } catch (error) {
    host.log(`The new address of the file could not be recorded: ${wordsOf(error)}.`);
    return true;
  }
}

/** The outcome itself is never lost to a record that cannot be written. */
export async function logFailure(host: CreationHost, written: Promise<unknown>): Promise<void> {
  await written.catch((error: unknown) =>
    host.log(`The record of the attempt could not be written: ${wordsOf(error)}.`),
  );
}
