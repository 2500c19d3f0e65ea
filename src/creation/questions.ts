import type { Attempt } from "./attempt.ts";

/** Something a person must decide before anything is sent. To dismiss it is to say no. */
export interface Question<Answer extends string> {
  readonly message: string;
  readonly detail: string;
  /** The answers that go on, the safest first, with the words on their buttons. */
  readonly answers: Readonly<Record<Answer, string>>;
}

/** When to ask before a campaign is created (setting `outbox.confirmCreate`). */
export type ConfirmCreate = "always" | "whenNotDraft" | "never";

/** The question before every create; undefined where the setting asks for none. */
export function askToCreate(
  name: string,
  status: string | undefined,
  host: string,
  confirm: ConfirmCreate,
): Question<"create"> | undefined {
  const isDraft = status === undefined || status === "draft";
  if (confirm === "never" || (confirm === "whenNotDraft" && isDraft)) return undefined;
  return {
    message: isDraft
      ? `Create “${name}” in Outbox?`
      : `Create “${name}” in Outbox with the status ${status}?`,
    detail: `It is created at ${host}.${isDraft ? "" : " Outbox may start to send real email at once."}`,
    answers: { create: "Create" },
  };
}

/** The question after an attempt that got no answer. It is always asked, and the answer at hand is the safe one. */
export function askAfterNoAnswer(attempt: Attempt | undefined, when: string): Question<"leave" | "create"> {
  const tried = attempt
    ? `The attempt of ${when} at ${new URL(attempt.origin).host} got no answer.`
    : "The record of an earlier attempt cannot be read.";
  return {
    message: "A campaign from this file may already exist in Outbox.",
    detail: `${tried} Look for it in Outbox first. If it is there, add a line “id: …” with its id to the file. To create it anyway may send every email twice.`,
    answers: { leave: "Do Not Create", create: "I Checked: Create It" },
  };
}

/** The question when this file has created a campaign whose id is no longer in it. */
export function askAboutEarlierId(id: string, host: string, when: string): Question<"write-back" | "create"> {
  return {
    message: "This file has already created a campaign, but its id is no longer in the file.",
    detail: `It was created at ${host} on ${when} with the id ${id}. To create another one may send every email twice.`,
    answers: { "write-back": "Write the Id Back", create: "Create Another" },
  };
}
