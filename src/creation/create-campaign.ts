import { findProblems, idOf, readCampaign, writeId, writeRequest } from "../campaign/index.ts";
import { type PostOutcome, parseBaseUrl } from "../outbox/index.ts";
import type { Attempt } from "./attempt.ts";
import { sha256 } from "./ledger.ts";
import type { CampaignFile, CreationHost } from "./ports.ts";
import { askAboutEarlierId, askAfterNoAnswer, askToCreate } from "./questions.ts";
import { type CreateResult, notSent } from "./result.ts";

/** The origin ids are taken to belong to when nothing is written beside them. */
const defaultOrigin = "https://api.getoutbox.ai";

/** Any valid id will do to find out beforehand whether the real one can be written. */
const trialId = "00000000-0000-4000-8000-000000000000";

type Refusal = CreateResult & { readonly outcome: "not-sent" };

/** Everything one POST needs, decided. */
interface Decided {
  readonly attempt: Attempt;
  readonly url: URL;
  readonly token: string;
}

/**
 * Creates the campaign of a file exactly once: checks, questions, the record on disk, one POST, and the id in the
 * file. Resolves when the outcome is known and the id is saved (or cannot be).
 */
export async function createCampaign(file: CampaignFile, host: CreationHost): Promise<CreateResult> {
  const decided = await decide(file, host);
  if ("outcome" in decided) return decided;
  const { attempt, url, token } = decided;
  const refusal = await record(attempt, host);
  if (refusal) return refusal;
  const { authorizationScheme: scheme, requestTimeoutSeconds } = host.settings();
  const call = {
    url,
    body: attempt.body,
    token,
    scheme,
    timeoutMs: requestTimeoutSeconds * 1000,
    userAgent: host.userAgent,
  };
  return settle(await host.post(call), attempt, file, host);
}

/** Everything that can keep the request from being sent, in the order a person can do something about it. */
async function decide(file: CampaignFile, host: CreationHost): Promise<Decided | CreateResult> {
  if (!(await file.save()))
    return notSent("unsaved", `${file.name} could not be saved, so nothing was sent.`);
  const text = file.text();
  const refusal = refuseText(text, file.name);
  if (refusal) return refusal;
  const base = parseBaseUrl(host.settings().apiBaseUrl);
  if (!base.ok) return notSent("bad-base-url", base.reason);
  const number = await decideOnPast(file, host);
  if (typeof number !== "number") return number;
  const token = (await host.findToken(base.origin)) ?? (await host.askForToken(base.origin));
  if (token === undefined) {
    return notSent(
      "no-token",
      `You are not signed in to ${base.campaigns.host}. Run “Outbox: Sign In…” and try again.`,
    );
  }
  const body = writeRequest(readCampaign(text));
  if (!(await confirm(body, base.campaigns.host, host)))
    return notSent("declined", "You said no, so nothing was sent.");
  if (file.hasChanges() || file.text() !== text) {
    return notSent(
      "changed",
      `${file.name} changed while the question was open, so nothing was sent. Try again.`,
    );
  }
  return {
    attempt: newAttempt(file.address, number, base.origin, body, host),
    url: base.campaigns,
    token,
  };
}

function refuseText(text: string, name: string): Refusal | undefined {
  const campaign = readCampaign(text);
  const errors = findProblems(campaign).filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    const count = errors.length === 1 ? "a problem" : `${errors.length} problems`;
    return notSent("has-problems", `${name} has ${count} to correct first: ${errors[0]?.message}`);
  }
  const id = idOf(campaign);
  if (id !== undefined) {
    return notSent(
      "already-created",
      `${name} is already created, as ${id}. To create a new campaign, copy the file and remove its id.`,
    );
  }
  if (writeId(text, trialId) === undefined) {
    return notSent(
      "no-place-for-id",
      `There is no place for the id in ${name}. Add a line \`id:\` at the top and try again.`,
    );
  }
  return undefined;
}

