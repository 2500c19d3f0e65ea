import assert from "node:assert/strict";
import { explainRetryAfter } from "../../src/outbox/explain-retry-after.ts";

describe("explainRetryAfter", () => {
  const cases: readonly (readonly [header: string, words: string])[] = [
    ["60", "in 60 seconds"],
    [" 1 ", "in 1 second"],
    ["0", "in 0 seconds"],
    ["121", "in 3 minutes"],
    ["7200", "in 120 minutes"],
    ["7201", "in 3 hours"],
    ["Wed, 21 Oct 2026 07:28:00 GMT", "after Wed, 21 Oct 2026 07:28:00 GMT"],
    ["Sunday, 06-Nov-94 08:49:37 GMT", "after Sun, 06 Nov 1994 08:49:37 GMT"],
    ["", "in a few minutes"],
    ["soon", "in a few minutes"],
    ["-1", "in a few minutes"],
    ["99999999999", "in a few minutes"],
    ["Xyz, 99 Abc 2026", "in a few minutes"],
  ];
  for (const [header, words] of cases) {
    it(`reads ${JSON.stringify(header)}`, () => assert.equal(explainRetryAfter(header), words));
  }
});
