import {
  CodeAction,
  CodeActionKind,
  type Disposable,
  languages,
  type Range,
  type TextDocument,
} from "vscode";
import { findFirstKey } from "../campaign/index.ts";
import type { AccountKnower } from "./accounts/know-accounts.ts";
import { isCampaign, languageId } from "./is-campaign.ts";
import type { AttemptKnower } from "./know-attempts.ts";
import { type CampaignAction, listActions } from "./list-actions.ts";
import { readConditions } from "./read-conditions.ts";
import type { DocumentReader } from "./read-document.ts";

/** Of no kind VS Code knows: to save, or to ask for quick fixes or refactorings, does not run them. */
const kind = CodeActionKind.Empty.append("outbox");

/**
 * Offers in the light bulb what can be done with the campaign as a whole; only on the line of its first key and on
 * that of its id, so that the bulb still means something.
 */
export function provideCampaignActions(
  reader: DocumentReader,
  attempts: AttemptKnower,
  knower: AccountKnower,
): Disposable {
  const provideCodeActions = (document: TextDocument, { start, end }: Range) => {
    if (!isCampaign(document)) return [];
    const isHere = linesOfWhole(document, reader).some((line) => line >= start.line && line <= end.line);
    return isHere
      ? listActions(reader.read(document), readConditions(document, reader, attempts, knower)).flatMap(
          toAction(document),
        )
      : [];
  };
  return languages.registerCodeActionsProvider(
    languageId,
    { provideCodeActions },
    { providedCodeActionKinds: [kind] },
  );
}

function linesOfWhole(document: TextDocument, reader: DocumentReader): number[] {
  const { campaign } = reader.read(document);
  const id = campaign.entries.find(({ key }) => key === "id");
  const offsets = [findFirstKey(campaign), ...(id ? [id.keyRange.start] : [])];
  return offsets.map((offset) => document.positionAt(offset).line);
}

function toAction({ uri }: TextDocument) {
  return ({ command, menu }: CampaignAction): CodeAction[] => {
    if (command === undefined || menu === undefined) return [];
    const action = new CodeAction(menu, kind);
    action.command = { command, title: menu, arguments: [uri] };
    return [action];
  };
}
