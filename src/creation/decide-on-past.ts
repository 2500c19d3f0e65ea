import type { Past } from "./attempt.ts";
import { hostComment } from "./host-comment.ts";
import type { CampaignFile, CreationHost } from "./ports.ts";
import { askAboutEarlierId, askAfterNoAnswer } from "./questions.ts";
import { type CreateResult, notSent } from "./result.ts";
import { writeIdInto } from "./settle-outcome.ts";

/** Asks about what an earlier attempt left behind; the number of the new attempt where one may begin. */
export async function decideOnPast(file: CampaignFile, host: CreationHost): Promise<CreateResult | number> {
  const past = await host.ledger.past(file.address);
  if (past.state === "none") return past.next;
  const began =
    past.state !== "under-way" && past.attempt ? host.formatTime(new Date(past.attempt.startedAt)) : "";
  if (past.state === "under-way") return notSent("busy", `${file.name} is being created right now.`);
  const answer =
    past.state === "no-answer"
      ? await host.ask(askAfterNoAnswer(past.attempt, began))
      : await host.ask(askAboutEarlierId(past.id, new URL(past.attempt.origin).host, began));
  if (answer === "create") return past.next;
  if (past.state === "created" && answer === "write-back") return writeBack(past, file);
  return notSent("declined", "You did not confirm, so nothing was sent.");
}

async function writeBack(
  { attempt, id }: Past & { readonly state: "created" },
  file: CampaignFile,
): Promise<CreateResult> {
  const written = await writeIdInto(file, id, hostComment(attempt.origin));
  const reason = written.inFile
    ? `The id ${id} is back in ${file.name}. Nothing was sent.`
    : `The id ${id} could not be written into ${file.name}, because ${written.because}. Nothing was sent.`;
  return { ...notSent("already-created", reason), id };
}
