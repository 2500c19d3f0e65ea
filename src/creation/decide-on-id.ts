import { type Campaign, idOf } from "../campaign/index.ts";
import type { Past } from "./attempt.ts";
import { currentId } from "./current-id.ts";
import { decideOnPast, type Intent } from "./decide-on-past.ts";
import { findIdHost } from "./find-id-host.ts";
import type { CampaignFile, CreationHost } from "./ports.ts";
import { askToCreateElsewhere } from "./questions.ts";
import { type CreateResult, notSent } from "./result.ts";

/**
 * Refuses a file that has an id, or asks where that id is another origin's; without an id, asks about what earlier
 * attempts left behind. What a new attempt follows on where one may begin.
 */
export async function decideOnId(
  campaign: Campaign,
  file: CampaignFile,
  intent: Intent,
  host: CreationHost,
): Promise<CreateResult | Past> {
  const past = await host.ledger.past(file.address);
  const id = currentId(idOf(campaign), past);
  if (id === undefined) return decideOnPast(past, file, intent, host);
  if (past.state === "under-way") return notSent("busy", `${file.name} is being created right now.`);
  const here = new URL(intent.origin).host;
  const there = findIdHost(campaign, past, intent.origin);
  if (there === here) {
    return notSent(
      "already-created",
      `${file.name} is already created, as ${id}. To create a new campaign, copy the file, remove its id and give it another name.`,
    );
  }
  const answer = await host.ask(askToCreateElsewhere(id, there, here));
  return answer === "create" ? past : notSent("declined", "You did not confirm, so nothing was sent.");
}
