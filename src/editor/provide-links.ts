import { type Disposable, DocumentLink, languages, type TextDocument, Uri } from "vscode";
import { type Link, link } from "../campaign/index.ts";
import { isCampaign, languageId } from "./is-campaign.ts";
import type { DocumentReader } from "./read-document.ts";
import { toRange } from "./to-range.ts";

/** Leads from a campaign file to Outbox's documentation. */
export function provideLinks(reader: DocumentReader): Disposable {
  return languages.registerDocumentLinkProvider(languageId, {
    provideDocumentLinks: (document) =>
      isCampaign(document)
        ? link(reader.read(document).campaign).map((found) => toDocumentLink(document, found))
        : [],
  });
}

function toDocumentLink(document: TextDocument, { range, url, tooltip }: Link): DocumentLink {
  const made = new DocumentLink(toRange(document, range), Uri.parse(url));
  made.tooltip = tooltip;
  return made;
}
