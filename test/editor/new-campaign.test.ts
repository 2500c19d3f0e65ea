import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { commands, languages, Uri, window, workspace } from "vscode";
import { askForFolder } from "../../src/editor/ask-for-folder.ts";
import { CampaignFileMaker } from "../../src/editor/create-campaign-file.ts";
import { next, openCampaign, valid } from "./campaign-editor.ts";

/** A new empty folder in the workspace. */
async function newFolder(): Promise<Uri> {
  const root = workspace.workspaceFolders?.[0];
  assert.ok(root, "the suite needs a workspace");
  const folder = Uri.joinPath(root.uri, `folder-${randomUUID()}`);
  await mkdir(folder.fsPath);
  return folder;
}

/** Does something to the box that is open, again and again until what is asked comes to its end. */
async function answerWith<T>(asked: Promise<T>, command: string): Promise<T> {
  const answering = setInterval(() => commands.executeCommand(command), 100);
  try {
    return await asked;
  } finally {
    clearInterval(answering);
  }
}

describe("A new campaign file", () => {
  const files = new CampaignFileMaker();

  it("is named after the campaign and lacks only its company", async () => {
    const folder = await newFolder();
    const { uri, cursor } = await files.make(folder, "Spring: launch");
    assert.equal(path.basename(uri.fsPath), "spring-launch.campaign.yaml");
    const text = await readFile(uri.fsPath, "utf8");
    assert.equal(text, 'name: "Spring: launch"\ncompany: \nstatus: draft\n');
    assert.equal(text.slice(0, cursor).split("\n").at(-1), "company: ");
    const checked = next(languages.onDidChangeDiagnostics, ({ uris }) =>
      uris.some(({ path }) => path === uri.path),
    );
    const document = await workspace.openTextDocument(uri);
    assert.equal(document.languageId, "outbox-campaign");
    assert.equal(document.isDirty, false);
    await checked;
    assert.deepEqual(
      languages.getDiagnostics(uri).map(({ code }) => (typeof code === "object" ? code.value : code)),
      ["wrong-type"],
    );
  });

  it("never overwrites: the next free number is taken, also by several at once", async () => {
    const folder = await newFolder();
    await writeFile(path.join(folder.fsPath, "may.campaign.yaml"), valid);
    const made = await Promise.all([1, 2, 3].map(() => files.make(folder, "May")));
    const names = ["may-2.campaign.yaml", "may-3.campaign.yaml", "may-4.campaign.yaml"];
    assert.deepEqual(made.map(({ uri }) => path.basename(uri.fsPath)).sort(), names);
    assert.deepEqual((await readdir(folder.fsPath)).sort(), [...names, "may.campaign.yaml"].sort());
    assert.equal(await readFile(path.join(folder.fsPath, "may.campaign.yaml"), "utf8"), valid);
  });

  it("has the line breaks of the setting", async () => {
    const settings = workspace.getConfiguration("files");
    await settings.update("eol", "\r\n");
    try {
      const { uri } = await files.make(await newFolder(), "A");
      assert.equal(await readFile(uri.fsPath, "utf8"), "name: A\r\ncompany: \r\nstatus: draft\r\n");
    } finally {
      await settings.update("eol", undefined);
    }
  });

  it("stays when undo is pressed in it", async () => {
    const { uri } = await files.make(await newFolder(), "A");
    await window.showTextDocument(await workspace.openTextDocument(uri));
    await commands.executeCommand("undo");
    assert.match(await readFile(uri.fsPath, "utf8"), /^name: A$/m);
  });

  it("cannot be made where there is no folder", async () => {
    await assert.rejects(files.make(Uri.joinPath(await newFolder(), "gone"), "A"));
  });

  it("goes, unless another is picked, into the folder of the file in front", async () => {
    const folder = await newFolder();
    const document = await openCampaign(valid, path.join(path.basename(folder.fsPath), "a.campaign.yaml"));
    assert.ok(document);
    const picked = await answerWith(askForFolder(), "workbench.action.acceptSelectedQuickOpenItem");
    assert.equal(picked?.toString(), folder.toString());
  });

  it("is not made when the question is dismissed", async () => {
    const folder = await newFolder();
    const asked = Promise.resolve(commands.executeCommand("outbox.newCampaign", folder));
    assert.equal(await answerWith(asked, "workbench.action.closeQuickOpen"), undefined);
    assert.equal(await answerWith(askForFolder(), "workbench.action.closeQuickOpen"), undefined);
    assert.deepEqual(await readdir(folder.fsPath), []);
  });
});
