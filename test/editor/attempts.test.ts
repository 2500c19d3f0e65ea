import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { rename } from "node:fs/promises";
import {
  type CodeAction,
  type CodeLens,
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  languages,
  type TextDocument,
  type Uri,
  WorkspaceEdit,
  workspace,
} from "vscode";
import { readCampaign, writeRequest } from "../../src/campaign/index.ts";
import type { AttemptEnd, CreateResult } from "../../src/creation/index.ts";
import { tellUnanswered } from "../../src/editor/show-unanswered.ts";
import { connectSandbox } from "../sandbox/connect-sandbox.ts";
import { next, onDisk, openCampaign, replaceText, valid, writeCampaign } from "./campaign-editor.ts";
import { leaveAttempt, pastWhen, when } from "./the-ledger.ts";

const sandbox = connectSandbox(process.env["OUTBOX_SANDBOX_ORIGIN"] ?? "");
const body = writeRequest(readCampaign(valid));

function shown(uri: Uri): Diagnostic[] {
  return languages
    .getDiagnostics(uri)
    .filter(({ code }) => typeof code === "object" && /^(?:no-answer|lost-id)$/.test(String(code.value)));
}

function codes(uri: Uri): unknown[] {
  return shown(uri).map(({ code }) => typeof code === "object" && code.value);
}

/** Resolves when exactly this is shown of earlier attempts. */
async function untilShown(uri: Uri, wanted: readonly string[]): Promise<void> {
  await when(languages.onDidChangeDiagnostics, () => codes(uri).join() === wanted.join());
}

async function lensesOf({ uri }: TextDocument): Promise<(string | undefined)[]> {
  const lenses = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri, 10);
  return lenses.map(({ command }) => command?.title.replace("\u00a0", " "));
}

async function create(document: TextDocument): Promise<CreateResult> {
  return commands.executeCommand<CreateResult>("outbox.createCampaign", document.uri);
}

function createdAs(id: string): AttemptEnd {
  return { outcome: "created", id, at: new Date().toISOString(), inFile: false };
}

/** A campaign whose create got no answer, and which exists. */
async function openUnanswered(): Promise<TextDocument> {
  await workspace.getConfiguration("outbox").update("requestTimeoutSeconds", 1, true);
  await sandbox.failNext({ kind: "hang", strikes: "after-create" });
  const document = await openCampaign(valid);
  assert.equal((await create(document)).outcome, "unknown");
  await untilShown(document.uri, ["no-answer"]);
  return document;
}

