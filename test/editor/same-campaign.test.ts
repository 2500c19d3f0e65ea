import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { type Diagnostic, DiagnosticSeverity, languages, type Uri, WorkspaceEdit, workspace } from "vscode";
import { readCampaign, writeRequest } from "../../src/campaign/index.ts";
import { next, openCampaign, replaceText, valid, writeCampaign } from "./campaign-editor.ts";
import { leaveAttempt, when } from "./the-ledger.ts";

const origin = "https://api.getoutbox.ai";

function shown(uri: Uri): Diagnostic[] {
  return languages
    .getDiagnostics(uri)
    .filter(({ code }) => typeof code === "object" && code.value === "same-campaign");
}

async function untilShown(uri: Uri, count: number): Promise<void> {
  await when(languages.onDidChangeDiagnostics, () => shown(uri).length === count);
}

async function set(apiBaseUrl: string | undefined): Promise<void> {
  await workspace.getConfiguration("outbox").update("apiBaseUrl", apiBaseUrl, true);
}

describe("A copy that says what another file has created", () => {
  const sandbox = process.env["OUTBOX_SANDBOX_ORIGIN"] ?? "";
  let text: string;
  /** The file that was created from this text, and has its id. */
  let first: Uri;
  beforeEach(async () => {
    await set(origin);
    text = valid.replace("Spring launch", `Spring ${randomUUID()}`);
    const id = randomUUID();
    first = await writeCampaign(`id: ${id}\n${text}`);
    await openCampaign(valid); // The ledger is made with the first.
    const end = { outcome: "created", id, at: new Date().toISOString(), inFile: true } as const;
    await leaveAttempt(first, writeRequest(readCampaign(text)), end, origin);
  });
  afterEach(() => set(sandbox));

  it("is a warning on its name, with a link to that file, and goes in the event that changes it", async () => {
    const copy = await openCampaign(text);
    await untilShown(copy.uri, 1);
    const [warning] = shown(copy.uri);
    assert.equal(warning?.severity, DiagnosticSeverity.Warning);
    assert.equal(copy.getText(warning.range), /name: (.*)/.exec(text)?.[1]);
    assert.ok(warning.message.includes(workspace.asRelativePath(first, false)), warning.message);
    assert.equal(warning.relatedInformation?.[0]?.location.uri.fsPath, first.fsPath);
    assert.deepEqual(shown(first), []);
    const then = next(workspace.onDidChangeTextDocument, ({ document }) => document === copy).then(
      () => shown(copy.uri).length,
    );
    await replaceText(copy, `${text}description: Another\n`);
    assert.equal(await then, 0);
    await replaceText(copy, text);
    assert.equal(shown(copy.uri).length, 1);
  });

  it("is none once the other file is gone, and none at another address", async () => {
    const copy = await openCampaign(text);
    await untilShown(copy.uri, 1);
    await set(sandbox);
    await untilShown(copy.uri, 0);
    await set(origin);
    await untilShown(copy.uri, 1);
    const edit = new WorkspaceEdit();
    edit.deleteFile(first);
    await workspace.applyEdit(edit);
    await untilShown(copy.uri, 0);
    await rm(copy.uri.fsPath);
  });
});
