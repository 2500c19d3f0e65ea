import assert from "node:assert/strict";
import { chmod, readFile, rm } from "node:fs/promises";
import { type CodeLens, commands, Selection, type TextDocument, Uri, window, workspace } from "vscode";
import type { CreateResult } from "../../src/creation/index.ts";
import { connectSandbox } from "../sandbox/connect-sandbox.ts";
import { company, next, onDisk, openCampaign, replaceText, valid, writeCampaign } from "./campaign-editor.ts";
import { postRequests } from "./token-stage.ts";

const origin = process.env["OUTBOX_SANDBOX_ORIGIN"] ?? "";
const token = process.env["OUTBOX_SANDBOX_TOKEN"] ?? "";
const sandbox = connectSandbox(origin);

async function create(target?: TextDocument | Uri): Promise<CreateResult> {
  const uri = target === undefined || target instanceof Uri ? target : target.uri;
  return commands.executeCommand<CreateResult>("outbox.createCampaign", uri);
}

/** Resolves when a campaign is made on the server: the answer is then still held back. */
async function arrival(): Promise<void> {
  while ((await sandbox.created()).length === 0);
}

async function set(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration("outbox").update(name, value, true);
}

describe("Create Campaign", () => {
  beforeEach(async () => {
    process.env["OUTBOX_TOKEN"] = token;
    await sandbox.reset();
  });
  afterEach(async () => {
    delete process.env["OUTBOX_TOKEN"];
    await set("requestTimeoutSeconds", undefined);
    await set("apiBaseUrl", origin);
  });

  it("posts the file once and writes the id into it, on disk", async () => {
    const document = await openCampaign(`# Spring\n${valid}`);
    const result = await create(document);
    const [campaign] = await sandbox.created();
    assert.deepEqual(
      { outcome: result.outcome, id: "id" in result ? result.id : "" },
      { outcome: "created", id: campaign?.["id"] },
    );
    assert.equal(await onDisk(document), `# Spring\nid: ${campaign?.["id"]}\n${valid}`);
    assert.equal(document.isDirty, false);
    const posts = await postRequests();
    assert.equal(posts.length, 1);
    assert.equal(posts[0]?.headers["authorization"], `Bearer ${token}`);
    assert.match(String(posts[0]?.headers["user-agent"]), /^outbox-campaigns\/\d/);
    assert.deepEqual(JSON.parse(posts[0]?.body ?? ""), { name: "Spring launch", company, status: "draft" });
  });

  it("takes the active editor when it is given no file", async () => {
    const document = await openCampaign(valid);
    assert.equal((await create()).outcome, "created");
    assert.match(await onDisk(document), /^id: /);
  });

  it("creates a file that no editor shows", async () => {
    const uri = await writeCampaign(valid);
    assert.equal((await create(uri)).outcome, "created");
    assert.match(await readFile(uri.fsPath, "utf8"), /^id: /);
  });

  it("saves a changed file first, and sends what was saved", async () => {
    const document = await openCampaign(valid);
    await replaceText(document, valid.replace("Spring", "Summer"));
    assert.equal((await create(document)).outcome, "created");
    assert.equal((await sandbox.created())[0]?.["name"], "Summer launch");
    assert.match(await onDisk(document), /^id: .*\nname: Summer launch/);
  });

  it("takes the id back with one undo", async () => {
    const document = await openCampaign(valid);
    await create(document);
    await window.showTextDocument(document);
    await commands.executeCommand("undo");
    assert.equal(document.getText(), valid);
  });

  it("keeps CRLF and the BOM, byte for byte", async () => {
    const text = `\uFEFF# Spring\r\n${valid.replaceAll("\n", "\r\n")}`;
    const document = await openCampaign(text);
    const result = await create(document);
    const id = "id" in result ? result.id : "";
    assert.equal(await onDisk(document), text.replace("name:", `id: ${id}\r\nname:`));
  });

  it("refuses a second create, of the same file and while the first is under way", async () => {
    const document = await openCampaign(valid);
    const [first, second] = await Promise.all([create(document), create(document)]);
    assert.deepEqual([first.outcome, "code" in second && second.code], ["created", "busy"]);
    // By this window already, before anything is asked; the ledger would refuse it, too.
    assert.equal(second.reason, "This campaign is already being created.");
    const third = await create(document);
    assert.equal("code" in third && third.code, "already-created");
    assert.equal((await sandbox.created()).length, 1);
  });

  const refusals: [name: string, open: () => Promise<TextDocument | Uri>, code: string][] = [
    ["a file with problems", () => openCampaign("name: x\n"), "has-problems"],
    ["another language", () => openCampaign("name: x\n", "other.yaml"), "not-a-campaign"],
    ["a file that is not there", async () => Uri.file("/nowhere/x.campaign.yaml"), "not-a-campaign"],
    [
      "an untitled file",
      () => Promise.resolve(workspace.openTextDocument({ language: "outbox-campaign", content: valid })),
      "unsaved",
    ],
    [
      "bytes that are no UTF-8",
      () =>
        openCampaign(Buffer.concat([Buffer.from(valid), Buffer.from("description: caf\xe9\n", "latin1")])),
      "not-utf8",
    ],
    [
      "a status that may send email, since no dialog can be shown here",
      () => openCampaign(valid.replace("draft", "active")),
      "declined",
    ],
  ];
  for (const [name, open, code] of refusals) {
    it(`refuses ${name}: ${code}`, async () => {
      const target = await open();
      const before = "getText" in target ? target.getText() : "";
      const result = await create(target);
      assert.deepEqual([result.outcome, "code" in result && result.code], ["not-sent", code]);
      assert.ok(result.reason);
      assert.deepEqual(await postRequests(), []);
      if ("getText" in target) assert.equal(target.getText(), before);
    });
  }

  it("goes to the first problem", async () => {
    const document = await openCampaign(`${valid}timezone: nowhere\nstauts: x\n`);
    const selected = next(
      window.onDidChangeTextEditorSelection,
      ({ textEditor }) => textEditor.document === document,
    );
    await create(document);
    const [selection] = (await selected).selections;
    assert.deepEqual(selection, new Selection(4, 0, 4, 0));
  });

  it("refuses a base URL that is not safe, whoever set it", async () => {
    const document = await openCampaign(valid);
    for (const address of ["http://api.getoutbox.ai", "nonsense", `${origin}/?a=b`]) {
      await set("apiBaseUrl", address);
      const result = await create(document);
      assert.equal("code" in result && result.code, "bad-base-url", address);
      assert.match(result.reason, /outbox\.apiBaseUrl/);
    }
    assert.deepEqual(await postRequests(), []);
  });

  it("says what a wrong token means, and creates after it is put right", async () => {
    process.env["OUTBOX_TOKEN"] = "wrong-token-0815";
    const document = await openCampaign(valid);
    const result = await create(document);
    assert.deepEqual([result.outcome, "code" in result && result.code], ["rejected", "not-allowed"]);
    assert.match(result.reason, /outbox\.authorizationScheme/);
    assert.ok(!JSON.stringify(result).includes("wrong-token-0815"));
    assert.equal(await onDisk(document), valid);
    process.env["OUTBOX_TOKEN"] = token;
    assert.equal((await create(document)).outcome, "created");
  });

  it("knows that nothing was sent where nobody listens", async () => {
    await set("apiBaseUrl", "http://127.0.0.1:1");
    const result = await create(await openCampaign(valid));
    assert.equal(result.outcome, "rejected", result.reason);
    assert.match(result.reason, /ECONNREFUSED/);
  });

  it("gives Outbox's own words when it refuses a field", async () => {
    const document = await openCampaign(`${valid}workflow: 00000000-0000-4000-8000-000000000404\n`);
    const result = await create(document);
    assert.equal(result.outcome, "rejected");
    assert.match(result.reason, /workflow.*object does not exist/s);
    assert.equal((await sandbox.created()).length, 0);
  });

  it("does not know after a timeout, never repeats it, and asks before another create", async () => {
    await set("requestTimeoutSeconds", 1);
    await sandbox.failNext({ kind: "hang", strikes: "after-create" });
    const document = await openCampaign(valid);
    const result = await create(document);
    assert.equal(result.outcome, "unknown");
    assert.match(result.reason, /outbox\.requestTimeoutSeconds/);
    assert.equal(await onDisk(document), valid);
    const again = await create(document);
    assert.equal("code" in again && again.code, "declined");
    assert.equal((await sandbox.created()).length, 1);
    assert.equal((await postRequests()).length, 1);
  });

  it("gives the id when the file is deleted meanwhile", async () => {
    await sandbox.failNext({ kind: "delay", strikes: "after-create", milliseconds: 300 });
    // A text of its own: where a file is gone, one that says the same is asked about.
    const document = await openCampaign(valid.replace("Spring", "Deleted"));
    const creating = create(document);
    await arrival();
    await rm(document.uri.fsPath);
    const result = await creating;
    const [campaign] = await sandbox.created();
    assert.deepEqual([result.outcome, "id" in result && result.id], ["created", campaign?.["id"]]);
    assert.match(result.reason, /the file is gone/);
    assert.ok(result.reason.includes(String(campaign?.["id"])));
  });

  it("reopens a file that was closed meanwhile, and leaves what was typed meanwhile", async () => {
    await sandbox.failNext({ kind: "delay", strikes: "after-create", milliseconds: 300 });
    const document = await openCampaign(valid);
    const creating = create(document);
    await arrival();
    await replaceText(document, `# typed meanwhile\n${valid}`);
    await document.save();
    await commands.executeCommand("workbench.action.closeActiveEditor");
    const result = await creating;
    assert.equal(await onDisk(document), `# typed meanwhile\nid: ${"id" in result && result.id}\n${valid}`);
  });

  it("refuses a read-only file before anything is sent", async function () {
    if (process.platform === "win32") this.skip();
    const document = await openCampaign(valid);
    await chmod(document.uri.fsPath, 0o444);
    const result = await create(document);
    await chmod(document.uri.fsPath, 0o644);
    assert.equal("code" in result && result.code, "read-only");
  });

  it("has a code lens that says what it will do, and then that it is done", async () => {
    const document = await openCampaign(valid);
    const titles = async () => {
      const lenses = await commands.executeCommand<CodeLens[]>(
        "vscode.executeCodeLensProvider",
        document.uri,
        10,
      );
      return lenses.map(({ command }) => command?.title);
    };
    assert.deepEqual(await titles(), ["$(cloud-upload)\u00a0Create draft in Outbox", "Preview"]);
    await create(document);
    assert.deepEqual(await titles(), ["$(check)\u00a0Created in Outbox", "Copy Id"]);
  });
});
