import assert from "node:assert/strict";
import { commands, workspace } from "vscode";
import { companies, staffSecret } from "../sandbox/keys.ts";
import { campaignOf, sentCreates, stagePerson, tokenOf, tokens } from "./accounts-stage.ts";
import { openCampaign } from "./campaign-editor.ts";
import { sandbox, set } from "./token-stage.ts";

const { acme, birch } = companies;

describe("Check Connection", () => {
  const person = stagePerson();
  const check = async () => {
    await commands.executeCommand("outbox.checkConnection");
    const shown = [...person.messages.shown, ...person.errors.shown, ...person.warnings.shown];
    for (const each of [person.messages, person.errors, person.warnings]) each.choose(undefined);
    const [{ text } = { text: "" }, ...others] = shown;
    assert.deepEqual(others, []);
    for (const secret of [...tokens, staffSecret(acme)]) assert.ok(!text.includes(secret));
    assert.equal(await sentCreates(), 0);
    return text;
  };

  it("says in one message whose key it is, in which form it is sent, which way and how fast", async () => {
    await person.add(tokenOf(acme));
    await openCampaign(campaignOf(acme));
    assert.match(
      await check(),
      /^The token works: 127\.0\.0\.1:\d+ says that it is Acme Roofing's\. It is sent as “Bearer <token>”\. It took \d+ ms, without a proxy\.$/,
    );
  });

  it("checks the account of the campaign in front; without one it asks which", async () => {
    for (const company of [acme, birch]) await person.add(tokenOf(company));
    for (const company of [acme, birch]) {
      await openCampaign(campaignOf(company));
      assert.ok((await check()).includes(company.name));
    }
    await commands.executeCommand("workbench.action.closeAllEditors");
    person.list.choose(/Birch/);
    assert.match(await check(), /Birch & Sons'/);
    assert.equal(person.list.shown.length, 1);
  });

  it("learns what it is told: of a token that was not verified, and of OUTBOX_TOKEN", async () => {
    process.env["OUTBOX_TOKEN"] = tokenOf(birch);
    await check();
    const document = await openCampaign(campaignOf(acme));
    const result = await commands.executeCommand<{ code?: string }>("outbox.createCampaign", document.uri);
    assert.equal(result.code, "wrong-account");
    assert.equal(await sentCreates(), 0);
  });

  it("says that a token is refused", async () => {
    process.env["OUTBOX_TOKEN"] = "wrong-token-0815";
    const text = await check();
    assert.match(
      text,
      /did not take the token \(the token in OUTBOX_TOKEN\), neither .+ \(401: “Invalid token\.”\)\./,
    );
    assert.ok(!text.includes("wrong-token-0815"));
  });

  it("says why nothing can be told: nobody listens, an error, nobody is signed in, a bad address", async () => {
    assert.match(await check(), /^You are not signed in to /);
    process.env["OUTBOX_TOKEN"] = tokenOf(acme);
    for (const route of ["GET /settings/company", "OPTIONS /email/campaigns/"]) {
      await sandbox.failAll(route, { kind: "answer", strikes: "before-create", status: 500 });
    }
    assert.match(
      await check(),
      /^It cannot be told whether .+, because .+ answered with a web page \(500\)|answered 500/,
    );
    await set("apiBaseUrl", "http://127.0.0.1:1");
    assert.match(await check(), /refused the connection \(ECONNREFUSED\)\. .+http\.proxy/);
    await set("apiBaseUrl", "http://api.getoutbox.ai");
    assert.match(await check(), /^The setting outbox\.apiBaseUrl cannot be used/);
  });

  it("asks for no other token where nothing can be told of this one", async () => {
    process.env["OUTBOX_TOKEN"] = tokenOf(acme);
    await set("apiBaseUrl", "http://127.0.0.1:1");
    await commands.executeCommand("outbox.checkConnection");
    assert.deepEqual(
      [person.errors.shown, person.warnings.shown.map(({ titles }) => titles)],
      [[], [["Show Log"]]],
    );
  });

  it("sends nothing from a workspace that is not trusted", async () => {
    process.env["OUTBOX_TOKEN"] = tokenOf(acme);
    const trusted = Object.getOwnPropertyDescriptor(workspace, "isTrusted") ?? {};
    Object.defineProperty(workspace, "isTrusted", { get: () => false, configurable: true });
    try {
      assert.match(await check(), /is not trusted, so nothing is sent/);
    } finally {
      Object.defineProperty(workspace, "isTrusted", trusted);
    }
    assert.deepEqual(await sandbox.requests(), []);
  });
});
