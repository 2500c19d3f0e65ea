import { type Disposable, Hover, languages, MarkdownString, type Position, type TextDocument } from "vscode";
import { describeAt } from "../campaign/index.ts";
import { isCampaign, languageId } from "./is-campaign.ts";
import type { DocumentReader } from "./read-document.ts";
import { toRange } from "./to-range.ts";

/** Explains the key or the value somebody points at. */
export function provideHovers(reader: DocumentReader): Disposable {
  return languages.registerHoverProvider(languageId, {
    provideHover: (document, position) =>
      isCampaign(document) ? hover(document, position, reader) : undefined,
  });
}

function hover(document: TextDocument, position: Position, reader: DocumentReader): Hover | undefined {
  const { campaign } = reader.read(document);
  const description = describeAt(campaign, document.offsetAt(position), new Date());
  if (description === undefined) return undefined;
  return new Hover(new MarkdownString(description.markdown), toRange(document, description.range));
}
