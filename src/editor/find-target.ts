import { type TextDocument, Uri, workspace } from "vscode";
import { type CreateResult, notSent } from "../creation/index.ts";
import { findActiveDocument } from "./find-active-campaign.ts";
import { isCampaign } from "./is-campaign.ts";

/** The document a command is about: the file it was given, or else the one in front. Undefined where there is none. */
export async function findTarget(target: unknown): Promise<TextDocument | undefined> {
  const uri = target === undefined ? findActiveDocument()?.uri : target;
  if (!(uri instanceof Uri)) return undefined;
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** The same, where it is a campaign. */
export async function findTargetCampaign(target: unknown): Promise<TextDocument | undefined> {
  const document = await findTarget(target);
  return document && isCampaign(document) ? document : undefined;
}

/** What a command says that was called for something else than a campaign. */
export function notACampaign(): CreateResult {
  return notSent("not-a-campaign", "Open a campaign file first: a file whose name ends in .campaign.yaml.");
}
