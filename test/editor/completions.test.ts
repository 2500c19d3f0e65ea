import assert from "node:assert/strict";
import {
  type CompletionItem,
  type CompletionList,
  commands,
  Selection,
  SnippetString,
  type TextDocument,
  window,
} from "vscode";
import { company, openCampaign } from "./campaign-editor.ts";

/** Opens a file with this text and asks for completions at its `█`. */
async function completeAt(marked: string): Promise<CompletionItem[]> {
  const document: TextDocument = await openCampaign(marked.replace("█", ""));
  const position = document.positionAt(marked.indexOf("█"));
  const list = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    position,
  );
  return list.items.filter(({ sortText }) => /^\d{4}$/.test(sortText ?? ""));
}

function labels(items: readonly CompletionItem[]): unknown[] {
  return items.map(({ label }) => (typeof label === "string" ? label : label.label));
}

/** Opens a file with this text, with the cursor at its `█`. */
async function openAt(marked: string): Promise<TextDocument> {
  const document = await openCampaign(marked.replace("█", ""));
  const editor = window.activeTextEditor;
  assert.equal(editor?.document, document);
  const position = document.positionAt(marked.indexOf("█"));
  editor.selection = new Selection(position, position);
  return document;
}

/** Takes the first suggestion as soon as there is one. Resolves to the text then. */
async function takeFirst(document: TextDocument): Promise<string> {
  const before = document.getText();
  while (document.getText() === before) {
    await commands.executeCommand("acceptSelectedSuggestion");
    await new Promise((resolve) => setTimeout(resolve, 50)); // No event says that the list is there.
  }
  return document.getText();
}

/** Asks for suggestions at the cursor of this text, and takes the first. */
async function complete(marked: string): Promise<{ document: TextDocument; text: string }> {
  const document = await openAt(marked);
  await commands.executeCommand("editor.action.triggerSuggest");
  return { document, text: await takeFirst(document) };
}

describe("Completions", () => {
  it("offer the keys that are missing, required first, with their documentation", async () => {
    const items = await completeAt("status: draft\n█");
    assert.deepEqual(labels(items).slice(0, 2), ["name", "company"]);
    assert.ok(!labels(items).includes("status"));
    assert.deepEqual(items[0]?.label, { label: "name", description: "Name, required" });
    assert.deepEqual(labels(items).slice(-3), ["created_by", "created_at", "is_deleted"]);
    assert.ok(items[0]?.documentation);
  });

  it("offer the values of a status", async () => {
    assert.deepEqual(labels(await completeAt("status: █")), [
      "draft",
      "active",
      "paused",
      "completed",
      "cancelled",
    ]);
  });

  it("offer true and false, and time zones", async () => {
    assert.deepEqual(labels(await completeAt("stop_on_reply: █")), ["true", "false"]);
    const zones = labels(await completeAt("timezone: Eu█"));
    assert.ok(zones.includes("Europe/Berlin") && zones.includes("UTC"));
  });

  it("work in a flow mapping and on a line before others", async () => {
    assert.ok(labels(await completeAt("{name: x, █}")).includes("company"));
    assert.ok(labels(await completeAt(`name: x\nsta█\ncompany: ${company}\n`)).includes("status"));
  });

  it("offer nothing in comments and prose", async () => {
    assert.deepEqual(await completeAt("# sta█"), []);
    assert.deepEqual(await completeAt("description: |\n  sta█"), []);
  });

  it("insert keys with places to fill in", async () => {
    const items = await completeAt("name: A\n█");
    const status = items.find(({ label }) => typeof label === "object" && label.label === "status");
    assert.ok(status?.insertText instanceof SnippetString);
    assert.match(status.insertText.value, /^status: \$\{1\|draft,active,paused,completed,cancelled\|\}$/);
  });

  it("write a key with its first value", async () => {
    const { text } = await complete("stat█");
    assert.equal(text, "status: draft");
  });

  it("write the whole of a new campaign, and Tab goes to the company", async () => {
    const { document, text } = await complete("camp█");
    assert.equal(text, "name: \ncompany: \nstatus: draft");
    await commands.executeCommand("type", { text: "May" });
    await commands.executeCommand("jumpToNextSnippetPlaceholder");
    await commands.executeCommand("type", { text: "x" });
    assert.equal(document.getText(), "name: May\ncompany: x\nstatus: draft");
  });

  it("bring up the time zones when the one that is suggested is typed over", async () => {
    const { document, text } = await complete("name: A\ntimez█\n");
    assert.match(text, /^timezone: \S+$/m);
    for (const letter of "Reykj") await commands.executeCommand("type", { text: letter });
    assert.equal(await takeFirst(document), "name: A\ntimezone: Atlantic/Reykjavik\n");
  });

  it("keep the line breaks and the indentation of the file", async () => {
    const { text } = await complete("status: draft\r\n  send█\r\n");
    assert.equal(text, "status: draft\r\nsender_identity_ids:\r\n  - \r\n");
  });
});
