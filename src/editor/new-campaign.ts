import { commands, FileType, Range, Uri, window, workspace } from "vscode";
import { askForFolder } from "./ask-for-folder.ts";
import type { CampaignFileMaker } from "./create-campaign-file.ts";

/** The longest name a campaign may have, in characters, as the schema says. */
const longestName = 255;

/**
 * The command: asks for a name, and for a folder where `target` (what the explorer hands over) is none; makes the file
 * there and opens it, with the cursor where the company goes. Resolves to the new file; undefined when it was dismissed
 * or could not be made, which is then said.
 */
export async function newCampaign(target: unknown, files: CampaignFileMaker): Promise<Uri | undefined> {
  if (!workspace.isTrusted) return void refuse();
  const name = await askForName();
  if (name === undefined) return undefined;
  const folder = target instanceof Uri ? target : await askForFolder();
  if (folder === undefined) return undefined;
  try {
    const { uri, cursor } = await files.make(await folderOf(folder), name);
    const document = await workspace.openTextDocument(uri);
    const position = document.positionAt(cursor);
    await window.showTextDocument(document, { selection: new Range(position, position), preview: false });
    return uri;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    window.showErrorMessage(`The campaign file was not made: ${reason}`);
    return undefined;
  }
}

function askForName(): Thenable<string | undefined> {
  return window
    .showInputBox({
      title: "New Campaign File",
      prompt: "The campaign's name, as your team will see it in Outbox.",
      placeHolder: "Spring launch",
      ignoreFocusOut: true,
      validateInput: (text) => (text === "" ? undefined : checkName(text)),
    })
    .then((text) => (text === undefined || checkName(text) ? undefined : text.trim()));
}

/** What is wrong with a name; undefined when it will do. */
function checkName(text: string): string | undefined {
  const { length } = [...text.trim()];
  if (length === 0) return "The name needs at least one visible character.";
  return length > longestName
    ? `The name has ${length} characters; it may have at most ${longestName}.`
    : undefined;
}

/** The folder itself, or the one a file is in. */
async function folderOf(uri: Uri): Promise<Uri> {
  const { type } = await workspace.fs.stat(uri);
  return type & FileType.Directory ? uri : Uri.joinPath(uri, "..");
}

async function refuse(): Promise<void> {
  const manage = "Manage Workspace Trust";
  const answer = await window.showWarningMessage(
    "New campaign files are made only in workspaces you trust.",
    manage,
  );
  if (answer === manage) await commands.executeCommand("workbench.trust.manage");
}
