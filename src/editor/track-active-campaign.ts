import { commands, type Disposable, languages } from "vscode";
import { idOf } from "../campaign/index.ts";
import { findActiveCampaign, onActiveCampaign } from "./find-active-campaign.ts";
import type { DocumentReader } from "./read-document.ts";

/**
 * Keeps the context keys `outbox.campaignIsActive`, by which the palette shows Create Campaign, and
 * `outbox.campaignIsCreated`: whether the campaign in front has an id. VS Code's own keys for the language hold only
 * while the keyboard is in the editor, and not, say, in the list of problems.
 */
export function trackActiveCampaign(
  reader: DocumentReader,
  setContext: (key: string, value: boolean) => unknown = setContextInVsCode,
): Disposable[] {
  const setIsActive = whenChanged((value) => setContext("outbox.campaignIsActive", value));
  const setIsCreated = whenChanged((value) => setContext("outbox.campaignIsCreated", value));
  const update = () => {
    const document = findActiveCampaign();
    setIsActive(document !== undefined);
    setIsCreated(document !== undefined && idOf(reader.read(document).campaign) !== undefined);
  };
  update();
  return [
    ...onActiveCampaign(update),
    // And not the change of the text: these come when it is read, for a large one only when typing pauses.
    languages.onDidChangeDiagnostics(update),
  ];
}

function setContextInVsCode(key: string, value: boolean): void {
  commands.executeCommand("setContext", key, value);
}

/** Passes a value on when it is another one than the last. */
function whenChanged(pass: (value: boolean) => unknown): (value: boolean) => void {
  let last: boolean | undefined;
  return (value) => {
    if (value !== last) pass(value);
    last = value;
  };
}
