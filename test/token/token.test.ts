import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commands, extensions, workspace } from "vscode";
import { next, openCampaign } from "../editor/campaign-editor.ts";
import {
  create,
  folderOfWorkspace,
  fresh,
  origin,
  posts,
  sandbox,
  set,
  stageSignIn,
  token,
} from "../editor/token-stage.ts";
import { startRawServer } from "../outbox/start-raw-server.ts";
import { redirect } from "../sandbox/fault.ts";

describe("The token", () => {
  const { box, signIn } = stageSignIn();

  it("is asked for masked, kept, and sent to where it was entered for until Sign Out", async () => {
    box.answer(`  Bearer ${token}\n`);
    assert.equal((await create(await openCampaign(fresh()))).outcome, "created");
    const [asked, ...others] = box.asked;
    assert.deepEqual([asked?.password, others.length], [true, 0]);
    assert.match(asked?.prompt ?? "", /^Paste an Outbox API token/);
    box.answer(undefined);
    assert.equal((await create(await openCampaign(fresh()))).outcome, "created");
    assert.equal(box.asked.length, 0);
    assert.deepEqual(await posts(), [`Bearer ${token}`, `Bearer ${token}`]);
    await commands.executeCommand("outbox.signOut");
    const result = await create(await openCampaign(fresh()));
    assert.equal("code" in result && result.code, "no-token");
    assert.equal(box.asked.length, 1);
    assert.equal((await posts()).length, 2);
  });

  it("is not sent to an origin that the setting names only since it was asked for", async () => {
    const elsewhere = await startRawServer((socket) =>
      socket.end("HTTP/1.1 401 x\r\nContent-Length: 0\r\n\r\n"),
    );
    box.answer(token, () => set("apiBaseUrl", elsewhere.origin));
    assert.equal(await commands.executeCommand("outbox.signIn"), true);
    assert.deepEqual([elsewhere.connections, box.asked.length], [0, 1]);
    await set("apiBaseUrl", origin);
    box.answer(undefined);
    assert.equal((await create(await openCampaign(fresh()))).outcome, "created");
    assert.deepEqual(await posts(), [`Bearer ${token}`]);
    await elsewhere.stop();
  });

  it("is not sent to another origin: not to a new one, not to the same under another name", async () => {
    await signIn(token);
    const elsewhere = await startRawServer((socket) =>
      socket.end("HTTP/1.1 400 x\r\nContent-Length: 0\r\n\r\n"),
    );
    const addresses = [
      elsewhere.origin,
      `${elsewhere.origin}/path`,
      origin.replace("127.0.0.1", "localhost"),
    ];
    for (const address of addresses) {
      await set("apiBaseUrl", address);
      const result = await create(await openCampaign(fresh()));
      assert.equal("code" in result && result.code, "no-token", address);
    }
    assert.deepEqual([elsewhere.connections, await posts()], [0, []]);
    await set("apiBaseUrl", elsewhere.origin);
    await signIn("token-of-elsewhere");
    assert.equal((await create(await openCampaign(fresh()))).outcome, "rejected");
    assert.match(elsewhere.received(), /token-of-elsewhere/);
    assert.ok(!elsewhere.received().includes(token));
    await commands.executeCommand("outbox.signOut");
    await set("apiBaseUrl", origin);
    assert.equal((await create(await openCampaign(fresh()))).outcome, "created");
    assert.deepEqual(await posts(), [`Bearer ${token}`]);
    await elsewhere.stop();
  });

  for (const text of ["a\r\nX-Evil: 1", "a\nb", "töken", "two words", "a\u200Bb"]) {
    it(`that no header could carry is neither kept nor sent: ${JSON.stringify(text)}`, async () => {
      await signIn(text);
      process.env["OUTBOX_TOKEN"] = text;
      const document = await openCampaign(fresh());
      box.answer(text);
      const result = await create(document);
      assert.equal("code" in result && result.code, "no-token");
      const [asked] = box.asked;
      assert.match(asked?.prompt ?? "", /OUTBOX_TOKEN is not used/);
      assert.match(String(asked?.validateInput?.(text)), /cannot be an Outbox token/);
      assert.deepEqual(await posts(), []);
    });
  }

  for (const status of [301, 302, 303, 307, 308] as const) {
    it(`does not follow a redirect, ${status}`, async () => {
      await signIn(token);
      const elsewhere = await startRawServer((socket) => socket.end("HTTP/1.1 204 x\r\n\r\n"));
      for (const to of [`${elsewhere.origin}/email/campaigns/`, `${origin}/email/campaigns/?again`]) {
        await sandbox.reset();
        await sandbox.failNext(redirect(status, to));
        const result = await create(await openCampaign(fresh()));
        assert.equal(result.outcome, "unknown");
        assert.deepEqual([elsewhere.connections, (await posts()).length], [0, 1]);
      }
      await elsewhere.stop();
    });
  }

  it("is not for a workspace to send elsewhere: it can set none of the settings", async () => {
    await signIn(token);
    const evil = await startRawServer((socket) => socket.end());
    const extension = extensions.getExtension("outbox-campaigns.outbox-campaigns");
    const names = Object.keys(extension?.packageJSON.contributes.configuration.properties);
    const values: Readonly<Record<string, unknown>> = {
      "outbox.apiBaseUrl": evil.origin,
      "outbox.authorizationScheme": "raw",
      "outbox.requestTimeoutSeconds": 1,
      "outbox.confirmCreate": "never",
    };
    assert.deepEqual(names.sort(), Object.keys(values).sort());
    const before = names.map((name) => workspace.getConfiguration().get(name));
    const folder = join(folderOfWorkspace(), ".vscode");
    const changed = next(workspace.onDidChangeConfiguration, (change) =>
      change.affectsConfiguration("editor.rulers"),
    );
    await mkdir(folder, { recursive: true });
    const settings = { ...values, "[outbox-campaign]": values, "editor.rulers": [7] };
    await writeFile(join(folder, "settings.json"), JSON.stringify(settings));
    try {
      await changed;
      const document = await openCampaign(fresh());
      const seen = workspace.getConfiguration(undefined, {
        uri: document.uri,
        languageId: document.languageId,
      });
      assert.deepEqual(seen.get("editor.rulers"), [7]);
      assert.deepEqual(
        names.map((name) => seen.get(name)),
        before,
      );
      assert.equal((await create(document)).outcome, "created");
      const asking = await create(await openCampaign(fresh().replace("draft", "active")));
      assert.equal("code" in asking && asking.code, "declined");
      assert.deepEqual([evil.connections, await posts()], [0, [`Bearer ${token}`]]);
    } finally {
      await rm(folder, { recursive: true });
      await evil.stop();
    }
  });

  it("is neither sent nor asked for in a workspace that is not trusted", async () => {
    await signIn(token);
    const document = await openCampaign(fresh());
    const trusted = Object.getOwnPropertyDescriptor(workspace, "isTrusted") ?? {};
    Object.defineProperty(workspace, "isTrusted", { get: () => false, configurable: true });
    try {
      const result = await create(document);
      assert.equal("code" in result && result.code, "untrusted");
    } finally {
      Object.defineProperty(workspace, "isTrusted", trusted);
    }
    assert.deepEqual([box.asked.length, await posts()], [0, []]);
  });
});
