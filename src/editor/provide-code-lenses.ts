import {
  CodeLens,
  commands,
  type Disposable,
  EventEmitter,
  languages,
  Range,
  type TextDocument,
  workspace,
} from "vscode";
import { findFirstKey } from "../campaign/index.ts";
import type { AccountKnower } from "./accounts/know-accounts.ts";
import { findTargetCampaign } from "./find-target.ts";
import { goToFirstProblem } from "./go-to-first-problem.ts";
import { isCampaign, languageId } from "./is-campaign.ts";
import type { AttemptKnower } from "./know-attempts.ts";
import { listActions } from "./list-actions.ts";
import { readConditions } from "./read-conditions.ts";
import type { DocumentReader } from "./read-document.ts";

/** Shows above the first key of a campaign file what can be done with it, or that it is created. */
export function provideCodeLenses(
  reader: DocumentReader,
  attempts: AttemptKnower,
  knower: AccountKnower,
): Disposable[] {
  // VS Code asks anew by itself when the text changes.
  const changed = new EventEmitter<void>();
  return [
    changed,
    // A lens can only call a command. This one is for lenses and the light bulb alone, hence its underscore.
    commands.registerCommand("_outbox.goToFirstProblem", async (target: unknown) => {
      const document = await findTargetCampaign(target);
      if (document) await goToFirstProblem(document, reader);
    }),
    workspace.onDidGrantWorkspaceTrust(() => changed.fire()),
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("outbox") && changed.fire()),
    attempts.onDidChange(() => changed.fire()),
    knower.onDidChange(() => changed.fire()),
    languages.registerCodeLensProvider(languageId, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) =>
        isCampaign(document) ? lenses(document, reader, attempts, knower) : [],
    }),
  ];
}

function lenses(
  document: TextDocument,
  reader: DocumentReader,
  attempts: AttemptKnower,
  knower: AccountKnower,
): CodeLens[] {
  const read = reader.read(document);
  const place = document.positionAt(findFirstKey(read.campaign));
  const range = new Range(place, place);
  const conditions = readConditions(document, reader, attempts, knower);
  return listActions(read, conditions).flatMap(({ command = "", lens, tooltip }) =>
    lens === undefined
      ? []
      : [
          new CodeLens(range, {
            command,
            title: spaced(lens),
            arguments: [document.uri],
            ...(tooltip === undefined ? {} : { tooltip }),
          }),
        ],
  );
}

/** VS Code drops a plain space behind an icon here, and the icon then touches the words. */
function spaced(lens: string): string {
  return lens.replace(/^(\$\([\w~-]+\)) /, "$1\u00a0");
}
