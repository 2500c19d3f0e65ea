import {
  DiagnosticRelatedInformation,
  Disposable,
  Location,
  languages,
  Position,
  type Range,
  type TextDocument,
  Uri,
  workspace,
} from "vscode";
import { keyOfKind } from "../../campaign/index.ts";
import { choosePlaces, type FolderUse, findNameProblems } from "../../names/index.ts";
import { followCampaigns } from "../follow-campaigns.ts";
import { isCampaign } from "../is-campaign.ts";
import type { DocumentReader } from "../read-document.ts";
import { toDiagnostic } from "../to-diagnostic.ts";
import type { NameKnower } from "./know-names.ts";

/** To more places than these a warning does not lead. */
const mostPlaces = 3;

/** Shows in every open campaign file what is to say about its ids, by what is known of them now. */
export function publishNameProblems(
  reader: DocumentReader,
  knower: NameKnower,
  extensionId: string,
): Disposable {
  const collection = languages.createDiagnosticCollection("outbox-names");
  const publish = (document: TextDocument) => {
    const { campaign } = reader.read(document);
    const problems = findNameProblems(campaign, document.uri.toString(), knower.names());
    if (problems.length === 0) {
      if (collection.has(document.uri)) collection.delete(document.uri);
      return;
    }
    collection.set(
      document.uri,
      problems.map((problem) => {
        const diagnostic = toDiagnostic(document, problem, extensionId);
        if (problem.code === "wrong-kind")
          diagnostic.relatedInformation = otherPlaces(document, diagnostic.range);
        return diagnostic;
      }),
    );
  };
  const otherPlaces = (document: TextDocument, range: Range) => {
    const [id = ""] = /[\da-f-]{36}/i.exec(document.getText(range)) ?? [];
    const uses = knower.names().uses(id.toLowerCase());
    return choosePlaces(uses, document.uri.toString(), mostPlaces).map(toRelated);
  };
  return Disposable.from(
    collection,
    knower.onDidChange(() => workspace.textDocuments.filter(isCampaign).forEach(publish)),
    followCampaigns(publish, ({ uri }) => collection.delete(uri)),
  );
}

function toRelated({ file, line, kind }: FolderUse): DiagnosticRelatedInformation {
  const place = new Location(Uri.parse(file, true), new Position(line, 0));
  return new DiagnosticRelatedInformation(place, `The same id under \`${keyOfKind[kind]}\``);
}
