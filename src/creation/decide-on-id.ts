import { type Campaign, idHostOf, idOf } from "../campaign/index.ts";
import { decideOnPast, type Intent } from "./decide-on-past.ts";
import { defaultOrigin, isUnmarked } from "./host-comment.ts";
import type { CampaignFile, CreationHost } from "./ports.ts";
import { askToCreateElsewhere } from "./questions.ts";
import { type CreateResult, notSent } from "./result.ts";

/**
 * Refuses a file that has an id, or asks where that id is another origin's; without an id, asks about what earlier
 * attempts left behind. The number of the new attempt where one may begin.
 */
export async function decideOnId(
  campaign: Campaign,
  file: CampaignFile,
  intent: Intent,
  host: CreationHost,
): Promise<CreateResult | number> {
  const id = idOf(campaign);
  if (id === undefined) return decideOnPast(file, intent, host);
  const past = await host.ledger.past(file.address);
  if (past.state === "under-way") return notSent("busy", `${file.name} is being created right now.`);
  const recorded = past.state === "created" && past.id === id ? past.attempt.origin : undefined;
  const here = new URL(intent.origin).host;
  const there = idHostOf(campaign) ?? new URL(recorded ?? presumedOrigin(intent.origin)).host;
  if (there === here) {
    return notSent(
      "already-created",
      `${file.name} is already created, as ${id}. To create a new campaign, copy the file and remove its id.`,
    );
  }
  const answer = await host.ask(askToCreateElsewhere(id, there, here));
  return answer === "create" ? past.next : notSent("declined", "You did not confirm, so nothing was sent.");
}

/** An id with no host beside it, and not on record, is taken to be of this origin, where this one is not marked. */
function presumedOrigin(origin: string): string {
  return isUnmarked(origin) ? origin : defaultOrigin;
}
