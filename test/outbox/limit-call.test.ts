import assert from "node:assert/strict";
import { getEventListeners, once } from "node:events";
import { limitCall } from "../../src/outbox/limit-call.ts";

const countTimers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

describe("limitCall", () => {
  it("knows what came first, and stays with it", async () => {
    const cancelling = new AbortController();
    const limit = limitCall({ signal: cancelling.signal, timeoutMs: 5 });
    assert.equal(limit.stop(), undefined);
    await once(limit.signal, "abort");
    cancelling.abort();
    assert.equal(limit.stop(), "timeout");
    limit.release();
  });

  it("leaves no timer and no listener behind, and ends what is under way", () => {
    const { signal } = new AbortController();
    const timers = countTimers();
    const limit = limitCall({ signal, timeoutMs: 600_000 });
    assert.equal(countTimers(), timers + 1);
    assert.equal(getEventListeners(signal, "abort").length, 1);
    limit.release();
    assert.equal(countTimers(), timers);
    assert.equal(getEventListeners(signal, "abort").length, 0);
    assert.equal(limit.signal.aborted, true);
    assert.equal(limit.stop(), undefined);
  });
});
