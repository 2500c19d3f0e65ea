import assert from "node:assert/strict";
import fc from "fast-check";
import { lookEverywhere } from "./look-everywhere.ts";
import { mutatedText } from "./mutate-text.ts";
import { planRuns } from "./plan-runs.ts";

const mostMilliseconds = 1000;

describe("any file at all", function () {
  this.timeout(0);

  it("is read, checked, explained and mended without a throw, a hang, or an edit where none may be", () => {
    const plan = planRuns("files", { sample: 700, full: 100_000 });
    fc.assert(
      fc.property(mutatedText, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const slow = Object.entries(lookEverywhere(text, offset)).filter(
          ([, time]) => time > mostMilliseconds,
        );
        // Once is the machine, twice is the text.
        if (slow.length === 0) return;
        const again = lookEverywhere(text, offset);
        for (const [name] of slow)
          assert.ok((again[name] ?? 0) < mostMilliseconds, `${name}: ${again[name]} ms`);
      }),
      plan,
    );
  });
});
