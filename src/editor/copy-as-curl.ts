import { env, type LogOutputChannel, window } from "vscode";
import { schemeFor } from "../accounts/index.ts";
import { idOf, writeRequest } from "../campaign/index.ts";
import { type CreateResult, notSent, type Past, type Question, refuseProblems } from "../creation/index.ts";
import { parseBaseUrl, writeCurl } from "../outbox/index.ts";
import type { AccountKnower } from "./accounts/know-accounts.ts";
import type { askQuestion } from "./ask-question.ts";
import { findTargetCampaign, notACampaign } from "./find-target.ts";
import type { AttemptKnower } from "./know-attempts.ts";
import { nameInWorkspace } from "./name-in-workspace.ts";
import type { DocumentReader } from "./read-document.ts";
import { readSettings } from "./read-settings.ts";
import { showResult } from "./show-result.ts";

/** What the command needs. */
export interface CurlParts {
  readonly reader: DocumentReader;
  readonly log: LogOutputChannel;
  readonly attempts: Pick<AttemptKnower, "of">;
  readonly knower: Pick<AccountKnower, "chooseNow">;
  readonly ask: typeof askQuestion;
}

/** The command: puts the request that creates a campaign into the clipboard, as a `curl` command without the token. */
export async function copyAsCurl(
  target: unknown,
  { reader, log, attempts, knower, ask }: CurlParts,
): Promise<void> {
  const document = await findTargetCampaign(target);
  const refuse = (result: CreateResult) => {
    showResult(result, document, reader).catch((error: unknown) => log.error(String(error)));
  };
  if (document === undefined) return refuse(notACampaign());
  const { campaign, problems } = reader.read(document);
  const refusal = refuseProblems(problems, nameInWorkspace(document.uri));
  if (refusal) return refuse(refusal);
  const { apiBaseUrl, authorizationScheme } = readSettings();
  const base = parseBaseUrl(apiBaseUrl);
  if (!base.ok) return refuse(notSent("bad-base-url", base.reason));
  const known = whatExists(idOf(campaign), attempts.of(document));
  if (known !== undefined && (await ask(askToCopy(known))) !== "copy") return;
  const body = writeRequest(campaign);
  const choice = await knower.chooseNow(document);
  const account = choice?.state === "chosen" ? choice.account : { isVerified: false };
  const scheme = schemeFor(account, authorizationScheme);
  await env.clipboard.writeText(writeCurl({ url: base.campaigns, body, scheme }));
  const consequence =
    "A campaign created that way is one this file will not know: its id is not written here.";
  const shell =
    "The command is for a shell such as bash or zsh, with your token in its variable OUTBOX_TOKEN.";
  window.showInformationMessage(`Copied. ${consequence} ${shell}`);
}

/** What is known of a campaign of this file that exists, or may; undefined where there is none. */
function whatExists(id: string | undefined, past: Past | undefined): string | undefined {
  if (id !== undefined) return `It is in Outbox with the id ${id}.`;
  if (past?.state === "created")
    return `It is in Outbox with the id ${past.id}, which is no longer in the file.`;
  if (past?.state === "no-answer") return "An attempt to create it got no answer, so it may exist.";
  return past?.state === "under-way" ? "It is being created just now." : undefined;
}

/** The question before the request of a created campaign is copied. The answer at hand is the safe one. */
function askToCopy(known: string): Question<"leave" | "copy"> {
  return {
    message: "This campaign exists already, or may. Copy the request anyway?",
    detail: `${known} To run the command would create a second campaign, which may send every email twice.`,
    answers: { leave: "Do Not Copy", copy: "Copy Anyway" },
  };
}
