import { type Campaign, findFirstKey, idOf, type Problem, writeId } from "../campaign/index.ts";
import type { Attempt, Past } from "./attempt.ts";
import { currentId } from "./current-id.ts";
import { hostComment } from "./host-comment.ts";

/** What an earlier attempt left behind, to be said of a campaign file until it is settled. */
export interface AttemptProblem extends Problem {
  readonly code: "no-answer" | "lost-id";
  /** The same in few words. */
  readonly short: string;
}

/**
 * What the ledger knows of a campaign file and its text does not tell; undefined where that is nothing, or the file has
 * an id: that is believed.
 * @param formatTime a moment in the words of the user's language and time zone
 */
export function findAttemptProblem(
  campaign: Campaign,
  past: Past,
  formatTime: (moment: Date) => string,
): AttemptProblem | undefined {
  if (currentId(idOf(campaign), past) !== undefined) return undefined;
  if (past.state === "no-answer") return noAnswer(campaign, past.attempt, formatTime);
  return past.state === "created" ? lostId(campaign, past.id, past.attempt, formatTime) : undefined;
}

function noAnswer(
  campaign: Campaign,
  attempt: Attempt | undefined,
  formatTime: (moment: Date) => string,
): AttemptProblem {
  const when = attempt && formatTime(new Date(attempt.startedAt));
  const what =
    when === undefined
      ? "The record of an earlier attempt to create this campaign cannot be read"
      : `The create of ${when} got no answer`;
  return {
    code: "no-answer",
    severity: "warning",
    message: `${what}: the campaign may exist in Outbox. Run “Outbox: Create Campaign”: it asks before anything is sent, and helps to look for the campaign or to enter its id.`,
    short: when === undefined ? "An earlier attempt is unclear" : `No answer at ${when}`,
    range: firstKey(campaign),
  };
}

function lostId(
  campaign: Campaign,
  id: string,
  attempt: Attempt,
  formatTime: (moment: Date) => string,
): AttemptProblem {
  const when = formatTime(new Date(attempt.startedAt));
  return {
    code: "lost-id",
    severity: "warning",
    message: `This file was created in Outbox at ${when} as ${id}, but its id is not in the file. Write the id back. For a new campaign, copy the file.`,
    short: `Created at ${when}, but the id is not in the file`,
    range: firstKey(campaign),
    fixes: () => {
      const edit = writeId(campaign.text, id, {
        comment: hostComment(attempt.origin),
        replaces: attempt.replaces,
      });
      return edit ? [{ title: "Write the id back", edits: [edit], preferred: true }] : [];
    },
  };
}

function firstKey(campaign: Campaign) {
  const start = findFirstKey(campaign);
  return campaign.entries[0]?.keyRange ?? { start, end: start };
}
