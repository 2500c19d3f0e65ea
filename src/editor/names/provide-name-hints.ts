import {
  Disposable,
  EventEmitter,
  InlayHint,
  languages,
  MarkdownString,
  type Range,
  type TextDocument,
} from "vscode";
import { describeName, listHints } from "../../names/index.ts";
import { isCampaign, languageId } from "../is-campaign.ts";
import type { DocumentReader } from "../read-document.ts";
import type { NameKnower } from "./know-names.ts";

/** Shows the name beside each id in sight that has no comment. */
export function provideNameHints(reader: DocumentReader, knower: NameKnower): Disposable {
  const changed = new EventEmitter<void>();
  return Disposable.from(
    changed,
    knower.onDidChange(() => changed.fire()),
    languages.registerInlayHintsProvider(languageId, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: (document, range) =>
        isCampaign(document) ? hints(document, range, reader, knower) : [],
    }),
  );
}

function hints(
  document: TextDocument,
  range: Range,
  reader: DocumentReader,
  knower: NameKnower,
): InlayHint[] {
  knower.look();
  const within = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const now = Date.now();
  return listHints(reader.read(document).campaign, within, knower.names()).map(({ offset, named }) => {
    const hint = new InlayHint(document.positionAt(offset), named.name);
    hint.paddingLeft = true;
    hint.tooltip = new MarkdownString(describeName(named, now, []));
    return hint;
  });
}
