import {
  CompletionItem,
  CompletionItemKind,
  type Disposable,
  languages,
  MarkdownString,
  type Position,
  type TextDocument,
} from "vscode";
import { type Completion, complete } from "../campaign/index.ts";
import { isCampaign, languageId } from "./is-campaign.ts";
import { toRange } from "./to-range.ts";

/** Offers keys and values while a campaign is written. */
export function provideCompletions(): Disposable {
  const provideCompletionItems = (document: TextDocument, position: Position) =>
    isCampaign(document)
      ? complete(document.getText(), document.offsetAt(position)).map((completion, index) =>
          toItem(document, completion, index),
        )
      : [];
  return languages.registerCompletionItemProvider(
    languageId,
    { provideCompletionItems },
    '"',
    "'",
    " ",
    ":",
    "{",
    ",",
  );
}

function toItem(document: TextDocument, completion: Completion, index: number): CompletionItem {
  const { label, kind, detail, documentation, edit, filterText, opensValues } = completion;
  const item = new CompletionItem(
    label,
    kind === "key" ? CompletionItemKind.Property : CompletionItemKind.EnumMember,
  );
  // Always the whole word: a value that is chosen is meant to stand there alone.
  item.range = toRange(document, edit.range);
  item.insertText = edit.text;
  item.keepWhitespace = true;
  item.filterText = filterText;
  item.sortText = String(index).padStart(4, "0");
  if (detail) item.detail = detail;
  if (documentation) item.documentation = new MarkdownString(documentation);
  if (opensValues) item.command = { command: "editor.action.triggerSuggest", title: "" };
  return item;
}
