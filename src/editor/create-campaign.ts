import { isUtf8 } from "node:buffer";
import { access, constants, stat } from "node:fs/promises";
import { FilePermission, type LogOutputChannel, type TextDocument, type Uri, workspace } from "vscode";
import { type CreateResult, type CreationHost, createCampaign, notSent } from "../creation/index.ts";
import { addressOf } from "./address-of.ts";
import type { FileMoves } from "./file-moves.ts";
import { findTarget, notACampaign } from "./find-target.ts";
import { isCampaign, isWritable, languageId } from "./is-campaign.ts";
import type { AttemptKnower } from "./know-attempts.ts";
import { openCampaignFile } from "./open-campaign-file.ts";
import type { RejectionPublisher } from "./publish-rejections.ts";
import type { DocumentReader } from "./read-document.ts";
import { showResult } from "./show-result.ts";

/** What the command needs. */
export interface CreateParts {
  readonly host: CreationHost;
  readonly reader: DocumentReader;
  readonly log: LogOutputChannel;
  readonly moves: FileMoves;
  readonly rejections: RejectionPublisher;
  readonly attempts: AttemptKnower;
  /** The addresses of the files that are being created in this window. */
  readonly underWay: Set<string>;
}

/** The command: creates the campaign of this file, or of the active editor, and tells what became of it. */
export async function runCreateCampaign(target: unknown, parts: CreateParts): Promise<CreateResult> {
  const document = await findTarget(target);
  const result = document === undefined ? notACampaign() : await createOnce(document, parts);
  parts.log.info(`Create Campaign: ${result.outcome}. ${result.reason}`);
  const rejections = document && result.outcome === "rejected" ? parts.rejections.of(document) : [];
  showResult(result, document, parts.reader, rejections).catch((error: unknown) =>
    parts.log.error(String(error)),
  );
  return result;
}

/** Never two at once for one file: the question box of the first may still be open. */
async function createOnce(document: TextDocument, parts: CreateParts): Promise<CreateResult> {
  const address = await addressOf(document.uri);
  if (parts.underWay.has(address)) return notSent("busy", "This campaign is already being created.");
  parts.underWay.add(address);
  try {
    const host = { ...parts.host, post: parts.rejections.follow(document, parts.host.post) };
    const file = openCampaignFile(document, address, parts.moves);
    return (await refuse(document)) ?? (await createCampaign(file, host));
  } finally {
    parts.underWay.delete(address);
    parts.attempts.refresh();
  }
}

/** What only the editor can know about the file. */
async function refuse(document: TextDocument): Promise<CreateResult | undefined> {
  if (document.languageId !== languageId) return notACampaign();
  if (!workspace.isTrusted) {
    return notSent("untrusted", "This workspace is not trusted, so nothing is sent from it. Trust it first.");
  }
  if (document.isUntitled)
    return notSent("unsaved", "Save the campaign as a file first: its id is written into it.");
  if (!isCampaign(document) || !isWritable(document)) {
    return notSent("read-only", "This is a read-only view. Open the file itself.");
  }
  return refuseStored(document);
}

/**
 * A file that cannot be written could not take the id. One whose bytes are not what the editor shows would be
 * changed by saving it, and what they were would be lost.
 */
async function refuseStored({ uri, encoding }: TextDocument): Promise<CreateResult | undefined> {
  try {
    if (await isReadOnly(uri)) {
      return notSent("read-only", "This file is read-only: its id could not be written into it.");
    }
    const bytes = await workspace.fs.readFile(uri);
    if (encoding.startsWith("utf8") && !isUtf8(bytes)) {
      const cure = "Open it with its own encoding (“Reopen with Encoding”), save it as UTF-8 and try again.";
      return notSent("not-utf8", `This file is not UTF-8, and saving it would change it. ${cure}`);
    }
    return undefined;
  } catch {
    return notSent("unsaved", "This file is no longer there. Save it first.");
  }
}

/** VS Code itself does not tell of a file on disk whether it may be written, until it is saved. */
async function isReadOnly(uri: Uri): Promise<boolean> {
  if (uri.scheme !== "file") {
    const { permissions = 0 } = await workspace.fs.stat(uri);
    return (permissions & FilePermission.Readonly) !== 0;
  }
  // The mode as well: whoever runs as root may write anything, and VS Code still takes the file for locked.
  if (((await stat(uri.fsPath)).mode & 0o200) === 0) return true;
  try {
    await access(uri.fsPath, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}
