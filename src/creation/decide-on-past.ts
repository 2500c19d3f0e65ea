import { adoptId } from "./adopt-id.ts";
import type { Attempt, Past } from "./attempt.ts";
import { fieldIn } from "./field-in.ts";
import type { CampaignFile, CreationHost } from "./ports.ts";
import { askAboutEarlierId, askAfterNoAnswer, askWhetherSame } from "./questions.ts";
import { type CreateResult, notSent, type Refusal } from "./result.ts";
import { sha256 } from "./sha256.ts";

/** What is about to be sent, and where. */
export interface Intent {
  readonly body: string;
  readonly origin: string;
}

/** Asks about what earlier attempts left behind; the number of the new attempt where one may begin. */
export async function decideOnPast(
  past: Past,
  file: CampaignFile,
  { body, origin }: Intent,
  host: CreationHost,
): Promise<CreateResult | number> {
  switch (past.state) {
    case "none":
      return (await findElsewhere(file, { body, origin }, host)) ?? past.next;
    case "under-way":
      return notSent("busy", `${file.name} is being created right now.`);
    case "created":
      return askAboutCreated(past, file, body, host);
    case "no-answer":
      return askAboutNoAnswer(past, file, { body, origin }, host);
  }
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
  body: string,
  host: CreationHost,
): Promise<CreateResult | number> {
  const { attempt, id, next } = past;
  if (isSettling(past, host.now())) {
    const reason = `${file.name} was created just now, in another window, which is writing the id into it.`;
    return { ...notSent("busy", reason), id };
  }
  const answer = await host.ask(askAboutEarlierId(id, attempt, began(attempt, host)));
  if (answer === "create") return next;
  const entered = answer === "enter" ? await host.askForId(body) : undefined;
  if (entered !== undefined) {
    return adoptId({ id: entered, attempt, origin: attempt.origin, next }, file, body, host);
  }
  return answer === "write-back"
    ? adoptId({ id, attempt, origin: attempt.origin, next }, file, body, host)
    : declined();
}

/** Asked again until it is answered: to have looked in vain is no answer yet. */
async function askAboutNoAnswer(
  { attempt, next }: Past & { readonly state: "no-answer" },
  file: CampaignFile,
  { body, origin }: Intent,
  host: CreationHost,
): Promise<CreateResult | number> {
  for (;;) {
    const answer = await host.ask(askAfterNoAnswer(attempt, attempt ? began(attempt, host) : ""));
    if (answer === undefined) return declined();
    if (answer === "create") return next;
    const sought = {
      origin: attempt?.origin ?? origin,
      body: attempt?.body ?? body,
      since: attempt?.startedAt,
    };
    const id = answer === "look" ? await host.lookFor(sought) : await host.askForId(body);
    if (id !== undefined) return adoptId({ id, attempt, origin: sought.origin, next }, file, body, host);
  }
}

/**
 * Where a file that is gone has sent exactly this, it is taken to be this one, moved outside VS Code: its records come
 * along, and are asked about. Undefined where there is no such file.
 */
async function findElsewhere(
  file: CampaignFile,
  intent: Intent,
  host: CreationHost,
): Promise<CreateResult | number | undefined> {
  for (const { file: address } of await host.ledger.withBody(sha256(intent.body))) {
    // A file that is still there is another one, however alike: a copy is a campaign of its own.
    if (await host.isThere(address)) continue;
    return takeOver(address, file, intent, host);
  }
  return askAboutUnsettled(file, intent, host);
}

/** Where an attempt for the same company got no answer and its file is gone, this may be it, moved and edited. */
async function askAboutUnsettled(
  file: CampaignFile,
  intent: Intent,
  host: CreationHost,
): Promise<CreateResult | number | undefined> {
  const company = fieldIn(intent.body, "company");
  for (const { file: address, past } of await host.ledger.unsettled()) {
    if (past.state !== "no-answer" || past.attempt === undefined) continue;
    if (fieldIn(past.attempt.body, "company") !== company || (await host.isThere(address))) continue;
    const question = askWhetherSame(host.nameOf(address), past.attempt, began(past.attempt, host));
    const answer = await host.ask(question);
    if (answer === undefined) return declined();
    if (answer === "same") return takeOver(address, file, intent, host);
  }
  return undefined;
}

/** The records of a file that is gone come along, and are asked about. */
async function takeOver(
  address: string,
  file: CampaignFile,
  intent: Intent,
  host: CreationHost,
): Promise<CreateResult | number> {
  await host.ledger.follow(address, file.address);
  const past = await host.ledger.past(file.address);
  if (past.state !== "none") return decideOnPast(past, file, intent, host);
  const reason = `Nothing was sent: the record of ${host.nameOf(address)} could not be brought along to ${file.name}.`;
  return notSent("no-record", reason);
}

function began({ startedAt }: Attempt, host: CreationHost): string {
  return host.formatTime(new Date(startedAt));
}

function declined(): Refusal {
  return notSent("declined", "You did not confirm, so nothing was sent.");
}
