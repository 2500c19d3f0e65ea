import { countErrors, summarise } from "../campaign/index.ts";
import { type AttemptProblem, askToCreate, type ConfirmCreate } from "../creation/index.ts";
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
  /** What an earlier attempt left behind. */
  readonly attempt?: AttemptProblem | undefined;
  /** The hosts where the campaign was created, and where the next one would be, if they are not the same. */
  readonly hosts?: { readonly there: string; readonly here: string } | undefined;
  /** Whether the file was changed since its campaign was created. */
  readonly isChanged?: boolean;
  /** The account it would be created with, and where that is not Outbox itself: "Acme Roofing", "Acme Roofing at HOST". */
  readonly account?: string | undefined;
  /** The company of the campaign, where it is known that no account is its: it cannot be created. */
  readonly companyWithoutAccount?: string | undefined;
  /** Whether it is being created, here or in another window. */
  readonly isUnderWay?: boolean;
}

/** What can be done with a campaign file as it is, in the order in which it is offered. */
export function listActions(read: ReadDocument, conditions: Conditions): CampaignAction[] {
  const { isTrusted, attempt, hosts } = conditions;
  const summary = summarise(read.campaign, read.problems);
  if (conditions.isUnderWay) return [underWay, previewAbove];
  const settling = attempt ? [settle(attempt)] : [];
  switch (summary.state) {
    case "created":
      if (settling.length > 0) return [...settling, previewAbove, copyAsCurl];
      return hosts === undefined || !isTrusted
        ? [created(conditions), copyId, preview, copyAsCurl]
        : [created(conditions), createElsewhere(hosts.here), copyId, preview, copyAsCurl];
    case "has-errors":
      return [...settling, goToFirstError(summary.errors), previewAbove];
    case "ready":
      if (settling.length > 0) return [...settling, previewAbove, copyAsCurl];
      return [createOrSignIn(summary.status, conditions), previewAbove, copyAsCurl];
  }
}

/**
 * What an earlier attempt left behind comes before all else: only what settles it is offered. In the light bulb it is
 * a fix of the problem (`fix-attempts`).
 */
function settle({ code, short }: AttemptProblem): CampaignAction {
  return code === "no-answer"
    ? {
        command: "outbox.createCampaign",
        lens: `$(warning) ${short}: the campaign may exist…`,
        tooltip: "Asks what became of it, and helps to look for the campaign. Nothing is sent before",
      }
    : {
        command: "_outbox.writeIdBack",
        lens: `$(warning) ${short}: Write It Back`,
        tooltip: "Writes the id into the file and saves it. Nothing is sent",
      };
}

/** To create it; where that could only be refused, what is needed first. */
function createOrSignIn(status: string | undefined, conditions: Conditions): CampaignAction {
  if (!conditions.isTrusted) return trust;
  const { companyWithoutAccount } = conditions;
  return companyWithoutAccount === undefined
    ? create(status, conditions)
    : {
        command: "outbox.signIn",
        lens: `$(sign-in) Sign in for ${companyWithoutAccount} to create…`,
        menu: `Sign In for ${companyWithoutAccount}…`,
        tooltip: `Outbox says of every token here that it is another company's. Select to sign in for ${companyWithoutAccount}`,
      };
}

/** The words say with which status, since that decides whether Outbox may send; the dots, that it is asked first. */
function create(status: string | undefined, { confirmCreate, account }: Conditions): CampaignAction {
  const what = status === undefined ? "Create in Outbox (no status)" : `Create ${nameOf(status)} in Outbox`;
  const words = askToCreate("", status, "", confirmCreate) === undefined ? what : `${what}…`;
  return {
    command: "outbox.createCampaign",
    lens: `$(cloud-upload) ${words}${account === undefined ? "" : ` · ${account}`}`,
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

const underWay: CampaignAction = {
  lens: "$(sync~spin) Being created in Outbox…",
  tooltip: "The request is on its way; the id will be written into the file",
};

const trust: CampaignAction = {
  command: "workbench.trust.manage",
  lens: "$(shield) Trust this folder to create…",
  menu: "Manage Workspace Trust",
  tooltip: "Nothing is sent to Outbox from a folder that is not trusted",
};

function created({ hosts, isChanged }: Conditions): CampaignAction {
  const where = hosts === undefined ? "in Outbox" : `at ${hosts.there}`;
  return {
    lens: `$(check) Created ${where}${isChanged ? "; what was changed since is not sent" : ""}`,
    tooltip:
      "This campaign exists in Outbox under the id in this file, and is not created again. What is changed here stays here: change it in Outbox too. For a new campaign, copy the file and remove its id.",
  };
}

function createElsewhere(host: string): CampaignAction {
  return {
    command: "outbox.createCampaign",
    lens: `$(cloud-upload) Create at ${host} too…`,
    menu: `Create at ${host} Too…`,
    tooltip: "Asks first. The new id takes the place of the one in the file; VS Code keeps a record of both",
  };
}

const copyId: CampaignAction = { command: "outbox.copyId", lens: "Copy Id", menu: "Copy Id" };

const preview: CampaignAction = { command: "outbox.previewRequest", menu: "Preview Request" };

const previewAbove: CampaignAction = {
  ...preview,
  lens: "Preview",
  tooltip: "Shows exactly what would be sent to Outbox",
};

const copyAsCurl: CampaignAction = { command: "outbox.copyAsCurl", menu: "Copy Request as cURL" };
