import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { Disposable, languages, window } from "vscode";
import { CampaignIndex } from "../../src/editor/index-campaigns.ts";
import { NameKnower } from "../../src/editor/names/know-names.ts";
import { listItems } from "../../src/editor/names/provide-name-completions.ts";
import { DocumentReader } from "../../src/editor/read-document.ts";
import { idOf } from "../sandbox/names.ts";
import { openCampaign, replaceText, writeCampaign } from "./campaign-editor.ts";
import { hintsOf, refresh, required, untilWarned } from "./names-stage.ts";
import { sandbox, stageSignIn } from "./token-stage.ts";

/** The parts that answer, in this extension host, of an account with a thousand agents. */
async function knowAThousand() {
  const reader = new DocumentReader();
  const log = window.createOutputChannel("A thousand names", { log: true });
  const index = new CampaignIndex(reader, log);
  const account = {
    id: "a",
    origin: "",
    label: "Acme Roofing",
    source: "stored",
    isVerified: true,
    at: 1,
  } as const;
  const items = Array.from({ length: 1000 }, (_, number) => ({
    id: idOf(`agent ${number}`),
    name: `Agent ${number}`,
    kind: "agent" as const,
    type: "chatbot",
  }));
  const knower = new NameKnower({
    accounts: {
      list: async () => [account],
      tokenOf: async () => "token",
      learn: async () => undefined,
      onDidChange: () => ({ dispose: () => undefined }),
    },
    index,
    ports: {
      mayAsk: () => true,
      ask: async (_account, resource) =>
        resource === "agents"
          ? { outcome: "read", items, complete: true }
          : { outcome: "absent", status: 404 },
      store: { load: async () => undefined, save: async () => undefined, keepOnly: async () => undefined },
      now: () => Date.now(),
      log: () => undefined,
    },
  });
  await knower.refresh();
  return { knower, reader, stage: Disposable.from(knower, index, log) };
}

describe("Names", () => {
  stageSignIn();

  it("of a thousand agents are answered with from what is known, in under 10 ms", async () => {
    const { knower, reader, stage } = await knowAThousand();
    try {
      const document = await openCampaign(`${required}responder_agent: Ag\n`);
      const position = document.positionAt(document.getText().length - 1);
      const times = Array.from({ length: 30 }, () => {
        const start = performance.now();
        assert.ok(listItems(document, position, reader, knower).length >= 1000);
        return performance.now() - start;
      });
      // Whatever else the machine does comes on top.
      assert.ok(Math.min(...times) < 10, times.map((time) => time.toFixed(1)).join(" "));
    } finally {
      stage.dispose();
    }
  });

  describe("of the folder", () => {
    it("are the comments beside ids, in open files as they are and in others", async () => {
      const [spring, summer] = [randomUUID(), randomUUID()];
      const mark = randomUUID();
      await writeCampaign(`name: A\nworkflow: ${spring} # Spring ${mark}\n`);
      const document = await openCampaign(`name: A\nworkflow: ${summer} # Summer\n`);
      const other = await openCampaign(`name: A\nworkflow: ${summer}\n`);
      assert.deepEqual(await hintsOf(other), ["2 Summer"]);
      await replaceText(document, `name: A\nworkflow: ${summer} # Autumn\n`);
      assert.deepEqual(await hintsOf(other), ["2 Autumn"]);
      // The files that are not open are looked into in the background; a hint comes when that is done.
      const third = await openCampaign(`name: A\nworkflow: ${spring}\n`);
      while ((await hintsOf(third)).join() !== `2 Spring ${mark}`);
    });

    it("warn where all other files have an id under another key, and lead there", async () => {
      const id = randomUUID();
      const other = await openCampaign(`name: A\nsender_identity_ids:\n  - ${id} # Jane\n`);
      const document = await openCampaign(`name: A\nworkflow: ${id}\n`);
      await untilWarned(document, [`wrong-kind ${id}`]);
      const [warning] = languages
        .getDiagnostics(document.uri)
        .filter(({ message }) => message.includes("this id under"));
      const [place] = warning?.relatedInformation ?? [];
      assert.equal(place?.location.uri.toString(), other.uri.toString());
      assert.equal(place?.location.range.start.line, 2);
      await replaceText(other, "name: A\n");
      await untilWarned(document, []);
    });
  });

  it("are not asked for where nobody is signed in", async () => {
    await openCampaign(required);
    await refresh();
    assert.deepEqual(await sandbox.requests(), []);
  });
});
