import { FileSystemError, type TextDocument, type Uri, workspace } from "vscode";
import { idOf, readCampaign, writeRequest } from "../campaign/index.ts";
import type { IdToWrite } from "../creation/index.ts";
import { addressOf } from "./address-of.ts";
import { isCampaign } from "./is-campaign.ts";
import { nameInWorkspace } from "./name-in-workspace.ts";

/** A campaign file, open; or why there is none, as the end of a sentence that begins with "because". */
export type FoundFile =
  | { readonly document: TextDocument; readonly isElsewhere: boolean }
  | { readonly because: string };

/** What tells the file of an attempt: what it would send, and what the ledger knows of the file at an address. */
export type SoughtFile = Pick<IdToWrite, "body" | "standing">;

/**
 * The campaign file of an attempt: the one at this address, unless that is another one by now, or else the one file of the
 * workspace without an id that would send exactly this body and is no other campaign's: it was moved outside VS Code.
 * Without a body, none is looked for.
 */
export async function findCampaignFile(uri: Uri, { body, standing }: SoughtFile): Promise<FoundFile> {
  const there = await openExisting(uri);
  if ("because" in there && !there.isGone) return there;
  if ("document" in there) {
    const stands = await standing(await addressOf(there.document.uri));
    if (stands === "its" || stands === "unknown") return there;
  }
  const { free, others } = body === "" ? { free: [], others: [] } : await findByBody(body, standing);
  if (free.length === 1 && free[0]) return { document: await open(free[0]), isElsewhere: true };
  const why = "because" in there ? there.because : "another file is in its place";
  if (free.length > 1) return { because: `${why}, and ${free.length} others say the same` };
  const [other] = others;
  return {
    because: other ? `${why}, and ${nameInWorkspace(other)} says the same for another campaign` : why,
  };
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

/** The files that say the same: those that nothing else counts for, and others. */
async function findByBody(body: string, standing: SoughtFile["standing"]) {
  const free = new Map<string, Uri>();
  const others: Uri[] = [];
  for (const uri of await workspace.findFiles("**/*.campaign.{yaml,yml}", "**/node_modules/**")) {
    if (!(await wouldSend(uri, body))) continue;
    const address = await addressOf(uri);
    const stands = await standing(address);
    // Through a link to its folder a file is found twice.
    if (stands === "its" || stands === "free") free.set(address, uri);
    else others.push(uri);
  }
  return { free: [...free.values()], others };
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
