import { env, window } from "vscode";
import { idOf } from "../campaign/index.ts";
import { findTargetCampaign, notACampaign } from "./find-target.ts";
import type { DocumentReader } from "./read-document.ts";

/** The command: puts the id of a created campaign into the clipboard. */
export async function copyId(target: unknown, reader: DocumentReader): Promise<void> {
  const document = await findTargetCampaign(target);
  if (document === undefined) return void window.showWarningMessage(notACampaign().reason);
  const id = idOf(reader.read(document).campaign);
  if (id === undefined) {
    return void window.showWarningMessage("This campaign has no id yet: it is not created in Outbox.");
  }
  await env.clipboard.writeText(id);
  window.setStatusBarMessage(`Copied the id ${id}`, 5000);
}
