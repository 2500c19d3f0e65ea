import { CodeLens, type Disposable, languages, Range, type TextDocument } from "vscode";
import { idOf } from "../campaign/index.ts";
import { isCampaign, languageId } from "./is-campaign.ts";
import type { DocumentReader } from "./read-document.ts";

/** Shows at the top of a campaign file what can be done with it, or that it is created. */
export function provideCodeLenses(reader: DocumentReader): Disposable {
  return languages.registerCodeLensProvider(languageId, {
    provideCodeLenses: (document) => (isCampaign(document) ? lenses(document, reader) : []),
  });
}

function lenses(document: TextDocument, reader: DocumentReader): CodeLens[] {
  const top = new Range(0, 0, 0, 0);
  const id = idOf(reader.read(document).campaign);
  if (id !== undefined) return [new CodeLens(top, { title: "$(check) Created in Outbox", command: "" })];
  return [
    new CodeLens(top, {
      title: "$(cloud-upload) Create in Outbox",
      command: "outbox.createCampaign",
      arguments: [document.uri],
    }),
  ];
}
