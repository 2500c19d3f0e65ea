import assert from "node:assert/strict";
import { explainRetryAfter } from "../../src/outbox/explain-retry-after.ts";
import { makeCall } from "./make-call.ts";

describe("explainRetryAfter", () => {
  // It is 10:32:10.
  const cases: readonly (readonly [header: string, words: string])[] = [
    ["60", "in 60 seconds (after 10:34)"],
    [" 1 ", "in 1 second (after 10:33)"],
    ["50", "in 50 seconds (after 10:33)"],
    ["0", "now"],
    ["121", "in 3 minutes (after 10:35)"],
    ["7200", "in 120 minutes (after 12:33)"],
    ["7201", "in 3 hours (after 12:33)"],
    ["86401", "after 10:33"],
    ["Sun, 03 May 2026 10:33:00 GMT", "in 50 seconds (after 10:33)"],
    ["Wed, 21 Oct 2026 07:28:00 GMT", "after 07:28"],
    ["Sunday, 06-Nov-94 08:49:37 GMT", "now"],
    ["", "in a few minutes"],
    ["soon", "in a few minutes"],
    ["-1", "in a few minutes"],
    ["99999999999", "in a few minutes"],
    ["Xyz, 99 Abc 2026", "in a few minutes"],
  ];
  for (const [header, words] of cases) {
    it(`reads ${JSON.stringify(header)}`, () => assert.equal(explainRetryAfter(header, makeCall()), words));
  }
});
