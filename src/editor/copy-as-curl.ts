import { env, type LogOutputChannel, window, workspace } from "vscode";
import { idOf, writeRequest } from "../campaign/index.ts";
import { type CreateResult, notSent, type Question, refuseProblems } from "../creation/index.ts";
import { parseBaseUrl, writeCurl } from "../outbox/index.ts";
import type { askQuestion } from "./ask-question.ts";
import { findTargetCampaign, notACampaign } from "./find-target.ts";
import type { DocumentReader } from "./read-document.ts";
import { readSettings } from "./read-settings.ts";
import { showResult } from "./show-result.ts";

/** What the command needs. */
export interface CurlParts {
  readonly reader: DocumentReader;
  readonly log: LogOutputChannel;
  readonly ask: typeof askQuestion;
}

/** The command: puts the request that creates a campaign into the clipboard, as a `curl` command without the token. */
export async function copyAsCurl(target: unknown, { reader, log, ask }: CurlParts): Promise<void> {
  const document = await findTargetCampaign(target);
  const refuse = (result: CreateResult) => {
    showResult(result, document, reader).catch((error: unknown) => log.error(String(error)));
  };
  if (document === undefined) return refuse(notACampaign());
  const { campaign, problems } = reader.read(document);
  const refusal = refuseProblems(problems, workspace.asRelativePath(document.uri, false));
  if (refusal) return refuse(refusal);
  const { apiBaseUrl, authorizationScheme } = readSettings();
  const base = parseBaseUrl(apiBaseUrl);
  if (!base.ok) return refuse(notSent("bad-base-url", base.reason));
  const id = idOf(campaign);
  if (id !== undefined && (await ask(askToCopy(id))) !== "copy") return;
  const body = writeRequest(campaign);
  await env.clipboard.writeText(writeCurl({ url: base.campaigns, body, scheme: authorizationScheme }));
  const shell = "It is for a shell such as bash or zsh, with your token in its variable OUTBOX_TOKEN.";
  const consequence =
    "A campaign created that way is one this file will not know: its id is not written here.";
  window.showInformationMessage(`The curl command is copied. ${shell} ${consequence}`);
}

/** The question before the request of a created campaign is copied. The answer at hand is the safe one. */
function askToCopy(id: string): Question<"leave" | "copy"> {
  return {
    message: "This campaign is already created. Copy the request anyway?",
    detail: `It is in Outbox with the id ${id}. To run the command would create a second campaign, which may send every email twice.`,
    answers: { leave: "Do Not Copy", copy: "Copy Anyway" },
  };
}
