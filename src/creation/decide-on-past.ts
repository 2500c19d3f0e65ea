import { isDeepStrictEqual } from "node:util";
import { adoptId } from "./adopt-id.ts";
import type { Attempt, Past } from "./attempt.ts";
import { fieldIn } from "./field-in.ts";
import type { CampaignFile, CreationHost } from "./ports.ts";
import { askAboutEarlierId, askAfterNoAnswer, askWhetherSame } from "./questions.ts";
import type { Known } from "./read-known.ts";
import { type CreateResult, notSent, type Refusal } from "./result.ts";
import { sha256 } from "./sha256.ts";

/** What is about to be sent, and where. */
export interface Intent {
  readonly body: string;
  readonly origin: string;
}

/** Asks about what earlier attempts left behind; what a new attempt follows on where one may begin. */
export async function decideOnPast(
  past: Past,
  file: CampaignFile,
  intent: Intent,
  host: CreationHost,
): Promise<CreateResult | Past> {
  if (past.state === "none") return (await findElsewhere(file, intent, host)) ?? past;
  return act(await askAbout(past, file, intent, host), past, file, intent, host);
}

/** What a person says of an earlier attempt: to create another campaign, or the id of the one it made. */
type Verdict = Refusal | { readonly says: "create" } | { readonly says: "exists"; readonly id: string };

async function askAbout(
  past: Exclude<Past, { readonly state: "none" }>,
  file: CampaignFile,
  intent: Intent,
  host: CreationHost,
): Promise<Verdict> {
  if (past.state === "under-way") return notSent("busy", `${file.name} is being created right now.`);
  return past.state === "created"
    ? askAboutCreated(past, file, intent, host)
    : askAboutNoAnswer(past, intent, host);
}

async function act(
  verdict: Verdict,
  past: Past,
  file: CampaignFile,
  { body, origin }: Intent,
  host: CreationHost,
): Promise<CreateResult | Past> {
  if ("outcome" in verdict) return verdict;
  const attempt = "attempt" in past ? past.attempt : undefined;
  if (verdict.says === "create") {
    // That the campaign does not exist is settled for whatever other file the attempt is known of.
    if (past.state !== "no-answer" || attempt === undefined || attempt.file === file.address) return past;
    await bringAlong(attempt, attempt.file, file, host);
    const own = await host.ledger.past(file.address);
    return isSame(own, attempt) ? own : otherWindow();
  }
  const found = { id: verdict.id, attempt, origin: attempt?.origin ?? origin, next: past.next };
  return adoptId(found, file, body, host);
}

/** The records under an address, where this attempt is their last, are this file's now. */
async function bringAlong(
  attempt: Attempt,
  address: string,
  file: CampaignFile,
  { ledger }: CreationHost,
): Promise<void> {
  const past = await ledger.past(address);
  if (isSame(past, attempt)) await ledger.follow(address, file.address);
}

function isSame(past: Past, attempt: Attempt | undefined): boolean {
  return "attempt" in past && isDeepStrictEqual(past.attempt, attempt);
}

/** So long after an answer its window may still be writing the id into the file, in milliseconds. */
const settlingTime = 10_000;

/** Whether another window may be writing the id into the file this very moment. */
function isSettling({ attempt: { end }, mayBeWriting }: Created, now: Date): boolean {
  const age = now.getTime() - Date.parse(end?.at ?? "");
  return mayBeWriting === true && age >= 0 && age < settlingTime;
}

type Created = Past & { readonly state: "created" };

async function askAboutCreated(
  past: Created,
  file: CampaignFile,
  { body }: Intent,
  host: CreationHost,
): Promise<Verdict> {
  const { attempt, id } = past;
  if (isSettling(past, host.now())) {
    const reason = `${file.name} was created just now, in another window, which is writing the id into it.`;
    return { ...notSent("busy", reason), id };
  }
  const answer = await host.ask(askAboutEarlierId(id, attempt, began(attempt, host)));
  if (answer === "create") return { says: "create" };
  if (answer === "write-back") return { says: "exists", id };
  const entered = answer === "enter" ? await host.askForId(body) : undefined;
  return entered === undefined ? declined() : { says: "exists", id: entered };
}

