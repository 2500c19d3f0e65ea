import type { Attempt } from "./attempt.ts";
import type { CreationHost } from "./ports.ts";
import { askAboutGoneFile } from "./questions.ts";

/**
 * Settles an attempt without an answer whose file is gone, with the help of a person. The id, where the campaign was
 * found: it has no file to go to.
 */
export async function settleGone(
  address: string,
  attempt: Attempt,
  host: CreationHost,
): Promise<string | undefined> {
  const when = host.formatTime(new Date(attempt.startedAt));
  for (;;) {
    const answer = await host.ask(askAboutGoneFile(host.nameOf(address), attempt, when));
    if (answer === undefined) return undefined;
    if (answer === "forget") {
      if (await isOpen(address, attempt, host)) await host.ledger.drop(attempt);
      return undefined;
    }
    const { origin, body, startedAt: since, account } = attempt;
    const sought = { origin, body, since, account };
    const id = answer === "look" ? await host.lookFor(sought) : await host.askForId(body);
    if (id === undefined) continue;
    if (!(await isOpen(address, attempt, host))) return undefined;
    const at = host.now().toISOString();
    const found = { outcome: "created", id, at, inFile: false, foundByPerson: true, copied: true } as const;
    await host.ledger.end(attempt, found);
    return id;
  }
}

/** Whether it is still the last word on its file: another window may have settled it while a question was open here. */
async function isOpen(address: string, attempt: Attempt, { ledger }: CreationHost): Promise<boolean> {
  return (await ledger.unsettled()).some(
    ({ file, past }) =>
      file === address &&
      past.state === "no-answer" &&
      past.attempt?.number === attempt.number &&
      past.attempt.file === attempt.file,
  );
}
