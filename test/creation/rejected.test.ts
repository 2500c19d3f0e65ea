import assert from "node:assert/strict";
import { createCampaign } from "../../src/creation/index.ts";
import { type Stage, setStage } from "./stage.ts";

/** What a refusal is about, by the status of the answer. */
const codes: readonly (readonly [status: number | undefined, code: string | undefined])[] = [
  [undefined, undefined],
  [400, undefined],
  [401, "not-allowed"],
  [403, "not-allowed"],
  [404, "wrong-address"],
  [405, "wrong-address"],
  [413, undefined],
  [415, "wrong-address"],
  [429, undefined],
];

describe("Create Campaign, rejected", () => {
  let stage: Stage;
  afterEach(() => stage.remove());

  for (const [status, code] of codes) {
    it(`${status ?? "without an answer"}: ${code ?? "no code"}`, async () => {
      const outcome = { outcome: "rejected", reason: "No.", problems: [] } as const;
      stage = await setStage({ outcome: { ...outcome, ...(status && { status }) } });
      const result = await createCampaign(stage.file, stage.host);
      assert.equal(result.outcome, "rejected");
      assert.equal("code" in result ? result.code : undefined, code);
    });
  }

  it("tells the call what time it is, and how to say it", async () => {
    stage = await setStage();
    await createCampaign(stage.file, stage.host);
    const [call] = stage.sent;
    assert.equal(call?.formatTime(call.now()), "2026-05-03T10:32:00.000Z");
  });
});
