import { FileSystemError, type TextDocument, type Uri, workspace } from "vscode";
import { idOf, readCampaign, writeRequest } from "../campaign/index.ts";
import { addressOf } from "./address-of.ts";
import { isCampaign } from "./is-campaign.ts";

/** A campaign file, open; or why there is none, as the end of a sentence that begins with "because". */
export type FoundFile =
  | { readonly document: TextDocument; readonly isElsewhere: boolean }
  | { readonly because: string };

/**
 * The campaign file at this address, or else the one file of the workspace without an id that would send exactly this
 * body: it was moved outside VS Code. Without a body, none is looked for.
 * @param isFree whether the file at an address may be the one, as far as the ledger knows
 */
export async function findCampaignFile(
  uri: Uri,
  body: string,
  isFree: (address: string) => Promise<boolean>,
): Promise<FoundFile> {
  const there = await openExisting(uri);
  if (!("because" in there) || !there.isGone) return there;
  const same = body === "" ? [] : await findByBody(body, isFree);
  if (same.length > 1) return { because: `the file is gone, and ${same.length} others say the same` };
  return same[0] ? { document: await open(same[0]), isElsewhere: true } : there;
}

async function openExisting(uri: Uri): Promise<FoundFile & { readonly isGone?: boolean }> {
  try {
    // A file that was deleted behind an open editor would be made anew by saving it: that is not for us to do.
    await workspace.fs.stat(uri);
    return { document: await open(uri), isElsewhere: false };
  } catch (error) {
    const isGone = error instanceof FileSystemError && error.code === "FileNotFound";
    return { because: isGone ? "the file is gone" : "the file cannot be opened", isGone };
  }
}

/** Where the file is open under another address, that is the document: it may have changes that are not saved. */
async function open(uri: Uri): Promise<TextDocument> {
  const campaigns = workspace.textDocuments.filter(isCampaign);
  if (campaigns.every((document) => document.uri.toString() !== uri.toString())) {
    const address = await addressOf(uri);
    for (const document of campaigns) {
      if ((await addressOf(document.uri)) === address && !document.isClosed) return document;
    }
  }
  return workspace.openTextDocument(uri);
}

async function findByBody(body: string, isFree: (address: string) => Promise<boolean>): Promise<Uri[]> {
  const found = new Map<string, Uri>();
  for (const uri of await workspace.findFiles("**/*.campaign.{yaml,yml}", "**/node_modules/**")) {
    if (!(await wouldSend(uri, body))) continue;
    // Through a link to its folder a file is found twice.
    const address = await addressOf(uri);
    if (await isFree(address)) found.set(address, uri);
  }
  return [...found.values()];
}

/** Whether the file as stored has no id and would send this; one that cannot be read is not meant. */
async function wouldSend(uri: Uri, body: string): Promise<boolean> {
  try {
    const text = await workspace.decode(await workspace.fs.readFile(uri), { uri });
    const campaign = readCampaign(text);
    return idOf(campaign) === undefined && writeRequest(campaign) === body;
  } catch {
    return false;
  }
}
