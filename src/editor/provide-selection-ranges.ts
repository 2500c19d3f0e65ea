import { type Disposable, languages, type Position, Range, SelectionRange, type TextDocument } from "vscode";
import { expandSelection } from "../campaign/index.ts";
import { isCampaign, languageId } from "./is-campaign.ts";
import type { DocumentReader } from "./read-document.ts";
import { toRange } from "./to-range.ts";

/** Lets Expand Selection grow from a word to its value, its entry and the file. */
export function provideSelectionRanges(reader: DocumentReader): Disposable {
  return languages.registerSelectionRangeProvider(languageId, {
    provideSelectionRanges: (document, positions) =>
      isCampaign(document)
        ? positions.map((position) => toSelectionRange(document, position, reader))
        : undefined,
  });
}

function toSelectionRange(
  document: TextDocument,
  position: Position,
  reader: DocumentReader,
): SelectionRange {
  const [outermost, ...inner] = expandSelection(reader.read(document).campaign, document.offsetAt(position))
    .map((range) => toRange(document, range))
    .reverse();
  return inner.reduce(
    (parent, range) => new SelectionRange(range, parent),
    new SelectionRange(outermost ?? new Range(position, position)),
  );
}
