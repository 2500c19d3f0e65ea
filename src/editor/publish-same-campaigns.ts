import {
  DiagnosticRelatedInformation,
  Disposable,
  Location,
  languages,
  Position,
  type TextDocument,
  Uri,
  workspace,
} from "vscode";
import { hasErrors } from "../campaign/index.ts";
import { type CreatedFile, findSameCampaigns, sameCampaignProblem } from "../creation/index.ts";
import { parseBaseUrl } from "../outbox/index.ts";
import { followCampaigns } from "./follow-campaigns.ts";
import { formatMoment } from "./format-moment.ts";
import { isCampaign } from "./is-campaign.ts";
import { isThere } from "./is-there.ts";
import type { AttemptKnower } from "./know-attempts.ts";
import { nameInWorkspace } from "./name-in-workspace.ts";
import type { DocumentReader } from "./read-document.ts";
import { readSettings } from "./read-settings.ts";
import { toDiagnostic } from "./to-diagnostic.ts";

/**
 * Shows on the name of every open campaign file without an id that another file, which is still there, has created the
 * very same campaign: a copy that was not changed yet, most likely.
 */
export function publishSameCampaigns(
  reader: DocumentReader,
  attempts: AttemptKnower,
  extensionId: string,
): Disposable {
  const collection = languages.createDiagnosticCollection("outbox-same");
  /** Whether the files that were found are there, by their addresses; those not looked for yet are missing. */
  const there = new Map<string, boolean>();
  const publish = (document: TextDocument) => {
    const found = findSame(document, reader, attempts);
    for (const { file } of found) if (!there.has(file)) look(file);
    const same = found.find(({ file }) => there.get(file));
    const diagnostic = same && describe(document, same, reader, extensionId);
    if (diagnostic) collection.set(document.uri, [diagnostic]);
    else if (collection.has(document.uri)) collection.delete(document.uri);
  };
  const publishAll = () => workspace.textDocuments.filter(isCampaign).forEach(publish);
  const look = (file: string) => {
    there.set(file, there.get(file) ?? false); // Not there until that is known, and not looked for twice meanwhile.
    isThere(Uri.parse(file, true)).then((isHere) => {
      if (there.get(file) === isHere) return;
      there.set(file, isHere);
      publishAll();
    });
  };
  const lookAgain = () => [...there.keys()].forEach(look);
  return Disposable.from(
    collection,
    attempts.onDidChange(() => {
      lookAgain();
      publishAll();
    }),
    workspace.onDidDeleteFiles(lookAgain),
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("outbox") && publishAll()),
    followCampaigns(publish, ({ uri }) => collection.delete(uri)),
  );
}

/** A file that has a past of its own has something else to say. */
function findSame(
  document: TextDocument,
  reader: DocumentReader,
  attempts: AttemptKnower,
): readonly CreatedFile[] {
  if (attempts.created.size === 0 || attempts.of(document)?.state !== "none") return [];
  const { campaign, problems } = reader.read(document);
  return hasErrors(problems) ? [] : findSameCampaigns(campaign, attempts.created, readOrigin);
}

function readOrigin(): string | undefined {
  const base = parseBaseUrl(readSettings().apiBaseUrl);
  return base.ok ? base.origin : undefined;
}

function describe(document: TextDocument, same: CreatedFile, reader: DocumentReader, extensionId: string) {
  const uri = Uri.parse(same.file, true);
  const { campaign } = reader.read(document);
  const problem = sameCampaignProblem(campaign, nameInWorkspace(uri), same.past, formatMoment);
  if (problem === undefined) return undefined;
  const diagnostic = toDiagnostic(document, problem, extensionId);
  const place = new Location(uri, new Position(0, 0));
  diagnostic.relatedInformation = [new DiagnosticRelatedInformation(place, "The file it was created from")];
  return diagnostic;
}
