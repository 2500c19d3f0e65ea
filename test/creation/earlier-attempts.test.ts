import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createCampaign } from "../../src/creation/index.ts";
import type { PostOutcome } from "../../src/outbox/index.ts";
import { id, type Stage, type StageOptions, setStage, valid } from "./stage.ts";

const rejected: PostOutcome = {
  outcome: "rejected",
  status: 400,
  reason: "Outbox refused it.",
  problems: [],
};
const unknown: PostOutcome = { outcome: "unknown", reason: "No answer." };

describe("Create Campaign, where there were earlier attempts", () => {
  let stage: Stage;
  const create = async (options: StageOptions = {}, folder?: string) => {
    stage = await setStage(options, folder);
    return createCampaign(stage.file, stage.host);
  };
  afterEach(() => stage.remove());

  describe("after no answer", () => {
    let folder: string;
    beforeEach(async () => {
      assert.deepEqual(await create({ outcome: unknown }), {
        outcome: "unknown",
        reason: "spring.campaign.yaml: No answer.",
      });
      folder = stage.folder;
    });

    for (const answer of [undefined, "leave"]) {
      it(`always asks, and sends nothing after ${answer}`, async () => {
        const result = await create({ settings: { confirmCreate: "never" }, answers: [answer] }, folder);
        assert.equal("code" in result && result.code, "declined");
        assert.equal(stage.asked.length, 1);
        assert.equal(stage.sent.length, 0);
        assert.equal((await stage.records())[0]?.end?.outcome, "unknown");
      });
    }

    it("creates after a yes, and keeps the record of the first attempt", async () => {
      assert.equal((await create({ answers: ["create"] }, folder)).outcome, "created");
      const outcomes = (await stage.records()).map(({ end }) => end?.outcome);
      assert.deepEqual(outcomes.sort(), ["created", "unknown"]);
    });
  });

  describe("after an intent without an end", () => {
    const interrupt = async () => {
      stage = await setStage();
      const body = "{}";
      await stage.host.ledger.begin({
        version: 1,
        file: stage.file.address,
        number: 1,
        origin: "https://api.getoutbox.ai",
        body,
        bodyHash: body,
        startedAt: "2026-05-03T10:32:00.000Z",
        owner: stage.host.owner,
      });
      return stage.folder;
    };

    it("is busy while its owner is alive", async () => {
      const result = await create({ isAlive: () => true }, await interrupt());
      assert.equal("code" in result && result.code, "busy");
      assert.equal(stage.sent.length + stage.asked.length, 0);
    });

    it("asks as after no answer once its owner is gone", async () => {
      const result = await create({ answers: [undefined] }, await interrupt());
      assert.equal("code" in result && result.code, "declined");
      assert.match(stage.asked[0] ?? "", /may already exist/);
    });
  });

  it("asks as after no answer when the record cannot be read", async () => {
    await create({ outcome: unknown });
    const { folder } = stage;
    const { readdir } = await import("node:fs/promises");
    for (const name of await readdir(folder)) await writeFile(join(folder, name), "{");
    stage = await setStage({ answers: [undefined] }, folder);
    const result = await createCampaign(stage.file, stage.host);
    assert.equal("code" in result && result.code, "declined");
    assert.match(stage.asked[0] ?? "", /may already exist/);
  });

  describe("when the file has lost the id of a campaign it created", () => {
    let folder: string;
    beforeEach(async () => {
      await create();
      folder = stage.folder;
    });

    it("writes the id back and sends nothing", async () => {
      const result = await create({ answers: ["write-back"] }, folder);
      assert.equal(result.outcome, "not-sent");
      assert.equal(stage.file.content, `id: ${id}\n${valid}`);
      assert.equal(stage.sent.length, 0);
    });

    it("creates another one after a yes", async () => {
      assert.equal((await create({ answers: ["create"] }, folder)).outcome, "created");
      assert.equal((await stage.records()).length, 2);
    });

    for (const options of [
      { settings: { confirmCreate: "always" }, answers: ["create", undefined] },
      { answers: ["create"], outcome: rejected },
    ] as const) {
      it(`still knows it when the other one is not created: ${JSON.stringify(options)}`, async () => {
        await create(options, folder);
        await create({}, folder);
        assert.match(stage.asked[0] ?? "", /has already created a campaign/);
      });
    }
  });
});
