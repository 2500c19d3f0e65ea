import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { type Event, Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from "vscode";

/** Any id a company may have. */
export const company = "5f0c2a8e-3b1d-4e6f-9a7c-2d4b6e8f0a1c";

/** A campaign that can be created. */
export const valid = `name: Spring launch\ncompany: ${company}\nstatus: draft\n`;

/** Writes a file with this text, in bytes as given, into the workspace and opens it in an editor. */
export async function openCampaign(
  text: string | Uint8Array,
  name = `${randomUUID()}.campaign.yaml`,
): Promise<TextDocument> {
  const document = await workspace.openTextDocument(await writeCampaign(text, name));
  await window.showTextDocument(document);
  return document;
}

/** Writes a file with this text into the workspace. */
export async function writeCampaign(
  text: string | Uint8Array,
  name = `${randomUUID()}.campaign.yaml`,
): Promise<Uri> {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, "the suite needs a workspace");
  const uri = Uri.joinPath(folder.uri, name);
  await writeFile(uri.fsPath, text);
  return uri;
}

/** The file as it is on disk. */
export function onDisk(document: TextDocument): Promise<string> {
  return readFile(document.uri.fsPath, "utf8");
}

/** Makes the text of a document this, as an edit of the user's. */
export async function replaceText(document: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text);
  assert.ok(await workspace.applyEdit(edit));
}

/** The next time the event fires and this holds; what it was fired with. */
export function next<T>(event: Event<T>, holds: (value: T) => boolean = () => true): Promise<T> {
  return new Promise((resolve) => {
    const listening = event((value) => {
      if (!holds(value)) return;
      listening.dispose();
      resolve(value);
    });
  });
}
