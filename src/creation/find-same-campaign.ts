import { type Campaign, fieldOf, idOf, type Problem, writeRequest } from "../campaign/index.ts";
import { isLoopback } from "../outbox/index.ts";
import type { Past } from "./attempt.ts";
import { fieldIn } from "./field-in.ts";
import type { Known } from "./read-known.ts";

/** A campaign file whose campaign is created. */
export type CreatedFile = Known & { readonly past: Past & { readonly state: "created" } };

/** Created campaigns by their names: a text that is being typed costs one look-up. */
export type CreatedByName = ReadonlyMap<unknown, readonly CreatedFile[]>;

/** Those of the files whose campaigns are created, by the names that were sent. */
export function indexByName(files: readonly Known[]): CreatedByName {
  const index = new Map<unknown, CreatedFile[]>();
  for (const { file, past } of files) {
    if (past.state !== "created") continue;
    const name = fieldIn(past.attempt.body, "name");
    index.set(name, [...(index.get(name) ?? []), { file, past }]);
  }
  return index;
}

/**
 * The files whose campaigns were created, at this origin, by exactly what this one would send; none where it has an id,
 * and none for a sandbox on this machine, which forgets and mails nobody. Call it only for a campaign without errors.
 * @param origin the one that is set now; asked for only when there is a campaign of the same name
 */
export function findSameCampaigns(
  campaign: Campaign,
  created: CreatedByName,
  origin: () => string | undefined,
): readonly CreatedFile[] {
  const named = created.size === 0 ? undefined : created.get(fieldOf(campaign, "name"));
  if (named === undefined || idOf(campaign) !== undefined) return [];
  const here = origin();
  if (here === undefined || isLoopback(new URL(here).hostname)) return [];
  const body = writeRequest(campaign);
  return named.filter(({ past: { attempt } }) => attempt.origin === here && attempt.body === body);
}

/**
 * What is said of a campaign file that would create once more what another file has created.
 * @param other the name of that file
 * @param formatTime a moment in the words of the user's language and time zone
 */
export function sameCampaignProblem(
  campaign: Campaign,
  other: string,
  { attempt, id }: CreatedFile["past"],
  formatTime: (moment: Date) => string,
): Problem | undefined {
  const range = campaign.entries.find(({ key }) => key === "name")?.valueRange;
  if (range === undefined) return undefined;
  const when = formatTime(new Date(attempt.startedAt));
  return {
    code: "same-campaign",
    severity: "warning",
    message: `The same campaign was created from ${other} (${when}), as ${id}. To create it from this file too may send every email twice. If this is to be another campaign, change its name.`,
    range,
  };
}
