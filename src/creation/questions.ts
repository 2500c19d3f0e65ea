import type { Attempt } from "./attempt.ts";
import { fieldIn } from "./field-in.ts";

/** Something a person must decide before anything is sent. To dismiss it is to say no. */
export interface Question<Answer extends string> {
  readonly message: string;
  readonly detail: string;
  /** The answers that go on, the safest first, with the words on their buttons. */
  readonly answers: Readonly<Partial<Record<Answer, string>>>;
}

/** When to ask before a campaign is created (setting `outbox.confirmCreate`). */
export type ConfirmCreate = "always" | "whenNotDraft" | "never";

/**
 * The question before every create; undefined where the setting asks for none.
 * @param where the host and the account: "api.getoutbox.ai (Acme Roofing)"
 */
export function askToCreate(
  name: string,
  status: string | undefined,
  where: string,
  confirm: ConfirmCreate,
): Question<"create"> | undefined {
  const isDraft = status === undefined || status === "draft";
  if (confirm === "never" || (confirm === "whenNotDraft" && isDraft)) return undefined;
  return {
    message: isDraft
      ? `Create “${name}” in Outbox?`
      : `Create “${name}” in Outbox with the status ${status}?`,
    detail: `It is created at ${where}.${isDraft ? "" : " Outbox may start to send real email at once."}`,
    answers: { create: "Create" },
  };
}

/** The question after an attempt that got no answer. It is always asked, and the answer at hand is the safe one. */
export function askAfterNoAnswer(
  attempt: Attempt | undefined,
  when: string,
): Question<"look" | "enter" | "create"> {
  const tried = attempt
    ? `The attempt of ${when} to create “${nameIn(attempt)}” at ${hostOf(attempt)} got no clear answer.`
    : "The record of an earlier attempt cannot be read.";
  return {
    message: "A campaign from this file may already exist in Outbox.",
    detail: `${tried} Look for it in Outbox first; it may take a minute or two to be seen there. If it is there, its id goes into this file, and nothing is sent. To create it anyway may send every email twice.`,
    answers: {
      look: "Look for It",
      enter: "It Exists: Enter Its Id",
      create: "I Checked, It Does Not Exist: Create",
    },
  };
}

/** The question when this file has created a campaign whose id is no longer in it. */
export function askAboutEarlierId(
  id: string,
  attempt: Attempt,
  when: string,
): Question<"write-back" | "enter" | "create"> {
  const isFound = attempt.end?.outcome === "created" && attempt.end.foundByPerson === true;
  const how = isFound ? "An id was entered for it: " : "Its id: ";
  return {
    message: "This file has already created a campaign, but its id is no longer in the file.",
    detail: `“${nameIn(attempt)}” was sent to ${hostOf(attempt)} (${when}). ${how}${id}. To create another one may send every email twice.`,
    answers: {
      "write-back": "Write the Id Back",
      ...(isFound && { enter: "Enter Another Id" }),
      create: "Create Another",
    },
  };
}

/** The question when the file has an id of another place than the one that is set now. */
export function askToCreateElsewhere(id: string, there: string, here: string): Question<"leave" | "create"> {
  return {
    message: `This campaign is already created at ${there}. Create it at ${here} too?`,
    detail: `Its id there is ${id}. The new id takes its place in the file; VS Code keeps a record of both.`,
    answers: { leave: "Leave It", create: `Create at ${here} Too` },
  };
}

/** The question about an attempt without an answer whose file is gone: it can only be settled here. */
export function askAboutGoneFile(
  name: string,
  attempt: Attempt,
  when: string,
): Question<"look" | "enter" | "forget"> {
  return {
    message: `The create of ${name} got no answer, and the file is gone.`,
    detail: `“${nameIn(attempt)}” was sent to ${hostOf(attempt)} (${when}) and may exist there. Look for it in Outbox. Nothing is sent from here.`,
    answers: {
      look: "Look for It",
      enter: "It Exists: Enter Its Id",
      forget: "I Checked, It Does Not Exist",
    },
  };
}

/**
 * The question before a file goes out that may be one, moved and edited, whose attempt got no answer.
 * @param name of the campaign that is about to go out
 */
export function askWhetherSame(
  name: string,
  other: string,
  attempt: Attempt,
  when: string,
): Question<"same" | "another"> {
  return {
    message: `Is “${name}” the campaign that was sent from ${other}?`,
    detail: `That file is gone. Its attempt of ${when} to create “${nameIn(attempt)}”, for the same company, got no clear answer, so the campaign may exist. If this is that campaign, to create it again may send every email twice.`,
    answers: { same: "It Is the Same", another: "It Is Another Campaign" },
  };
}

/**
 * The question where Outbox does not tell whose key is whose.
 * @param answers the names of the accounts by their ids
 */
export function askWhichAccount(
  company: string,
  answers: Readonly<Record<string, string>>,
): Question<string> {
  return {
    message: `Which account is for ${company}?`,
    detail: `Outbox did not say whose keys these are. The campaign is created with the one you choose, and so is every later one for ${company}.`,
    answers,
  };
}

/** The name of the campaign an attempt sent. */
function nameIn({ body }: Attempt): string {
  return String(fieldIn(body, "name"));
}

/** Where an attempt went, and with which account. */
function hostOf({ origin, account }: Attempt): string {
  const { host } = new URL(origin);
  return account ? `${host} (${account.label})` : host;
}
