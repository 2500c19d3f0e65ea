import { type CompletionItem, type Disposable, languages, type Position, type TextDocument } from "vscode";
import { completeNames } from "../../names/index.ts";
import { isCampaign, languageId } from "../is-campaign.ts";
import { toItems } from "../provide-completions.ts";
import type { DocumentReader } from "../read-document.ts";
import type { NameKnower } from "./know-names.ts";

/** What brings the list up when it is typed; a space also goes on with a name of several words. */
const triggers = ['"', "'", " ", ":", "[", ","];

/** Offers ids by their names. */
export function provideNameCompletions(reader: DocumentReader, knower: NameKnower): Disposable {
  return languages.registerCompletionItemProvider(
    languageId,
    {
      provideCompletionItems: (document, position) =>
        isCampaign(document) ? listItems(document, position, reader, knower) : [],
    },
    ...triggers,
  );
}

/** The items for a place, at once: from what is known. What is not up to date is asked for in the background. */
export function listItems(
  document: TextDocument,
  position: Position,
  reader: DocumentReader,
  knower: NameKnower,
): CompletionItem[] {
  knower.look();
  const { campaign } = reader.read(document);
  const completions = completeNames(campaign, document.offsetAt(position), knower.names(), Date.now());
  return toItems(document, completions, (item, _, index) => {
    // Before the other values that stand there, such as `null`.
    item.sortText = `!${String(index).padStart(5, "0")}`;
  });
}
