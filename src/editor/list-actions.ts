import { countErrors, summarise } from "../campaign/index.ts";
import { askToCreate, type ConfirmCreate } from "../creation/index.ts";
import type { ReadDocument } from "./read-document.ts";

/** Something that can be done with a campaign file, or that is to be said of it. */
export interface CampaignAction {
  /** The command, which takes the address of the file; absent where there is nothing to do. */
  readonly command?: string;
  /** Its words above the file; absent where it is not shown there. */
  readonly lens?: string;
  /** Its words in the menu of the light bulb; absent where it is not offered there. */
  readonly menu?: string;
  readonly tooltip?: string;
}

/** Under which conditions. */
export interface Conditions {
  readonly isTrusted: boolean;
  readonly confirmCreate: ConfirmCreate;
}

/** What can be done with a campaign file as it is, in the order in which it is offered. */
export function listActions(read: ReadDocument, conditions: Conditions): CampaignAction[] {
  const summary = summarise(read.campaign, read.problems);
  switch (summary.state) {
    case "created":
      return [created, copyId, preview, copyAsCurl];
    case "has-errors":
      return [goToFirstError(summary.errors), previewAbove];
    case "ready":
      return conditions.isTrusted
        ? [create(summary.status, conditions.confirmCreate), previewAbove, copyAsCurl]
        : [previewAbove, copyAsCurl];
  }
}

/** The words say with which status, since that decides whether Outbox may send; the dots, that it is asked first. */
function create(status: string | undefined, confirm: ConfirmCreate): CampaignAction {
  const what = status === undefined ? "Create in Outbox (no status)" : `Create ${nameOf(status)} in Outbox`;
  const words = askToCreate("", status, "", confirm) === undefined ? what : `${what}…`;
  return {
    command: "outbox.createCampaign",
    lens: `$(cloud-upload) ${words}`,
    menu: words,
    tooltip: "Create Campaign: creates this campaign in Outbox once, and writes its id into the file",
  };
}

function nameOf(status: string): string {
  return status === "draft" ? "draft" : `${status} campaign`;
}

function goToFirstError(errors: number): CampaignAction {
  return {
    command: "_outbox.goToFirstProblem",
    lens: `$(error) ${countErrors(errors)} to correct first`,
    menu: "Go to the First Error",
    tooltip: "This campaign cannot be created yet. Select to go to the first error",
  };
}

const created: CampaignAction = {
  lens: "$(check) Created in Outbox",
  tooltip:
    "This campaign exists in Outbox under the id in this file, and is not created again. For a new campaign, copy the file and remove its id.",
};

const copyId: CampaignAction = { command: "outbox.copyId", lens: "Copy Id", menu: "Copy Id" };

const preview: CampaignAction = { command: "outbox.previewRequest", menu: "Preview Request" };

const previewAbove: CampaignAction = {
  ...preview,
  lens: "Preview",
  tooltip: "Shows exactly what would be sent to Outbox",
};

const copyAsCurl: CampaignAction = { command: "outbox.copyAsCurl", menu: "Copy Request as cURL" };
