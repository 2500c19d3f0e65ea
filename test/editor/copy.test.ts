import assert from "node:assert/strict";
import {
  commands,
  env,
  type LogOutputChannel,
  Selection,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import { readCampaign, writeRequest } from "../../src/campaign/index.ts";
import type { Past } from "../../src/creation/index.ts";
import { copyAsCurl } from "../../src/editor/copy-as-curl.ts";
import { DocumentReader } from "../../src/editor/read-document.ts";
import { writeCurl } from "../../src/outbox/index.ts";
import { company, next, openCampaign, valid } from "./campaign-editor.ts";

const origin = process.env["OUTBOX_SANDBOX_ORIGIN"] ?? "";
const token = process.env["OUTBOX_SANDBOX_TOKEN"] ?? "";
const untouched = "what was there before";

function curl(text: string, scheme: "bearer" | "raw" = "bearer"): string {
  const url = new URL(`${origin}/email/campaigns/`);
  return writeCurl({ url, body: writeRequest(readCampaign(text)), scheme });
}

describe("Copying", () => {
  beforeEach(async () => {
    process.env["OUTBOX_TOKEN"] = token;
    await env.clipboard.writeText(untouched);
  });
  afterEach(async () => {
    delete process.env["OUTBOX_TOKEN"];
    await workspace.getConfiguration("outbox").update("authorizationScheme", undefined, true);
    await workspace.getConfiguration("outbox").update("apiBaseUrl", origin, true);
  });

  describe("a request as cURL", () => {
    it("copies the command without the token", async () => {
      const text = valid.replace("Spring", "It's $(spring)");
      await openCampaign(text);
      await commands.executeCommand("outbox.copyAsCurl");
      const copied = await env.clipboard.readText();
      assert.equal(copied, curl(text));
      assert.ok(!copied.includes(token));
    });

    it("takes the form of the header from the setting, for a token that was in no form seen to work", async () => {
      process.env["OUTBOX_TOKEN"] = "a-token-nobody-knows";
      await workspace.getConfiguration("outbox").update("authorizationScheme", "raw", true);
      const document = await openCampaign(valid);
      await commands.executeCommand("outbox.copyAsCurl", document.uri);
      assert.equal(await env.clipboard.readText(), curl(valid, "raw"));
    });

    it("copies the text as it is, of an untitled campaign too", async () => {
      const document = await workspace.openTextDocument({ language: "outbox-campaign", content: valid });
      await window.showTextDocument(document);
      await commands.executeCommand("outbox.copyAsCurl");
      assert.equal(await env.clipboard.readText(), curl(valid));
    });

    it("refuses a file with errors, and goes to the first", async () => {
      const document = await openCampaign(`${valid}stauts: x\n`);
      const selected = next(
        window.onDidChangeTextEditorSelection,
        ({ textEditor }) => textEditor.document === document,
      );
      await commands.executeCommand("outbox.copyAsCurl");
      const [selection] = (await selected).selections;
      assert.deepEqual(selection, new Selection(3, 0, 3, 0));
      assert.equal(await env.clipboard.readText(), untouched);
    });

    it("refuses what is no campaign, and an address that is not safe", async () => {
      await openCampaign("name: x\n", "no-campaign.yaml");
      await commands.executeCommand("outbox.copyAsCurl");
      await workspace.getConfiguration("outbox").update("apiBaseUrl", "http://api.getoutbox.ai", true);
      const document = await openCampaign(valid);
      await commands.executeCommand("outbox.copyAsCurl", document.uri);
      assert.equal(await env.clipboard.readText(), untouched);
    });

    const created = `id: ${company}\n${valid}`;

    it("copies nothing of a created campaign where it cannot ask", async () => {
      await openCampaign(created);
      await commands.executeCommand("outbox.copyAsCurl");
      assert.equal(await env.clipboard.readText(), untouched);
    });

    it("asks before it copies the request of a created campaign", async () => {
      const document = await openCampaign(created);
      const log = window.createOutputChannel("Copying", { log: true });
      const asked: string[] = [];
      await copyWith(document, log, async ({ message, detail, answers }) => {
        asked.push(message, detail);
        return Object.keys(answers).find((answer) => answer === "copy") as never;
      });
      log.dispose();
      assert.match(asked.join("\n"), new RegExp(`exists already, or may.*\\n.*${company}.*second campaign`));
      assert.equal(await env.clipboard.readText(), curl(valid));
    });

    it("asks where an attempt got no answer, and copies nothing without a yes", async () => {
      const document = await openCampaign(valid);
      const log = window.createOutputChannel("Copying", { log: true });
      const asked: string[] = [];
      const ask = async ({ detail }: { readonly detail: string }) => void asked.push(detail);
      await copyWith(document, log, ask as never, { state: "no-answer", next: 2 });
      log.dispose();
      assert.match(asked[0] ?? "", /got no answer, so it may exist/);
      assert.equal(await env.clipboard.readText(), untouched);
    });
  });

  describe("an id", () => {
    it("copies it", async () => {
      await openCampaign(`id: ${company}\n${valid}`);
      await commands.executeCommand("outbox.copyId");
      assert.equal(await env.clipboard.readText(), company);
    });

    it("copies nothing where there is none", async () => {
      await openCampaign(valid);
      await commands.executeCommand("outbox.copyId");
      await openCampaign("id: x\n", "no-campaign.yaml");
      await commands.executeCommand("outbox.copyId");
      assert.equal(await env.clipboard.readText(), untouched);
    });
  });
});

function copyWith(
  document: TextDocument,
  log: LogOutputChannel,
  ask: Parameters<typeof copyAsCurl>[1]["ask"],
  past?: Past,
): Promise<void> {
  const knower = { chooseNow: async () => undefined };
  const attempts = { of: () => past };
  return copyAsCurl(document.uri, { reader: new DocumentReader(), log, attempts, knower, ask });
}
