import { Disposable, languages, type TextDocument, workspace } from "vscode";
import { type AttemptProblem, findAttemptProblem } from "../creation/index.ts";
import { followCampaigns } from "./follow-campaigns.ts";
import { formatMoment } from "./format-moment.ts";
import { isCampaign } from "./is-campaign.ts";
import type { AttemptKnower } from "./know-attempts.ts";
import type { DocumentReader } from "./read-document.ts";
import { toDiagnostic } from "./to-diagnostic.ts";

/** What an earlier attempt left behind, as far as it is known yet, for the text as it is. */
export function attemptProblemOf(
  document: TextDocument,
  reader: DocumentReader,
  attempts: AttemptKnower,
): AttemptProblem | undefined {
  const past = attempts.of(document);
  // Nearly all files have none, and need not be read for it.
  if (past === undefined || past.state === "none" || past.state === "under-way") return undefined;
  return findAttemptProblem(reader.read(document).campaign, past, formatMoment);
}

/** Shows on the first key of every open campaign file what an earlier attempt left behind, until it is settled. */
export function publishAttempts(
  reader: DocumentReader,
  attempts: AttemptKnower,
  extensionId: string,
): Disposable {
  const collection = languages.createDiagnosticCollection("outbox-attempts");
  const publish = (document: TextDocument) => {
    const problem = attemptProblemOf(document, reader, attempts);
    if (problem) collection.set(document.uri, [toDiagnostic(document, problem, extensionId)]);
    else if (collection.has(document.uri)) collection.delete(document.uri);
  };
  return Disposable.from(
    collection,
    attempts.onDidChange(() => workspace.textDocuments.filter(isCampaign).forEach(publish)),
    followCampaigns(publish, ({ uri }) => collection.delete(uri)),
  );
}
