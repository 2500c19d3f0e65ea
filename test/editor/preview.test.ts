import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { posix } from "node:path";
import { commands, TabInputText, type TextDocument, type Uri, ViewColumn, window, workspace } from "vscode";
import { connectSandbox } from "../sandbox/connect-sandbox.ts";
import { company, next, openCampaign, replaceText, valid, writeCampaign } from "./campaign-editor.ts";
import { agencyToken } from "./token-stage.ts";

const origin = process.env["OUTBOX_SANDBOX_ORIGIN"] ?? "";
/** An agency's: of which company it is, nothing can tell, so the title names the variable alone. */
const token = agencyToken;
const sandbox = connectSandbox(origin);
const { host } = new URL(origin);

/** The previews on the screen. */
function previews(): TextDocument[] {
  const shown = window.visibleTextEditors.map(({ document }) => document);
  return shown.filter(({ uri }) => uri.scheme === "outbox-request");
}

async function preview(target?: Uri): Promise<TextDocument> {
  await commands.executeCommand("outbox.previewRequest", target);
  const [shown] = previews();
  assert.ok(shown, "no preview is shown");
  return shown;
}

/** Resolves when the preview has this in it, or is without it. */
async function becomes(document: TextDocument, pattern: RegExp): Promise<string> {
  while (!pattern.test(document.getText())) {
    await next(workspace.onDidChangeTextDocument, (change) => change.document === document);
  }
  return document.getText();
}

/** Resolves when a preview of this title is the only one. */
async function titled(label: string): Promise<void> {
  const labels = () =>
    window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof TabInputText && input.uri.scheme === "outbox-request")
      .map((tab) => tab.label);
  do await next(window.tabGroups.onDidChangeTabs);
  while (labels().join() !== label);
}

async function set(name: string, value: unknown): Promise<void> {
  await workspace.getConfiguration("outbox").update(name, value, true);
}

