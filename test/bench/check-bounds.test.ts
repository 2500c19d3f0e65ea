import assert from "node:assert/strict";
import { type Bound, findMissed, findUnmeasured, relax } from "../../scripts/bench/check-bounds.ts";
import type { Row } from "../../scripts/bench/row.ts";

const bound: Bound = { what: "keystroke to hover", where: "40 lines", of: "p95", timesAsFast: 4 };

function hover(ours: number, peer: number): Row {
  return {
    what: "keystroke to hover",
    where: "40 lines",
    unit: "ms",
    ours: { median: ours / 2, p95: ours },
    peer: { median: peer / 4, p95: peer },
  };
}

describe("Bounds of the measurements", () => {
  it("hold for the same ratio, whatever the times are", () => {
    assert.deepEqual(findMissed([hover(1, 4)], [bound]), []);
    assert.deepEqual(findMissed([hover(100, 400)], [bound]), []);
  });

  it("are missed with a sentence", () => {
    assert.deepEqual(findMissed([hover(2, 4)], [bound]), [
      "keystroke to hover (40 lines) is 2.00 times as fast as yaml-language-server and must be 4 times as fast: " +
        "2.00 ms against 4.00 ms (p95).",
    ]);
  });

  it("are missed by what is no number", () => {
    assert.equal(findMissed([hover(Number.NaN, 4)], [bound]).length, 1);
  });

  it("of sizes are on the size itself", () => {
    const size: Bound = { what: "memory", where: "large", of: "median", atMost: 30 };
    const row = (median: number): Row => ({
      what: "memory",
      where: "large",
      unit: "MiB",
      ours: { median, p95: median },
    });
    assert.deepEqual(findMissed([row(30)], [size]), []);
    assert.deepEqual(findMissed([row(31)], [size]), ["memory (large) takes 31.0 MiB; it may take 30 MiB."]);
  });

  it("are on half of the medians for a quick run", () => {
    assert.equal(findMissed([hover(1, 4)], relax([bound])).length, 0);
    assert.equal(findMissed([hover(1, 3.9)], relax([bound])).length, 1);
  });

  it("that nothing was measured for are told", () => {
    assert.deepEqual(findUnmeasured([], [bound]), [bound]);
    assert.deepEqual(findUnmeasured([hover(1, 1)], [bound]), []);
  });
});