/** Asks about what an earlier attempt left behind; the number of the new attempt where one may begin. */
async function decideOnPast(file: CampaignFile, host: CreationHost): Promise<CreateResult | number> {
  const past = await host.ledger.past(file.address);
  if (past.state === "none") return past.next;
  if (past.state === "under-way") return notSent("busy", `${file.name} is being created right now.`);
  const began = past.attempt ? host.formatTime(new Date(past.attempt.startedAt)) : "";
  const answer =
    past.state === "no-answer"
      ? await host.ask(askAfterNoAnswer(past.attempt, began))
      : await host.ask(askAboutEarlierId(past.id, new URL(past.attempt.origin).host, began));
  if (answer === "create") return past.next;
  if (past.state === "created" && answer === "write-back")
    return writeBack(past.attempt, past.id, file, host);
  return notSent("declined", "You said no, so nothing was sent.");
}

async function writeBack(
  attempt: Attempt,
  id: string,
  file: CampaignFile,
  host: CreationHost,
): Promise<CreateResult> {
  const written = await file.writeId(id, hostComment(attempt.origin));
  const reason = written.inFile
    ? `The id ${id} is back in ${file.name}. Nothing was sent.`
    : `The id ${id} could not be written into ${file.name}, because ${written.because}. Nothing was sent.`;
  host.log(reason);
  return notSent("already-created", reason);
}

async function confirm(body: string, outboxHost: string, host: CreationHost): Promise<boolean> {
  const { name, status } = JSON.parse(body) as { name: string; status?: string };
  const question = askToCreate(name, status, outboxHost, host.settings().confirmCreate);
  return question === undefined || (await host.ask(question)) === "create";
}

function newAttempt(
  file: string,
  number: number,
  origin: string,
  body: string,
  { owner, now }: CreationHost,
): Attempt {
  return {
    version: 1,
    file,
    number,
    origin,
    body,
    bodyHash: sha256(body),
    startedAt: now().toISOString(),
    owner,
  };
}

/** Puts the attempt on disk before anything is sent: without that record, nothing is. */
async function record(attempt: Attempt, host: CreationHost): Promise<Refusal | undefined> {
  try {
    if (await host.ledger.begin(attempt)) return undefined;
    return notSent("busy", "This campaign is being created in another window.");
  } catch (error) {
    return notSent(
      "no-record",
      `Nothing was sent, because the attempt could not be recorded on this machine first: ${wordsOf(error)}.`,
    );
  }
}

/** Records the outcome, and on *created* puts the id into the file, come what may to the record. */
async function settle(
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
  return { outcome: "rejected", reason, ...(outcome.status !== undefined && { status: outcome.status }) };
}

async function settleCreated(
  id: string,
  attempt: Attempt,
  file: CampaignFile,
  host: CreationHost,
): Promise<CreateResult> {
  const end = { outcome: "created", id, at: host.now().toISOString() } as const;
  await logFailure(host, host.ledger.end(attempt, { ...end, inFile: false }));
  const written = await file.writeId(id, hostComment(attempt.origin));
  if (!written.inFile) {
    const reason = `The campaign was created as ${id}, but the id could not be written into ${file.name}, because ${written.because}. Copy it now.`;
    return { outcome: "created", id, reason, code: "id-not-in-file" };
  }
  await logFailure(host, host.ledger.end(attempt, { ...end, inFile: true }));
  return { outcome: "created", id, reason: `${file.name} is created in Outbox as ${id}.` };
}

/** What is written behind an id that does not belong to the default origin. A sandbox on this machine is no such place. */
function hostComment(origin: string): string | undefined {
  const { hostname, host } = new URL(origin);
  const isLoopback = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  return origin === defaultOrigin || isLoopback ? undefined : host;
}

/** The outcome itself is never lost to a record that cannot be written. */
async function logFailure(host: CreationHost, written: Promise<void>): Promise<void> {
  await written.catch((error: unknown) =>
    host.log(`The record of the attempt could not be written: ${wordsOf(error)}.`),
  );
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
