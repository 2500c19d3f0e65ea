import assert from "node:assert/strict";
import {
  findFirstKey,
  findProblems,
  readCampaign,
  type Summary,
  summarise,
} from "../../src/campaign/index.ts";
import { diskForms, newId, readCursor, required } from "./marks.ts";

const summaries: readonly (readonly [title: string, text: string, summary: Summary])[] = [
  ["a draft", `${required}status: draft\n`, { state: "ready", status: "draft" }],
  ["an active one", `status: active\n${required}`, { state: "ready", status: "active" }],
  [
    "a status by alias",
    `${required}description: &s paused\nstatus: *s\n`,
    { state: "ready", status: "paused" },
  ],
  ["no status", required, { state: "ready", status: undefined }],
  ["an empty id", `id:\n${required}`, { state: "ready", status: undefined }],
  ["a warning only", `${required}timezone: Nowhere/Land\n`, { state: "ready", status: undefined }],
  ["an id", `id: ${newId}\n${required}`, { state: "created", id: newId }],
  ["an id, and errors by now", `id: ${newId}\nname: 1\n`, { state: "created", id: newId }],
  ["an id that is none", `id: nope\n${required}`, { state: "has-errors", errors: 1 }],
  ["errors", "name: 1\nstauts: x\n", { state: "has-errors", errors: 3 }],
  ["nothing", "", { state: "has-errors", errors: 2 }],
];

describe("the summary of a campaign", () => {
  for (const [title, text, summary] of summaries) {
    it(`of ${title}`, () => {
      const campaign = readCampaign(text);
      assert.deepEqual(summarise(campaign, findProblems(campaign)), summary);
    });
  }
});

/** The cursor is where the first key is expected. */
const firstKeys: readonly (readonly [title: string, text: string])[] = [
  ["at the top", "█name: A\n"],
  ["below comments", "# Spring\n\n---\n# more\n█name: A\n"],
  ["in quotes", '  █"name": A\n'],
  ["in a bracket", "{\n  █name: A}\n"],
  ["of a broken line", "# Spring\n█name: 'A\n"],
  ["of a text that is no mapping", "# Spring\n█just words\n"],
  ["of a comment", "█# Spring\n"],
  ["of nothing", "█"],
];

describe("the first key", () => {
  for (const [title, marked] of firstKeys) {
    it(title, () => {
      for (const [, change] of diskForms) {
        const { text, offset } = readCursor(change(marked));
        assert.equal(
          findFirstKey(readCampaign(text)),
          title === "of nothing" || title === "of a comment" ? 0 : offset,
        );
      }
    });
  }
});