/** Asked again until it is answered: to have looked in vain is no answer yet. */
async function askAboutNoAnswer(
  { attempt }: Past & { readonly state: "no-answer" },
  { body, origin }: Intent,
  host: CreationHost,
): Promise<Verdict> {
  for (;;) {
    const answer = await host.ask(askAfterNoAnswer(attempt, attempt ? began(attempt, host) : ""));
    if (answer === undefined) return declined();
    if (answer === "create") return { says: "create" };
    const sought = {
      origin: attempt?.origin ?? origin,
      body: attempt?.body ?? body,
      since: attempt?.startedAt,
      account: attempt?.account,
    };
    const id = answer === "look" ? await host.lookFor(sought) : await host.askForId(body);
    if (id !== undefined) return { says: "exists", id };
  }
}

/**
 * Where a file that is gone has sent exactly this, this may be that one, moved outside VS Code. Undefined where there is
 * no such file.
 */
async function findElsewhere(
  file: CampaignFile,
  intent: Intent,
  host: CreationHost,
): Promise<CreateResult | Past | undefined> {
  for (const known of await host.ledger.withBody(sha256(intent.body))) {
    // A file that is still there is another one, however alike: a copy is a campaign of its own.
    if (await host.isThere(known.file)) continue;
    const decided = await askAboutGone(known, file, intent, host);
    if (decided !== undefined) return decided;
  }
  return askAboutUnsettled(file, intent, host);
}

/**
 * Another file may say the same as the one that is gone: nothing is settled before a person said something, and then no
 * more than that. Undefined where another campaign is to be created: whichever file was moved is still asked about.
 */
async function askAboutGone(
  { file: address, past }: Known,
  file: CampaignFile,
  intent: Intent,
  host: CreationHost,
): Promise<CreateResult | Past | undefined> {
  const verdict = await askAbout(past, file, intent, host);
  if ("outcome" in verdict) return verdict;
  if (past.state === "created" && verdict.says === "create") return undefined;
  if (past.attempt === undefined || !isSame(await host.ledger.past(address), past.attempt)) {
    return otherWindow();
  }
  if (verdict.says === "create") await bringAlong(past.attempt, address, file, host);
  else if (!(await host.ledger.share(past.attempt, file.address, "perhaps"))) return otherWindow();
  const { next } = await host.ledger.past(file.address);
  return act(verdict, { ...past, next }, file, intent, host);
}

/** Where an attempt for the same company got no answer and its file is gone, this may be it, moved and edited. */
async function askAboutUnsettled(
  file: CampaignFile,
  intent: Intent,
  host: CreationHost,
): Promise<CreateResult | Past | undefined> {
  const company = fieldIn(intent.body, "company");
  for (const known of await host.ledger.unsettled()) {
    const { file: address, past } = known;
    if (past.state !== "no-answer" || past.attempt === undefined) continue;
    if (fieldIn(past.attempt.body, "company") !== company || (await host.isThere(address))) continue;
    const name = String(fieldIn(intent.body, "name"));
    const question = askWhetherSame(name, host.nameOf(address), past.attempt, began(past.attempt, host));
    const answer = await host.ask(question);
    if (answer === undefined) return declined();
    if (answer === "same") return askAboutGone(known, file, intent, host);
  }
  return undefined;
}

function began({ startedAt }: Attempt, host: CreationHost): string {
  return host.formatTime(new Date(startedAt));
}

function otherWindow(): Refusal {
  return notSent("busy", "Another window is dealing with this campaign just now. Look at it and try again.");
}

function declined(): Refusal {
  return notSent("declined", "You did not confirm, so nothing was sent.");
}
