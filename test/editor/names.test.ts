import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { type CodeAction, commands, Range, workspace } from "vscode";
import { findToken, homeVariable } from "../../scripts/vscode/find-token.ts";
import { companies, staffSecret } from "../sandbox/keys.ts";
import { idOf, listSecret } from "../sandbox/names.ts";
import { openCampaign, replaceText } from "./campaign-editor.ts";
import {
  accountNamesAt,
  failReads,
  hintsOf,
  hoverOver,
  labelOf,
  namesAt,
  openAt,
  refresh,
  required,
  takeFirst,
  untilWarned,
  warningsOf,
} from "./names-stage.ts";
import { create, fresh, sandbox, set, stageSignIn, token } from "./token-stage.ts";

const acme = companies.acme.id;
const helper = idOf("Acme Roofing/Acme Roofing Helper");
const receptionist = idOf("Acme Roofing/Acme Roofing Receptionist");
const jane = idOf("Acme Roofing/Jane");
const omar = idOf("Acme Roofing/Omar");
const home = process.env[homeVariable];

describe("Names of an account", () => {
  const { signIn } = stageSignIn();
  beforeEach(async () => {
    await openCampaign(required);
    await signIn(token);
    await refresh();
  });

  it("are offered where ids go, and what is taken is the id with its name", async () => {
    const [first] = await namesAt(`${required}responder_agent: █\n`);
    assert.ok(first);
    assert.equal(labelOf(first), "Acme Roofing Helper");
    assert.match(first.detail ?? "", /^chatbot · .* · just now$/);
    const document = await openAt(`${required}responder_agent: █\n`);
    for (const letter of "Acme Roofing He") await commands.executeCommand("type", { text: letter });
    assert.equal(await takeFirst(document), `${required}responder_agent: ${helper} # Acme Roofing Helper\n`);
  });

  it("are offered in lists, each sender once", async () => {
    const list = `${required}sender_identity_ids:\n  - ${jane} # Jane\n  - █\n`;
    // Those that cannot send come last.
    assert.deepEqual((await accountNamesAt(list)).map(labelOf), [
      "Tom, Acme Roofing <tom@5f0c2a8e.example>",
      "Lee, Acme Roofing <lee@5f0c2a8e.example>",
      "Omar, Acme Roofing <omar@5f0c2a8e.example>",
    ]);
    const document = await openAt(`${required}sender_identity_ids: ["█"]\n`);
    await commands.executeCommand("type", { text: "O" });
    await commands.executeCommand("editor.action.triggerSuggest");
    assert.equal(await takeFirst(document), `${required}sender_identity_ids: ["${omar}"]\n`);
  });

  it("are found by a part of the id, too", async () => {
    const document = await openAt(`${required}responder_agent: █\n`);
    for (const letter of helper.slice(0, 6)) await commands.executeCommand("type", { text: letter });
    await commands.executeCommand("editor.action.triggerSuggest");
    assert.equal(await takeFirst(document), `${required}responder_agent: ${helper} # Acme Roofing Helper\n`);
  });

  it("stand beside the ids that have no comment", async () => {
    const document = await openCampaign(
      `${required}responder_agent: ${helper} # ours\nsender_identity_ids: [${jane}]\nworkflow: ${randomUUID()}\n`,
    );
    assert.deepEqual(await hintsOf(document), [
      "2 Acme Roofing",
      "4 Jane, Acme Roofing <jane@5f0c2a8e.example>",
    ]);
  });

  it("are told with all that is known by pointing at the id, with ways to where else it is used", async () => {
    const name = `used-${randomUUID()}.campaign.yaml`;
    await openCampaign(`name: B\ncompany: ${acme}\nresponder_agent: ${receptionist} # Front desk\n`, name);
    const document = await openCampaign(`${required}responder_agent: ${receptionist}\n`);
    const said = (await hoverOver(document, receptionist)).replaceAll("\\", "");
    assert.match(said, /\*\*Acme Roofing Receptionist\*\*, agent/);
    assert.match(said, /Account Acme Roofing: voicebot, (?:just now|1 minute ago)/);
    assert.match(said, /Under responder_agent in 2 files of this folder/);
    assert.ok(said.includes(`[${name}:3](`), said);
  });

  it("become ids by a fix, preferred where there is one of the name", async () => {
    const document = await openCampaign("name: A\ncompany: acme roofing\n");
    const range = new Range(1, 9, 1, 21);
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      range,
    );
    const [fix] = actions.filter(({ title }) => title.startsWith("Change to the id of"));
    assert.match(fix?.title ?? "", /^Change to the id of Acme Roofing$/);
    assert.equal(fix?.isPreferred, true);
    assert.ok(fix?.edit);
    await workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), `name: A\ncompany: ${acme} # Acme Roofing\n`);
  });

  it("warn of an id of another kind, and of senders that are not verified, until that is mended", async () => {
    const document = await openCampaign(
      `${required}workflow: ${helper}\nsender_identity_ids:\n  - ${jane}\n  - ${omar}\n`,
    );
    await untilWarned(document, [`wrong-kind ${helper}`, `unverified-sender ${omar}`]);
    await replaceText(document, `${required}responder_agent: ${helper}\n`);
    assert.deepEqual(warningsOf(document), []);
  });

  it("stay without a connection, warn of nothing then, and nobody is told of an error", async () => {
    const document = await openCampaign(`${required}sender_identity_ids:\n  - ${omar}\n`);
    await untilWarned(document, [`unverified-sender ${omar}`]);
    await failReads({ kind: "cut", strikes: "before-body" });
    await refresh();
    await untilWarned(document, []);
    const [agent] = await namesAt(`${required}responder_agent: █\n`);
    assert.match(agent?.detail ?? "", /\(not up to date\)$/);
    await failReads(null);
    await refresh();
    await untilWarned(document, [`unverified-sender ${omar}`]);
  });

  for (const fault of [
    { kind: "hang", strikes: "before-body" },
    { kind: "cut", strikes: "before-body" },
    { kind: "answer", strikes: "before-body", status: 500 },
  ] as const) {
    it(`cost a create nothing while they are asked for: ${fault.kind}`, async () => {
      const document = await openCampaign(fresh());
      await set("requestTimeoutSeconds", 3);
      await failReads(fault);
      let isAnswered = false;
      const asking = Promise.resolve(refresh()).then(() => {
        isAnswered = true;
      });
      const result = await create(document);
      assert.equal(result.outcome, "created", result.reason);
      assert.ok(fault.kind !== "hang" || !isAnswered);
      const requests = await sandbox.requests();
      assert.equal(requests.filter(({ method }) => method === "POST").length, 1);
      assert.ok(requests.every(({ headers }) => headers["connection"] === "close"));
      await asking;
      await set("requestTimeoutSeconds", undefined);
    });
  }

  it("are as if there were none where Outbox has no such list", async () => {
    for (const status of [404, 405, 200]) {
      await sandbox.failAll("GET /email/senders/", { kind: "answer", strikes: "before-body", status });
      await refresh();
      assert.deepEqual(await accountNamesAt(`${required}sender_identity_ids:\n  - █\n`), []);
      assert.ok((await namesAt(`${required}responder_agent: █\n`)).length > 0);
    }
  });

  it("go with the sign-out, also from disk; those of the files stay", async () => {
    const nurture = randomUUID();
    await openCampaign(`${required}workflow: ${nurture} # Nurture ${nurture}\n`);
    if (home) assert.ok((await findToken([home], "Acme Roofing Receptionist")).length > 0);
    await commands.executeCommand("outbox.signOut");
    await refresh();
    assert.deepEqual(await accountNamesAt(`${required}responder_agent: █\n`), []);
    // Files of other tests name workflows, too.
    const left = (await namesAt(`${required}workflow: ${nurture.slice(0, 8)}█\n`)).map(labelOf);
    assert.ok(left.includes(`Nurture ${nurture}`));
    if (home) {
      const onDisk = (await findToken([home], "Acme Roofing Receptionist")).filter((file) =>
        file.endsWith(".json"),
      );
      assert.deepEqual(onDisk, []);
    }
  });

  it("leave no secret of the answers on disk", async function () {
    if (home === undefined) this.skip();
    await namesAt(`${required}responder_agent: █\n`);
    for (const secret of [listSecret, staffSecret(companies.acme), token]) {
      assert.deepEqual(await findToken([home], secret), []);
    }
  });

  it("of a thousand agents are all offered", async () => {
    const results = Array.from({ length: 1000 }, (_, index) => ({
      id: idOf(`agent ${index}`),
      name: `Agent ${index}`,
      type: "chatbot",
    }));
    await sandbox.failAll("GET /agent/list", {
      kind: "answer",
      strikes: "before-body",
      status: 200,
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ results, total: results.length }),
    });
    await refresh();
    assert.equal((await accountNamesAt(`${required}responder_agent: █\n`)).length, 1000);
  });
});
