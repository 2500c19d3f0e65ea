import {
  DiagnosticRelatedInformation,
  Disposable,
  Location,
  type LogOutputChannel,
  languages,
  type TextDocument,
  type Uri,
  workspace,
} from "vscode";
import { findDuplicateId } from "../campaign/index.ts";
import { findIgnored } from "./find-ignored.ts";
import { findRepository } from "./find-repository.ts";
import { followCampaigns } from "./follow-campaigns.ts";
import type { CampaignIndex } from "./index-campaigns.ts";
import { isCampaign } from "./is-campaign.ts";
import type { IdPlace } from "./look-at-campaign.ts";
import { nameInWorkspace } from "./name-in-workspace.ts";
import type { DocumentReader } from "./read-document.ts";
import { toDiagnostic } from "./to-diagnostic.ts";

/** The files that had the same id as a document when that was last looked into. */
interface Found {
  readonly id: string;
  readonly others: readonly Uri[];
}

/**
 * Shows on the id of every open campaign file that other files of its repository have it too, with a way to them. Which
 * these are is found in the background; what is shown follows the texts.
 */
export function publishDuplicates(
  reader: DocumentReader,
  index: CampaignIndex,
  extensionId: string,
  log: LogOutputChannel,
): Disposable {
  const collection = languages.createDiagnosticCollection("outbox-duplicates");
  const found = new Map<string, Found>();
  let updating = Promise.resolve();
  const soon = (act: () => Promise<void>) => {
    updating = updating
      .then(act)
      .catch((error: unknown) => log.warn(`Ids were not compared: ${String(error)}`));
  };
  const publish = (document: TextDocument) => {
    const id = index.of(document.uri)?.id;
    const known = found.get(document.uri.toString());
    // Opened after the ids were last compared.
    if (known === undefined && id !== undefined) soon(() => update(document));
    const places = known?.id === id ? (known?.others ?? []).flatMap((uri) => index.of(uri) ?? []) : [];
    const others = places.filter((place) => place.id === id);
    const names = others.map(({ uri }) => nameInWorkspace(uri));
    const problem = others.length > 0 ? findDuplicateId(reader.read(document).campaign, names) : undefined;
    if (problem === undefined) {
      if (collection.has(document.uri)) collection.delete(document.uri);
      return;
    }
    const diagnostic = toDiagnostic(document, problem, extensionId);
    diagnostic.relatedInformation = others.map(
      ({ uri, range }) => new DiagnosticRelatedInformation(new Location(uri, range), "The same id"),
    );
    collection.set(document.uri, [diagnostic]);
  };
  const update = async (document: TextDocument) => {
    const place = index.of(document.uri);
    if (place === undefined) found.delete(document.uri.toString());
    else found.set(document.uri.toString(), { id: place.id, others: await findOthers(place, index) });
    if (!document.isClosed) publish(document);
  };
  const updateAll = async () => {
    for (const document of workspace.textDocuments.filter(isCampaign)) await update(document);
  };
  return Disposable.from(
    collection,
    index.onDidChange(() => soon(updateAll)),
    followCampaigns(publish, ({ uri }) => {
      found.delete(uri.toString());
      collection.delete(uri);
    }),
  );
}

/** The other files with this id in the same repository; none where the file itself is ignored there. */
async function findOthers(place: IdPlace, index: CampaignIndex): Promise<Uri[]> {
  const own = place.uri.toString();
  const others = index.places(place.id).filter(({ uri }) => uri.toString() !== own);
  if (others.length === 0) return [];
  const repository = await findRepository(place.uri);
  const same: Uri[] = [];
  for (const { uri } of others) {
    if (repository?.toString() === (await findRepository(uri))?.toString()) same.push(uri);
  }
  if (repository === undefined || same.length === 0) return [];
  const ignored = await findIgnored([place.uri, ...same], repository);
  return ignored.has(own) ? [] : same.filter((uri) => !ignored.has(uri.toString()));
}
