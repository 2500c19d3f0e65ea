import assert from "node:assert/strict";
import {
  type CodeLens,
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  languages,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import type { CreateResult } from "../../src/creation/index.ts";
import { connectSandbox } from "../sandbox/connect-sandbox.ts";
import { next, openCampaign, replaceText } from "./campaign-editor.ts";
import { agencyToken, postRequests } from "./token-stage.ts";

/** An agency's: a company's key is not used for the campaigns of others, unknown ones included. */
const token = agencyToken;
const sandbox = connectSandbox(process.env["OUTBOX_SANDBOX_ORIGIN"] ?? "");

/** The sandbox finds nothing with this id. */
const unknown = "00000000-0000-4000-8000-000000000404";
const refusedTwice = `name: Spring\ncompany: ${unknown} # Acme\nworkflow: "${unknown}"\nstatus: draft\n`;

async function create(document: TextDocument): Promise<CreateResult> {
  return commands.executeCommand<CreateResult>("outbox.createCampaign", document.uri);
}

/** Opens a campaign and has it refused. */
async function refuse(text: string): Promise<TextDocument> {
  const document = await openCampaign(text);
  const result = await create(document);
  assert.equal(result.outcome, "rejected", result.reason);
  return document;
}

function shown(uri: Uri): Diagnostic[] {
  return languages
    .getDiagnostics(uri)
    .filter(({ code }) => typeof code === "object" && code.value === "server-rejected");
}

function marked(document: TextDocument): string[] {
  return shown(document.uri).map(({ range }) => document.getText(range));
}

async function replace(document: TextDocument, old: string, by: string): Promise<void> {
  const start = document.getText().indexOf(old);
  const edit = new WorkspaceEdit();
  edit.replace(
    document.uri,
    new Range(document.positionAt(start), document.positionAt(start + old.length)),
    by,
  );
  assert.ok(await workspace.applyEdit(edit));
}

/** Answers the next create with this 400. */
function answer(body: unknown): Promise<void> {
  return sandbox.failNext({
    kind: "answer",
    strikes: "before-create",
    status: 400,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

describe("What Outbox refused", () => {
  beforeEach(async () => {
    process.env["OUTBOX_TOKEN"] = token;
    await sandbox.reset();
  });
  afterEach(() => {
    delete process.env["OUTBOX_TOKEN"];
  });

  it("stands on the values, goes one by one as they are edited, and at the next create", async () => {
    const document = await refuse(refusedTwice);
    assert.deepEqual(marked(document), [unknown, `"${unknown}"`]);
    const [company] = shown(document.uri);
    assert.deepEqual([company?.severity, company?.source], [DiagnosticSeverity.Error, "outbox"]);
    assert.match(
      company?.message ?? "",
      /^Outbox: nothing has this id.*object does not exist.*from the last try/,
    );
    await replace(document, `"${unknown}"`, "null");
    assert.deepEqual(marked(document), [unknown]);
    await create(document);
    assert.deepEqual(marked(document), [unknown]);
    await replace(document, unknown, "5f0c2a8e-3b1d-4e6f-9a7c-2d4b6e8f0a1c");
    assert.deepEqual(marked(document), []);
    assert.equal((await create(document)).outcome, "created");
  });

  it("never keeps it from being tried again, and is gone once it is created", async () => {
    await answer({ name: ["Taken."], non_field_errors: ["Not today."] });
    const document = await refuse(refusedTwice.replaceAll(unknown, "5f0c2a8e-3b1d-4e6f-9a7c-2d4b6e8f0a1c"));
    assert.deepEqual(marked(document), ["name", "Spring"]);
    const lenses = await commands.executeCommand<CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
      10,
    );
    assert.match(lenses[0]?.command?.title ?? "", /Create draft/);
    assert.equal((await create(document)).outcome, "created");
    assert.deepEqual(marked(document), []);
  });

  it("has the cursor, the first of it", async () => {
    const document = await openCampaign(refusedTwice);
    const moved = next(
      window.onDidChangeTextEditorSelection,
      ({ textEditor, selections }) => textEditor.document === document && selections[0]?.start.line === 1,
    );
    const result = await create(document);
    assert.equal(result.outcome, "rejected", result.reason);
    const [selection] = (await moved).selections;
    assert.deepEqual(selection?.start, shown(document.uri)[0]?.range.start);
  });

  it("is followed in the very event, through edits, undo and other line ends", async () => {
    const document = await refuse(`\uFEFF${refusedTwice.replaceAll("\n", "\r\n")}`);
    const changed = next(workspace.onDidChangeTextDocument, (change) => change.document === document);
    const then = changed.then(() => marked(document));
    await replace(document, "name: Spring", "# A line\n\nname: Summer 😀");
    assert.deepEqual(await then, [unknown, `"${unknown}"`]);
    await window.showTextDocument(document);
    await commands.executeCommand("undo");
    assert.deepEqual(marked(document), [unknown, `"${unknown}"`]);
    await replaceText(document, document.getText().replace("Spring", "Summer").replace("draft", "paused"));
    assert.deepEqual(marked(document), [unknown, `"${unknown}"`]);
    await commands.executeCommand("workbench.action.files.save");
    await replace(document, "404 # Acme", "405 # Acme");
    assert.deepEqual(marked(document), [`"${unknown}"`]);
  });

  it("is about the text that was sent, whatever is typed meanwhile", async () => {
    await sandbox.failNext({ kind: "delay", strikes: "before-create", milliseconds: 300 });
    const document = await openCampaign(refusedTwice);
    const creating = create(document);
    while ((await postRequests()).length === 0);
    await replace(document, "name:", "# typed meanwhile\nname:");
    await replace(document, `"${unknown}"`, `"${unknown}" `);
    await replace(document, `company: ${unknown}`, "company: acme");
    const result = await creating;
    assert.equal(result.outcome, "rejected");
    assert.deepEqual(marked(document), [`"${unknown}"`]);
  });

  it("goes with the file, and is back when it is opened again as it was", async () => {
    const document = await refuse(refusedTwice);
    const closed = next(workspace.onDidCloseTextDocument, (closing) => closing === document);
    await languages.setTextDocumentLanguage(document, "plaintext");
    await closed;
    assert.deepEqual(shown(document.uri), []);
    await languages.setTextDocumentLanguage(document, "outbox-campaign");
    assert.deepEqual(marked(document), [unknown, `"${unknown}"`]);
  });

  it("follows a file that is renamed, and is gone with one that is deleted", async () => {
    const document = await refuse(refusedTwice);
    const moved = Uri.joinPath(document.uri, "..", `moved-${document.uri.path.split("/").at(-1)}`);
    const rename = new WorkspaceEdit();
    rename.renameFile(document.uri, moved);
    assert.ok(await workspace.applyEdit(rename));
    assert.deepEqual(shown(document.uri), []);
    assert.deepEqual(marked(await workspace.openTextDocument(moved)), [unknown, `"${unknown}"`]);
    const remove = new WorkspaceEdit();
    remove.deleteFile(moved);
    assert.ok(await workspace.applyEdit(remove));
    assert.deepEqual(shown(moved), []);
  });

  it("is nothing where the token is to blame, or where the answer is a web page", async () => {
    process.env["OUTBOX_TOKEN"] = "wrong";
    const document = await refuse(refusedTwice);
    assert.deepEqual(marked(document), []);
    process.env["OUTBOX_TOKEN"] = token;
    await sandbox.failNext({ kind: "answer", strikes: "before-create", status: 400, body: "<h1>No</h1>" });
    assert.equal((await create(document)).outcome, "rejected");
    assert.deepEqual(marked(document), []);
  });
});