describe("Preview Request", () => {
  beforeEach(async () => {
    process.env["OUTBOX_TOKEN"] = token;
    await sandbox.reset();
  });
  afterEach(async () => {
    delete process.env["OUTBOX_TOKEN"];
    await set("apiBaseUrl", origin);
    await commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("shows exactly the bytes that are then posted", async () => {
    const document = await openCampaign(
      `# Spring\nstatus: draft\n${valid.replace("status: draft\n", "")}description: |\n  It's "ours" // & yours\n  \u{1F680}\nallowed_windows: {'2': a, '1': [1.50, null]}\nworkflow:\n`,
    );
    const shown = (await preview()).getText();
    const result = await commands.executeCommand<{ outcome: string }>("outbox.createCampaign", document.uri);
    assert.equal(result.outcome, "created");
    const [post] = (await sandbox.requests()).filter(({ method }) => method === "POST");
    assert.equal(shown, post?.body);
  });

  it("has the host, the account and the file in its title, the address before it, and leaves the keyboard where it is", async () => {
    const document = await openCampaign(valid, "title.campaign.yaml");
    const shown = await preview();
    assert.equal(window.activeTextEditor?.document, document);
    assert.equal(shown.languageId, "jsonc");
    assert.equal(shown.uri.path, `/${origin}/email/campaigns/POST ${host} (OUTBOX_TOKEN) title.jsonc`);
    const tab = window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .find(({ input }) => input instanceof TabInputText && input.uri.toString() === shown.uri.toString());
    assert.equal(tab?.label, `POST ${host} (OUTBOX_TOKEN) title.jsonc`);
    assert.notEqual(tab?.group, window.tabGroups.activeTabGroup);
    delete process.env["OUTBOX_TOKEN"];
    assert.match((await preview(document.uri)).uri.path, /\(not signed in\) title\.jsonc$/);
  });

  it("cannot be written", async () => {
    await openCampaign(valid);
    const shown = await preview();
    const before = shown.getText();
    await window.showTextDocument(shown);
    await commands.executeCommand("type", { text: "x" });
    assert.equal(shown.getText(), before);
    assert.equal(shown.isDirty, false);
  });

  it("follows the text, its errors in words, and back", async () => {
    const document = await openCampaign(valid);
    const shown = await preview();
    const before = shown.getText();
    await replaceText(document, valid.replace("draft", "live").replace("Spring", "Summer"));
    const text = await becomes(
      shown,
      /^\/\/ This campaign cannot be created yet: 1 error\.\n\/\/ Line 3: [\s\S]*draft/,
    );
    assert.match(text, /"name": "Summer launch"/);
    await replaceText(document, valid);
    assert.equal(await becomes(shown, /^\{/), before);
  });

  it("ends with the last of many quick changes", async () => {
    const document = await openCampaign(valid);
    const shown = await preview();
    const before = shown.getText();
    for (let count = 0; count < 10; count++) {
      await replaceText(document, valid.replace("Spring", "Summer"));
      await replaceText(document, valid);
    }
    await replaceText(document, valid.replace("Spring", "Autumn"));
    await becomes(shown, /Autumn/);
    await replaceText(document, valid);
    assert.equal(await becomes(shown, /Spring/), before);
  });

  it("follows a large text too", async () => {
    const large = `${valid}description: ${"x".repeat(300_000)}\n`;
    const document = await openCampaign(large);
    const shown = await preview();
    await replaceText(document, large.replace("Spring", "Summer"));
    await becomes(shown, /Summer/);
  });

  it("says so when the campaign is created", async () => {
    const document = await openCampaign(`id: ${company}\n${valid}`);
    const shown = await preview(document.uri);
    assert.match(
      shown.getText(),
      new RegExp(`^// [\\s\\S]*exists in Outbox[\\s\\S]*${company}[\\s\\S]*\\n\\{\\n  "name"`),
    );
  });

  it("gives way to one with the right title when the address or the sign-in changes", async () => {
    await openCampaign(valid, "renewed.campaign.yaml");
    await preview();
    const renewed = titled("POST api.example.com (OUTBOX_TOKEN) renewed.jsonc");
    await set("apiBaseUrl", "https://api.example.com/v2");
    await renewed;
    const again = titled(`POST ${host} (OUTBOX_TOKEN) renewed.jsonc`);
    await set("apiBaseUrl", origin);
    await again;
  });

  it("says when its title is no longer true while it is behind others", async () => {
    await openCampaign(valid);
    const shown = await preview();
    const other = await workspace.openTextDocument({ content: "in front" });
    await window.showTextDocument(other, { viewColumn: ViewColumn.Beside, preview: false });
    await set("apiBaseUrl", "https://api.example.com/v2");
    const text = await becomes(shown, /out of date/);
    assert.match(
      text.replace(/\n\/\/ {3}/g, " "),
      /^\/\/ The title .* now go to api\.example\.com \(OUTBOX_TOKEN\)\.\n/,
    );
    await set("apiBaseUrl", origin);
    await becomes(shown, /^\{/);
  });

  it("says why nothing can be sent to the address that is set", async () => {
    const document = await openCampaign(valid);
    await set("apiBaseUrl", "http://api.getoutbox.ai");
    const shown = await preview(document.uri);
    assert.match(shown.uri.path, /^\/POST \(no valid address\) .*\.jsonc$/);
    assert.match(
      shown.getText(),
      /^\/\/ This campaign cannot be created yet\. [\s\S]*outbox\.apiBaseUrl[\s\S]*\n\{/,
    );
  });

  it("previews an untitled campaign, and says when it is gone", async () => {
    const document = await workspace.openTextDocument({ language: "outbox-campaign", content: valid });
    await window.showTextDocument(document);
    const shown = await preview();
    assert.match(shown.uri.path, /\) Untitled-\d+\.jsonc$/);
    assert.match(shown.getText(), /^\{/);
    await window.showTextDocument(document);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await becomes(shown, /^\/\/ Untitled-\d+ is gone[\s\S]*\n\{\}$/);
  });

  it("previews a file that no editor shows", async () => {
    const uri = await writeCampaign(valid.replace("Spring", "Hidden"));
    await openCampaign(valid);
    assert.match((await preview(uri)).getText(), /^\{\n {2}"name": "Hidden launch"/);
  });

  it("goes on when the file is closed, and says when it is gone", async () => {
    const uri = await writeCampaign(valid);
    // Not openTextDocument: VS Code would keep for minutes what was opened by it.
    await commands.executeCommand("vscode.open", uri);
    const shown = await preview();
    await rm(uri.fsPath);
    await commands.executeCommand("workbench.action.closeActiveEditor");
    await becomes(shown, /^\/\/ \S+\.campaign\.yaml\s[\s\S]*gone,[\s\S]*\n\{\}$/);
    await writeCampaign(valid, posix.basename(uri.path));
    assert.match((await preview(uri)).getText(), /"name": "Spring launch"/);
  });

  it("opens nothing for what is no campaign", async () => {
    await openCampaign("name: x\n", "no-campaign.yaml");
    await commands.executeCommand("outbox.previewRequest");
    assert.deepEqual(previews(), []);
  });
});