describe("What an earlier attempt left behind", () => {
  beforeEach(async () => {
    process.env["OUTBOX_TOKEN"] = process.env["OUTBOX_SANDBOX_TOKEN"];
    await sandbox.reset();
  });
  afterEach(async () => {
    delete process.env["OUTBOX_TOKEN"];
    await workspace.getConfiguration("outbox").update("requestTimeoutSeconds", undefined, true);
  });

  it("is shown after no answer: a warning on the first key, and a line above it", async () => {
    const document = await openUnanswered();
    const [warning] = shown(document.uri);
    assert.equal(warning?.severity, DiagnosticSeverity.Warning);
    assert.equal(document.getText(warning.range), "name");
    assert.match(warning.message, /^The create of \d.* got no answer: the campaign may exist in Outbox/);
    assert.match(
      (await lensesOf(document))[0] ?? "",
      /^\$\(warning\) No answer at \d.*: the campaign may exist…$/,
    );
    assert.equal((await lensesOf(document)).length, 2);
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      warning.range,
    );
    const fix = actions.find(({ title }) => title === "Look for the campaign, or enter its id…");
    assert.equal(fix?.command?.command, "outbox.createCampaign");
    assert.ok(!fix.isPreferred && fix.edit === undefined);
  });

  it("goes in the event that enters the id, comes back with it, and is settled by saving", async () => {
    const document = await openUnanswered();
    const id = randomUUID();
    const then = next(workspace.onDidChangeTextDocument, (change) => change.document === document).then(() =>
      codes(document.uri),
    );
    await replaceText(document, `id: ${id}\n${valid}`);
    assert.deepEqual(await then, []);
    await replaceText(document, `# none yet\n${valid}`);
    assert.deepEqual(codes(document.uri), ["no-answer"]);
    await replaceText(document, `id: ${id}\n${valid}`);
    await document.save();
    const past = await pastWhen(document.uri, ({ state }) => state === "created");
    const end = past.state === "created" ? past.attempt.end : undefined;
    assert.ok(end?.outcome === "created");
    assert.deepEqual([end.id, end.inFile, end.foundByPerson], [id, true, true]);
  });

  it("is shown when a file is opened, and when another window leaves it", async () => {
    await openCampaign(valid);
    const before = await writeCampaign(valid);
    await leaveAttempt(before, body);
    const document = await workspace.openTextDocument(before);
    await untilShown(document.uri, ["no-answer"]);
    const open = await openCampaign(valid);
    await leaveAttempt(open.uri, body);
    await untilShown(open.uri, ["no-answer"]);
  });

  it("follows a file that is renamed", async () => {
    const document = await openUnanswered();
    const uri = document.uri.with({ path: document.uri.path.replace(".campaign", "-2.campaign") });
    const edit = new WorkspaceEdit();
    edit.renameFile(document.uri, uri);
    await workspace.applyEdit(edit);
    await workspace.openTextDocument(uri);
    await untilShown(uri, ["no-answer"]);
    assert.deepEqual(codes(document.uri), []);
  });

  it("is a lost id where the file was created; the quick fix writes it back, as it was", async () => {
    const document = await openCampaign(valid);
    assert.equal((await create(document)).outcome, "created");
    const created = document.getText();
    await replaceText(document, valid);
    await untilShown(document.uri, ["lost-id"]);
    const [warning] = shown(document.uri);
    assert.ok(warning);
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      warning.range,
    );
    const fix = actions.find(({ title }) => title === "Write the id back");
    assert.ok(fix?.edit && fix.isPreferred);
    await workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), created);
    assert.deepEqual(codes(document.uri), []);
  });

  it("is a lost id that the line above the first key writes back and saves", async () => {
    const document = await openCampaign(valid);
    await create(document);
    const created = document.getText();
    await replaceText(document, valid);
    await document.save();
    await untilShown(document.uri, ["lost-id"]);
    assert.match((await lensesOf(document))[0] ?? "", /^\$\(warning\) Created at \d.*: Write It Back$/);
    await Promise.all([
      next(workspace.onDidSaveTextDocument),
      void commands.executeCommand("_outbox.writeIdBack", document.uri),
    ]);
    assert.equal(await onDisk(document), created);
  });

  it("is an id that never reached its file: it is offered, and written where the file is now", async () => {
    await openCampaign(valid);
    const id = randomUUID();
    const uri = await writeCampaign(valid);
    const moved = uri.with({ path: uri.path.replace(".campaign", "-moved.campaign") });
    await rename(uri.fsPath, moved.fsPath);
    await commands.executeCommand("notifications.clearAll");
    await leaveAttempt(uri, body.replace("Spring", "Recovered"), createdAs(id));
    const document = await openCampaign(valid.replace("Spring", "Recovered"), "recovered.campaign.yaml");
    const saved = next(workspace.onDidSaveTextDocument, (one) => one === document);
    const accepting = setInterval(() => commands.executeCommand("notification.acceptPrimaryAction"), 100);
    await saved;
    clearInterval(accepting);
    assert.equal(await onDisk(document), `id: ${id}\n${valid.replace("Spring", "Recovered")}`);
    const past = await pastWhen(document.uri, (one) => one.state === "created" && isInFile(one.attempt.end));
    assert.equal(past.state === "created" && past.id, id);
  });

  it("is settled silently where the id is in its file after all", async () => {
    await openCampaign(valid);
    const id = randomUUID();
    const uri = await writeCampaign(`id: ${id}\n${valid}`);
    await leaveAttempt(uri, body, createdAs(id));
    await pastWhen(uri, (past) => past.state === "created" && isInFile(past.attempt.end));
  });

  it("is another host: the lines say where it was created, and offer to create it here", async () => {
    const here = new URL(process.env["OUTBOX_SANDBOX_ORIGIN"] ?? "").host;
    const document = await openCampaign(`id: ${randomUUID()} # staging.example.com\n${valid}`);
    assert.deepEqual(await lensesOf(document), [
      "$(check) Created at staging.example.com",
      `$(cloud-upload) Create at ${here} too…`,
      "Copy Id",
    ]);
  });

  it("is counted in the status bar", async () => {
    const attempt = await leaveAttempt(await writeCampaign(valid), body);
    const known = { file: attempt.file, past: { state: "no-answer", attempt, next: 2 } } as const;
    const told = tellUnanswered([known], { nameOf: () => "spring.campaign.yaml" });
    assert.equal(told?.text, "$(question) 1 without an answer");
    assert.match(told.tooltip, /\nspring\.campaign\.yaml, \d/);
    assert.equal(tellUnanswered([], { nameOf: String }), undefined);
  });
});

function isInFile(end: AttemptEnd | undefined): boolean {
  return end?.outcome === "created" && end.inFile;
}
