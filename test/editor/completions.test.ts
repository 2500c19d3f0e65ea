import assert from "node:assert/strict";
import { type CompletionItem, type CompletionList, commands, type TextDocument } from "vscode";
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
  return items.map(({ label }) => label);
}

describe("Completions", () => {
  it("offer the keys that are missing, required first, with their documentation", async () => {
    const items = await completeAt("status: draft\n█");
    assert.deepEqual(labels(items).slice(0, 2), ["name", "company"]);
    assert.ok(!labels(items).includes("status"));
    assert.equal(items[0]?.detail, "Name (required)");
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
});
