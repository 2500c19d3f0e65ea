import { type Disposable, FoldingRange, FoldingRangeKind, languages } from "vscode";
import { type Fold, fold } from "../campaign/index.ts";
import { isCampaign, languageId } from "./is-campaign.ts";
import type { DocumentReader } from "./read-document.ts";

/** Offers what can be folded. Where there is no answer VS Code folds by indentation. */
export function provideFolding(reader: DocumentReader): Disposable {
  return languages.registerFoldingRangeProvider(languageId, {
    provideFoldingRanges: (document) =>
      isCampaign(document) ? fold(reader.read(document).campaign).map(toFoldingRange) : undefined,
  });
}

const kinds: Readonly<Record<Fold["kind"], FoldingRangeKind | undefined>> = {
  content: undefined,
  comment: FoldingRangeKind.Comment,
  region: FoldingRangeKind.Region,
};

function toFoldingRange({ startLine, endLine, kind }: Fold): FoldingRange {
  return new FoldingRange(startLine, endLine, kinds[kind]);
}
