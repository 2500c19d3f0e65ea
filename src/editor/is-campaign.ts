import { type TextDocument, workspace } from "vscode";

/** The id of the language of campaign files. */
export const languageId = "outbox-campaign";

/** Whether this is a campaign file of ours: of the language, and untitled or in a file system that can be written. */
export function isCampaign(document: TextDocument): boolean {
  return document.languageId === languageId && (document.isUntitled || isWritable(document));
}

/** Whether the document's file system can be written, as far as VS Code knows. A `git:` view, say, cannot. */
export function isWritable({ uri }: TextDocument): boolean {
  return workspace.fs.isWritableFileSystem(uri.scheme) === true;
}
