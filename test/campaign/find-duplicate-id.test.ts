import assert from "node:assert/strict";
import { findDuplicateId, readCampaign } from "../../src/campaign/index.ts";
import { newId, required } from "./marks.ts";

describe("The same id in other files", () => {
  const text = `${required}id: "${newId}" # mine\n`;

  for (const [others, words] of [
    [["a.campaign.yaml"], "The same id is in a.campaign.yaml."],
    [["a.campaign.yaml", "b.campaign.yaml"], "The same id is in 2 other files."],
  ] as const) {
    it(`is a warning on exactly the id: ${words}`, () => {
      const problem = findDuplicateId(readCampaign(text), others);
      assert.ok(problem);
      assert.ok(problem.message.startsWith(words), problem.message);
      assert.equal(problem.severity, "warning");
      assert.equal(text.slice(problem.range.start, problem.range.end), `"${newId}"`);
    });
  }

  it("is nothing without other files, or without an id", () => {
    assert.equal(findDuplicateId(readCampaign(text), []), undefined);
    assert.equal(findDuplicateId(readCampaign(`id:\n${required}`), ["a.campaign.yaml"]), undefined);
  });
});
