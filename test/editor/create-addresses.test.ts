import assert from "node:assert/strict";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { commands, languages, Uri, WorkspaceEdit, workspace } from "vscode";
import { readCampaign, writeRequest } from "../../src/campaign/index.ts";
import type { CreateResult } from "../../src/creation/index.ts";
import { addressOf, formerAddressOf } from "../../src/editor/address-of.ts";
import { nameInWorkspace } from "../../src/editor/name-in-workspace.ts";
import { connectSandbox } from "../sandbox/connect-sandbox.ts";
import { next, onDisk, replaceText, valid, writeCampaign } from "./campaign-editor.ts";
import { leaveAttempt, pastWhen, when } from "./the-ledger.ts";

const sandbox = connectSandbox(process.env["OUTBOX_SANDBOX_ORIGIN"] ?? "");

async function create(uri: Uri): Promise<CreateResult> {
  return commands.executeCommand<CreateResult>("outbox.createCampaign", uri);
}

function codeOf(result: CreateResult): string | undefined {
  return "code" in result ? result.code : undefined;
}

describe("Create Campaign, of a file that has two addresses", () => {
  let folder = "";
  /** The address of a file in the workspace through a link to the workspace's folder. */
  const throughLink = (uri: Uri) => Uri.file(path.join(folder, "link", path.basename(uri.fsPath)));

  before(async function () {
    // Links are for administrators there.
    if (process.platform === "win32") this.skip();
    folder = await mkdtemp(path.join(tmpdir(), "outbox-link-"));
    await symlink(workspace.workspaceFolders?.[0]?.uri.fsPath ?? "", path.join(folder, "link"));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    process.env["OUTBOX_TOKEN"] = process.env["OUTBOX_SANDBOX_TOKEN"];
    await sandbox.reset();
  });
  afterEach(() => delete process.env["OUTBOX_TOKEN"]);

  it("knows through the real folder what was created through a link, and asks", async () => {
    const uri = await writeCampaign(valid);
    assert.equal((await create(throughLink(uri))).outcome, "created");
    await writeFile(uri.fsPath, valid);
    assert.equal(codeOf(await create(uri)), "declined");
    assert.equal((await sandbox.created()).length, 1);
  });

  it("refuses a second create under the other address while the first is under way", async () => {
    const uri = await writeCampaign(valid);
    const results = await Promise.all([create(uri), create(throughLink(uri))]);
    assert.deepEqual(results.map(codeOf).sort(), ["busy", undefined]);
    assert.equal((await sandbox.created()).length, 1);
  });

  it("has the name it has in the workspace under either", async () => {
    const uri = await writeCampaign("status: draft\n");
    const name = path.basename(uri.fsPath);
    const { reason = "" } = await create(throughLink(uri));
    assert.equal(reason.slice(0, name.length + 5), `${name} has `);
    // Where it is gone, too; what is nowhere in the workspace has its whole path.
    assert.equal(
      nameInWorkspace(Uri.file(path.join(folder, "link", "no", "x.campaign.yaml"))),
      "no/x.campaign.yaml",
    );
    const outside = Uri.file(path.join(folder, "x.campaign.yaml"));
    assert.equal(nameInWorkspace(outside), outside.fsPath);
    const atHome = Uri.file(path.join(homedir(), "x.campaign.yaml"));
    assert.equal(nameInWorkspace(atHome), "~/x.campaign.yaml");
  });

  it("shows under the one address what is left of an attempt under the other", async () => {
    const uri = await writeCampaign(valid);
    await leaveAttempt(uri, writeRequest(readCampaign(valid)));
    const linked = await workspace.openTextDocument(throughLink(uri));
    const codes = () =>
      languages.getDiagnostics(linked.uri).map(({ code }) => typeof code === "object" && code.value);
    await when(languages.onDidChangeDiagnostics, () => codes().includes("no-answer"));
  });

  it("follows a file that is renamed under the other address", async () => {
    const uri = await writeCampaign(valid);
    await leaveAttempt(uri, writeRequest(readCampaign(valid)));
    const moved = uri.with({ path: uri.path.replace(".campaign", "-2.campaign") });
    const edit = new WorkspaceEdit();
    edit.renameFile(throughLink(uri), throughLink(moved));
    await workspace.applyEdit(edit);
    await pastWhen(moved, ({ state }) => state === "no-answer");
  });

  it("writes a lost id back into the document that is open", async () => {
    const uri = await writeCampaign(valid);
    const linked = await workspace.openTextDocument(throughLink(uri));
    await create(linked.uri);
    const created = await onDisk(linked);
    await replaceText(linked, valid);
    await Promise.all([
      next(workspace.onDidSaveTextDocument, (document) => document === linked),
      void commands.executeCommand("_outbox.writeIdBack", linked.uri),
    ]);
    assert.equal(linked.getText(), created);
    assert.equal(await onDisk(linked), created);
  });

  it("has one address for both, also when it is gone", async () => {
    const uri = await writeCampaign(valid);
    const real = uri.toString();
    assert.deepEqual([await addressOf(uri), await addressOf(throughLink(uri))], [real, real]);
    await rm(uri.fsPath);
    assert.deepEqual(
      [await addressOf(throughLink(uri)), await formerAddressOf(throughLink(uri))],
      [real, real],
    );
    const untitled = Uri.parse("untitled:Untitled-1");
    assert.equal(await addressOf(untitled), untitled.toString());
  });
});
