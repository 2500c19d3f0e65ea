import { type Account, titleAccount } from "../accounts/index.ts";
import { type Campaign, findProblems, idOf, readCampaign, writeId, writeRequest } from "../campaign/index.ts";
import { parseBaseUrl } from "../outbox/index.ts";
import type { Attempt, Past } from "./attempt.ts";
import { decideAccount, refuseByNow } from "./decide-account.ts";
import { decideOnId } from "./decide-on-id.ts";
import { newAttempt } from "./new-attempt.ts";
import type { CampaignFile, CreateSettings, CreationHost } from "./ports.ts";
import { askToCreate, type ConfirmCreate } from "./questions.ts";
import { readCompany } from "./read-company.ts";
import { refuseProblems } from "./refuse-problems.ts";
import { type CreateResult, notSent, type Refusal } from "./result.ts";

/** Any valid id will do to find out beforehand whether the real one can be written. */
const trialId = "00000000-0000-4000-8000-000000000000";

/** Everything one POST needs, decided. */
export interface Decided {
  readonly attempt: Attempt;
  /** What it follows on. */
  readonly past: Past;
  readonly url: URL;
  readonly account: Account;
  readonly token: string;
  readonly settings: CreateSettings;
}

/** Everything that can keep the request from being sent, in the order a person can do something about it. */
export async function decide(file: CampaignFile, host: CreationHost): Promise<Decided | CreateResult> {
  if (!(await file.save())) {
    return notSent("unsaved", `${file.name} could not be saved, so nothing was sent.`);
  }
  const text = file.text();
  const campaign = readCampaign(text);
  const refusal = refuseText(campaign, file.name);
  if (refusal) return refusal;
  const settings = host.settings();
  const base = parseBaseUrl(settings.apiBaseUrl);
  if (!base.ok) return notSent("bad-base-url", base.reason);
  const body = writeRequest(campaign);
  const past = await decideOnId(campaign, file, { body, origin: base.origin }, host);
  if ("outcome" in past) return past;
  const intent = { origin: base.origin, company: readCompany(campaign) };
  const chosen = await decideAccount(intent, host);
  if ("outcome" in chosen) return chosen;
  const { account, token } = chosen;
  const where = `${base.campaigns.host} (${titleAccount(account)})`;
  if (!(await confirm(body, where, settings.confirmCreate, host))) {
    return notSent("declined", "You did not confirm, so nothing was sent.");
  }
  const changed = await refuseByNow(chosen, intent, host);
  if (changed) return changed;
  const attempt = await newAttempt(
    { file: file.address, number: past.next, origin: base.origin, body, account, replaces: idOf(campaign) },
    host,
  );
  const moved = await refuseChanged(file, text);
  if (moved) return moved;
  return { attempt, past, url: base.campaigns, account, token, settings };
}

/** Also what another program did meanwhile, which the editor may not have seen yet: a colleague's id, a move. */
async function refuseChanged(file: CampaignFile, text: string): Promise<Refusal | undefined> {
  const isAsOnDisk = await file.isAsOnDisk().catch(() => undefined);
  if (isAsOnDisk === undefined) {
    const reason = `${file.name} was moved or deleted meanwhile, or cannot be read, so nothing was sent. Open it where it is now and try again.`;
    return notSent("changed", reason);
  }
  // The text last: it may change while the disk is looked at.
  if (isAsOnDisk && !file.hasChanges() && file.text() === text) return undefined;
  return notSent(
    "changed",
    `${file.name} has changed since it was saved, so nothing was sent. Look at it and try again.`,
  );
}

function refuseText(campaign: Campaign, name: string): Refusal | undefined {
  const refusal = refuseProblems(findProblems(campaign), name);
  if (refusal) return refusal;
  if (writeId(campaign.text, trialId, { replaces: idOf(campaign) }) === undefined) {
    return notSent(
      "no-place-for-id",
      `There is no place for the id in ${name}. Add a line \`id:\` at the top and try again.`,
    );
  }
  return undefined;
}

/** Whether the create may go on; asked only where the setting wants it. */
async function confirm(
  body: string,
  where: string,
  confirmCreate: ConfirmCreate,
  host: CreationHost,
): Promise<boolean> {
  const { name, status } = JSON.parse(body) as { name: string; status?: string };
  const question = askToCreate(name, status, where, confirmCreate);
  return question === undefined || (await host.ask(question)) === "create";
}
