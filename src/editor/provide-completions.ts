import {
  type Command,
  CompletionItem,
  CompletionItemKind,
  type Disposable,
  languages,
  MarkdownString,
  type Position,
  type Range,
  type TextDocument,
} from "vscode";
import { type Completion, complete, type IdKind, type TextRange } from "../campaign/index.ts";
import { isCampaign, languageId } from "./is-campaign.ts";
import type { DocumentReader } from "./read-document.ts";
import { toRange } from "./to-range.ts";
import { toSnippet } from "./to-snippet.ts";

/** What brings the list up when it is typed: quotes, and what a key or a value comes behind. */
const triggers = ['"', "'", " ", ":", "{", ","];

const kinds: Readonly<Record<Completion["kind"], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  snippet: CompletionItemKind.Snippet,
};

/**
 * Offers keys and values while a campaign is written.
 * @param hasNames whether there are names to offer for ids of a kind
 */
export function provideCompletions(reader: DocumentReader, hasNames: (kind: IdKind) => boolean): Disposable {
  let zone: string | undefined;
  const provideCompletionItems = (document: TextDocument, position: Position) => {
    if (!isCampaign(document)) return [];
    // Not before it is needed: the first use of `Intl` takes its time.
    zone ??= new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const completions = complete(reader.read(document).campaign, document.offsetAt(position), zone);
    return toItems(document, completions, (item, { opens }) => {
      if (opens && hasNames(opens)) item.command = showList;
    });
  };
  return languages.registerCompletionItemProvider(languageId, { provideCompletionItems }, ...triggers);
}

/** Brings up the names for the place that is to be filled in next. */
const showList: Command = { command: "editor.action.triggerSuggest", title: "Show Names" };

/** What VS Code offers for completions, in their order; `refine` adds to each what it likes. */
export function toItems(
  document: TextDocument,
  completions: readonly Completion[],
  refine: (item: CompletionItem, completion: Completion, index: number) => void,
): CompletionItem[] {
  // Hundreds of them share one range.
  const ranges = new Map<TextRange, Range>();
  return completions.map((completion, index) => {
    const range = ranges.get(completion.edit.range) ?? toRange(document, completion.edit.range);
    ranges.set(completion.edit.range, range);
    const item = toItem(completion, range, index);
    refine(item, completion, index);
    return item;
  });
}

function toItem(completion: Completion, range: Range, index: number): CompletionItem {
  const { label, kind, description, detail, documentation, edit, filterText } = completion;
  const item = new CompletionItem({ label, ...(description && { description }) }, kinds[kind]);
  // Always the whole word: a value that is chosen is meant to stand there alone.
  item.range = range;
  item.insertText = edit.stops ? toSnippet(edit) : edit.text;
  item.keepWhitespace = true;
  item.filterText = filterText;
  item.sortText = String(index).padStart(4, "0");
  if (detail) item.detail = detail;
  if (documentation) item.documentation = new MarkdownString(documentation);
  return item;
}
