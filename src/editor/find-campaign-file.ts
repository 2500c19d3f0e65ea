import { FileSystemError, type TextDocument, type Uri, workspace } from "vscode";
import { idOf, readCampaign, writeRequest } from "../campaign/index.ts";

/** A campaign file, open; or why there is none, as the end of a sentence that begins with "because". */
export type FoundFile =
  | { readonly document: TextDocument; readonly isElsewhere: boolean }
  | { readonly because: string };

/**
 * The campaign file at this address, or else the one file of the workspace without an id that would send exactly this
 * body: it was moved outside VS Code.
 */
export async function findCampaignFile(uri: Uri, body: string): Promise<FoundFile> {
  const there = await openExisting(uri);
  if (!("because" in there) || !there.isGone) return there;
  const same = await findByBody(body);
  if (same.length > 1) return { because: `the file is gone, and ${same.length} others say the same` };
  return same[0] ? { document: same[0], isElsewhere: true } : there;
}

async function openExisting(uri: Uri): Promise<FoundFile & { readonly isGone?: boolean }> {
  try {
    // A file that was deleted behind an open editor would be made anew by saving it: that is not for us to do.
    await workspace.fs.stat(uri);
    return { document: await workspace.openTextDocument(uri), isElsewhere: false };
  } catch (error) {
    const isGone = error instanceof FileSystemError && error.code === "FileNotFound";
    return { because: isGone ? "the file is gone" : "the file cannot be opened", isGone };
  }
}

async function findByBody(body: string): Promise<TextDocument[]> {
  const found: TextDocument[] = [];
  for (const uri of await workspace.findFiles("**/*.campaign.{yaml,yml}")) {
    const document = await workspace.openTextDocument(uri);
    const campaign = readCampaign(document.getText());
    if (idOf(campaign) === undefined && writeRequest(campaign) === body) found.push(document);
  }
  return found;
}
