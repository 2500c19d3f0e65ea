import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Diagnostic, DiagnosticSeverity, languages, type Uri, workspace } from "vscode";
import { next, openCampaign, replaceText, valid, writeCampaign } from "./campaign-editor.ts";
import { when } from "./the-ledger.ts";

function shown(uri: Uri): Diagnostic[] {
  return languages
    .getDiagnostics(uri)
    .filter(({ code }) => typeof code === "object" && code.value === "duplicate-id");
}

/** The files that the duplicates of a file lead to. */
function linked(uri: Uri): string[] {
  return shown(uri)
    .flatMap(({ relatedInformation = [] }) => relatedInformation)
    .map(({ location }) => workspace.asRelativePath(location.uri, false))
    .sort();
}

async function untilLinked(uri: Uri, wanted: readonly string[]): Promise<void> {
  await when(languages.onDidChangeDiagnostics, () => linked(uri).join() === wanted.join());
}

/** Writes a file into a folder of the workspace, which is made. */
async function write(name: string, text: string): Promise<Uri> {
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
  return writeCampaign(text, name);
}

describe("The same id in two files", () => {
  let withId: string;
  let folder: string;
  beforeEach(() => {
    withId = `id: ${randomUUID()}\n${valid}`;
    folder = `same-${randomUUID()}`;
  });
  afterEach(() =>
    rm(path.join(workspace.workspaceFolders?.[0]?.uri.fsPath ?? "", folder), {
      recursive: true,
      force: true,
    }),
  );

  it("is a warning on the id, with a link to the other place", async () => {
    const name = `${folder}/a.campaign.yaml`;
    await write(
      name,
      `# a copy\n${withId.replace(/^id: .*/, (line) => `id: ${line.slice(4).toUpperCase()}`)}`,
    );
    const document = await openCampaign(withId);
    await untilLinked(document.uri, [name]);
    const [warning] = shown(document.uri);
    assert.equal(warning?.severity, DiagnosticSeverity.Warning);
    assert.equal(document.getText(warning.range), withId.slice(4, 40));
    assert.equal(warning.message.split(".")[0], `The same id is in ${folder}/a`);
    const [place] = warning.relatedInformation ?? [];
    const [line, character] = [place?.location.range.start.line, place?.location.range.start.character];
    assert.deepEqual([line, character], [1, 4]);
  });

  it("is seen in open files as they are, and goes in the event that changes the id", async () => {
    const first = await openCampaign(valid);
    const second = await openCampaign(withId);
    await replaceText(first, withId);
    await untilLinked(second.uri, [workspace.asRelativePath(first.uri, false)]);
    await untilLinked(first.uri, [workspace.asRelativePath(second.uri, false)]);
    const changed = next(workspace.onDidChangeTextDocument, ({ document }) => document === second);
    const then = changed.then(() => shown(second.uri).length);
    await replaceText(second, valid);
    assert.equal(await then, 0);
    await untilLinked(first.uri, []);
  });

  it("is seen in files that come and go on disk", async () => {
    const document = await openCampaign(withId);
    const name = `${folder}/b.campaign.yml`;
    const other = await write(name, withId);
    await untilLinked(document.uri, [name]);
    await rm(other.fsPath);
    await untilLinked(document.uri, []);
  });

  it("does not count other repositories, what is excluded, node_modules, and what git ignores", async function () {
    try {
      execFileSync("git", ["--version"]);
    } catch {
      this.skip();
    }
    const top = path.join(workspace.workspaceFolders?.[0]?.uri.fsPath ?? "", folder);
    await write(`${folder}/inner/x.campaign.yaml`, withId);
    await mkdir(path.join(top, "inner", ".git"));
    await write(`${folder}/mine/node_modules/x.campaign.yaml`, withId);
    await write(`${folder}/mine/hidden/x.campaign.yaml`, withId);
    await write(`${folder}/mine/drafts/x.campaign.yaml`, withId);
    execFileSync("git", ["init", "-q", path.join(top, "mine")]);
    await writeFile(path.join(top, "mine", ".gitignore"), "drafts/\n");
    const settings = workspace.getConfiguration("files");
    await settings.update("exclude", { "**/hidden": true }, true);
    try {
      await write(`${folder}/mine/seen.campaign.yaml`, withId);
      const document = await openCampaign(withId, `${folder}/mine/this.campaign.yaml`);
      await untilLinked(document.uri, [`${folder}/mine/seen.campaign.yaml`]);
    } finally {
      await settings.update("exclude", undefined, true);
    }
  });
});
