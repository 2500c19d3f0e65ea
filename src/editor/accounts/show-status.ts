import { type Disposable, languages, StatusBarAlignment, window } from "vscode";
import { readCompany } from "../../creation/index.ts";
import { findActiveCampaign, onActiveCampaign } from "../find-active-campaign.ts";
import type { DocumentReader } from "../read-document.ts";
import { readSettings } from "../read-settings.ts";
import { describeStatus } from "./describe-status.ts";
import type { AccountKnower } from "./know-accounts.ts";

/** Shows, while a campaign file is in front, with which account it would be created. */
export function showStatus(knower: AccountKnower, reader: DocumentReader): Disposable[] {
  const item = window.createStatusBarItem("outbox.account", StatusBarAlignment.Right, 100);
  item.name = "Outbox Account";
  const update = async () => {
    if (findActiveCampaign() === undefined) return item.hide();
    const known = knower.now ?? (await knower.read());
    // Another file may have come to the front meanwhile.
    const document = findActiveCampaign();
    if (document === undefined) return item.hide();
    const company = readCompany(reader.read(document).campaign);
    const choice = known.state === "known" ? knower.chooseFrom(known, document) : undefined;
    const firstGuess = readSettings().authorizationScheme;
    const status = describeStatus({ known, company, choice, firstGuess });
    item.text = status.text;
    item.tooltip = status.tooltip;
    item.command = status.command;
    item.accessibilityInformation = { label: status.tooltip };
    item.show();
  };
  update();
  return [
    item,
    ...onActiveCampaign(update),
    knower.onDidChange(update),
    // And not the change of the text: these come when it is read, for a large one only when typing pauses.
    languages.onDidChangeDiagnostics(update),
  ];
}
