import { writeFile } from "node:fs/promises";
import { Uri, workspace } from "vscode";
import { fileNameOf, freeFileName, writeTemplate } from "../campaign/index.ts";
import { languageId } from "./is-campaign.ts";

export interface NewFile {
  readonly uri: Uri;
  /** Where to go on writing: the offset behind `company: `. */
  readonly cursor: number;
}

/** Makes the files of new campaigns, one after the other, so that two of the same name do not become one file. */
export class CampaignFileMaker {
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Makes the file of a new campaign of this name in a folder, under a name that is free there; no file is overwritten.
   * Rejects when the folder cannot be read or written.
   */
  make(folder: Uri, campaignName: string): Promise<NewFile> {
    const made = this.#last.then(() => makeFile(folder, campaignName));
    this.#last = made.catch(() => undefined);
    return made;
  }
}

async function makeFile(folder: Uri, campaignName: string): Promise<NewFile> {
  const fileName = fileNameOf(campaignName);
  const usual = Uri.joinPath(folder, fileName);
  const { text, stops } = writeTemplate(campaignName, lineBreakFor(usual));
  const contents = await workspace.encode(text, { uri: usual });
  const taken = (await workspace.fs.readDirectory(folder)).map(([name]) => name);
  const uri = Uri.joinPath(folder, freeFileName(fileName, taken));
  await writeNew(uri, contents);
  return { uri, cursor: stops[0]?.range.start ?? text.length };
}

/**
 * VS Code has no way to write a file only if there is none: a WorkspaceEdit does not look again either, and undo would
 * take the whole file away. On disk Node has; elsewhere the names are read last, and nothing is waited for between that
 * and the writing.
 */
async function writeNew(uri: Uri, contents: Uint8Array): Promise<void> {
  if (uri.scheme === "file") await writeFile(uri.fsPath, contents, { flag: "wx" });
  else await workspace.fs.writeFile(uri, contents);
}

/** The line break the setting names; a line feed where it leaves that open. */
function lineBreakFor(uri: Uri): string {
  const eol = workspace.getConfiguration("files", { uri, languageId }).get("eol");
  return eol === "\r\n" ? eol : "\n";
}
