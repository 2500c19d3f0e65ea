import { type Disposable, DocumentSymbol, languages, SymbolKind, type TextDocument } from "vscode";
import { type OutlineItem, outline } from "../campaign/index.ts";
import { isCampaign, languageId } from "./is-campaign.ts";
import type { DocumentReader } from "./read-document.ts";
import { toRange } from "./to-range.ts";

/** Lists the keys of a campaign file for the outline, the breadcrumbs and Go to Symbol. */
export function provideSymbols(reader: DocumentReader): Disposable {
  return languages.registerDocumentSymbolProvider(
    languageId,
    {
      provideDocumentSymbols: (document) =>
        isCampaign(document)
          ? outline(reader.read(document).campaign).map((item) => toSymbol(document, item))
          : [],
    },
    { label: "Outbox Campaign" },
  );
}

const kinds: Readonly<Record<OutlineItem["kind"], SymbolKind>> = {
  text: SymbolKind.String,
  number: SymbolKind.Number,
  boolean: SymbolKind.Boolean,
  null: SymbolKind.Null,
  list: SymbolKind.Array,
  group: SymbolKind.Object,
  alias: SymbolKind.Key,
  nothing: SymbolKind.Key,
};

function toSymbol(document: TextDocument, item: OutlineItem): DocumentSymbol {
  const { name, detail, kind, range, selectionRange, children } = item;
  const symbol = new DocumentSymbol(
    name,
    detail,
    kinds[kind],
    toRange(document, range),
    toRange(document, selectionRange),
  );
  symbol.children = children.map((child) => toSymbol(document, child));
  return symbol;
}
