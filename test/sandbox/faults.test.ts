import assert from "node:assert/strict";
import { once } from "node:events";
import { request } from "node:http";
import { setTimeout as pause, setImmediate } from "node:timers/promises";
import { crash, type Fault, garbage, htmlInstead, proxyError, redirect, throttled } from "./fault.ts";
import { postCampaign, type Reply } from "./post-campaign.ts";
import { type Sandbox, startSandbox } from "./start-sandbox.ts";

const date = "Wed, 21 Oct 2026 07:28:00 GMT";

/** A fault that still answers: the status, how many campaigns it leaves behind, and more to look at. */
const answers: readonly (readonly [string, Fault, number, number, ((reply: Reply) => void)?])[] = [
  ["a crash before the create", crash("before-create"), 500, 0, isHtml],
  ["a crash after the create", crash("after-create"), 500, 1, isHtml],
  ["413 before the body", proxyError(413, "Request Entity Too Large", "before-body"), 413, 0, isHtml],
  ["502", proxyError(502, "Bad Gateway", "after-create"), 502, 1, isHtml],
  ["503", proxyError(503, "Service Unavailable", "before-create"), 503, 0, isHtml],
  ["504", proxyError(504, "Gateway Timeout", "after-create"), 504, 1, isHtml],
  [
    "429 with seconds",
    throttled(60),
    429,
    0,
    (reply) => {
      assert.equal(reply.headers.get("retry-after"), "60");
      const detail = "Request was throttled. Expected available in 60 seconds.";
      assert.deepEqual(JSON.parse(reply.text), { detail });
    },
  ],
  [
    "429 with a date",
    throttled(1, date),
    429,
    0,
    (reply) => {
      assert.equal(reply.headers.get("retry-after"), date);
      assert.match(reply.text, /in 1 second\./);
    },
  ],
  [
    "any status, body and headers",
    {
      ...{ kind: "answer", strikes: "before-create", status: 418, body: "short" },
      headers: { "Content-Type": "text/x", "X-Tea": "yes" },
    },
    418,
    0,
    (reply) => {
      assert.deepEqual([reply.text, reply.headers.get("x-tea")], ["short", "yes"]);
      assert.equal(reply.headers.get("content-length"), "5");
    },
  ],
  ["HTML with 200", htmlInstead(), 200, 0, isHtml],
  ["garbage", garbage(), 201, 1, (reply) => assert.throws(() => JSON.parse(reply.text))],
  [
    "no id",
    { kind: "without-id" },
    201,
    1,
    (reply) => {
      assert.deepEqual(
        ["id", "name"].map((key) => key in JSON.parse(reply.text)),
        [false, true],
      );
    },
  ],
  [
    "a bad id",
    { kind: "invalid-id", id: 17 },
    201,
    1,
    (reply) => assert.equal(JSON.parse(reply.text).id, 17),
  ],
  [
    "a huge body",
    { kind: "huge-body", bytes: 5_000_000 },
    201,
    1,
    (reply) => {
      assert.ok(reply.text.length > 5_000_000);
      assert.match(reply.text, /^\{"id":"/);
    },
  ],
  ["a slow body", { kind: "slow-body", pieces: 5, milliseconds: 2 }, 201, 1],
  ["a delay before", { kind: "delay", strikes: "before-create", milliseconds: 5 }, 201, 1],
  ["a delay after", { kind: "delay", strikes: "after-create", milliseconds: 5 }, 201, 1],
  ...([301, 302, 303, 307, 308] as const).map(
    (status) =>
      [
        ...([`redirect ${status}`, redirect(status, "https://elsewhere.example/"), status, 0] as const),
        (reply: Reply) => assert.equal(reply.headers.get("location"), "https://elsewhere.example/"),
      ] as const,
  ),
];

/** A fault that breaks the connection or keeps it: how many campaigns it leaves behind, and whether the body was read. */
const silences: readonly (readonly [Fault, number, boolean])[] = [
  [{ kind: "cut", strikes: "before-body" }, 0, false],
  [{ kind: "cut", strikes: "before-create" }, 0, true],
  [{ kind: "cut", strikes: "after-create" }, 1, true],
  [{ kind: "cut", strikes: "mid-answer" }, 1, true],
  [{ kind: "hang", strikes: "before-body" }, 0, false],
  [{ kind: "hang", strikes: "before-create" }, 0, true],
  [{ kind: "hang", strikes: "after-create" }, 1, true],
];

describe("the sandbox's faults", () => {
  let sandbox: Sandbox;
  beforeEach(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.stop());

  for (const [what, fault, status, created, look] of answers) {
    it(`${what}: answers ${status}, ${created} created`, async () => {
      sandbox.failNext(fault);
      const reply = await postCampaign(sandbox);
      assert.equal(reply.status, status);
      assert.equal(sandbox.created().length, created);
      look?.(reply);
      assert.equal((await postCampaign(sandbox)).status, 201);
    });
  }

  for (const [fault, created, complete] of silences) {
    it(`${JSON.stringify(fault)}: no answer, ${created} created`, async () => {
      sandbox.failNext(fault);
      const signal = AbortSignal.timeout(fault.kind === "hang" ? 100 : 5000);
      const expected = fault.kind === "hang" ? { name: "TimeoutError" } : { name: "TypeError" };
      await assert.rejects(postCampaign(sandbox, undefined, { signal }), expected);
      assert.equal(sandbox.created().length, created);
      assert.deepEqual(
        sandbox.requests().map((entry) => entry.complete),
        [complete],
      );
      assert.equal(sandbox.requests()[0]?.body === "", !complete);
    });
  }

  it("cuts the middle of an answer whose head has come", async () => {
    sandbox.failNext({ kind: "cut", strikes: "mid-answer" });
    const headers = { Authorization: `Bearer ${sandbox.token}`, "Content-Type": "application/json" };
    const sent = {
      method: "POST",
      headers,
      body: '{"name":"n","company":"3c90c3cc0d444b5088888dd25736052a"}',
    };
    const response = await fetch(`${sandbox.origin}/email/campaigns/`, sent);
    assert.equal(response.status, 201);
    await assert.rejects(response.text(), { name: "TypeError" });
  });

  it("creates although the client left during a delay", async () => {
    sandbox.failNext({ kind: "delay", strikes: "before-create", milliseconds: 50 });
    const leaving = new AbortController();
    const posted = postCampaign(sandbox, undefined, { signal: leaving.signal });
    while (sandbox.requests()[0]?.complete !== true) await setImmediate();
    leaving.abort();
    await assert.rejects(posted, { name: "AbortError" });
    assert.deepEqual(sandbox.created(), []);
    while (sandbox.created().length === 0) await setImmediate();
  });

  it("creates nothing from half a body, and records it as incomplete", async () => {
    const headers = { Authorization: `Bearer ${sandbox.token}`, "Content-Length": "100" };
    const half = request(`${sandbox.origin}/email/campaigns/`, { method: "POST", headers });
    const failed = once(half, "error", { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    half.write('{"name":');
    while (sandbox.requests()[0]?.body !== '{"name":') await setImmediate();
    half.destroy();
    await failed;
    assert.equal(sandbox.requests()[0]?.complete, false);
    assert.deepEqual(sandbox.created(), []);
  });

  it("queues faults, one a POST to the collection, and no other request takes one", async () => {
    sandbox.failNext(crash("before-create"));
    sandbox.failNext(throttled(60));
    await fetch(`${sandbox.origin}/email/campaigns/`);
    await fetch(`${sandbox.origin}/email/campaigns`, { method: "POST", redirect: "manual" });
    const statuses = [await postCampaign(sandbox), await postCampaign(sandbox), await postCampaign(sandbox)];
    assert.deepEqual(
      statuses.map((reply) => reply.status),
      [500, 429, 201],
    );
  });

  it("an after-create fault leaves nothing behind when the request was bad", async () => {
    sandbox.failNext(crash("after-create"));
    assert.equal((await postCampaign(sandbox, {})).status, 500);
    sandbox.failNext({ kind: "invalid-id", id: 1 });
    const reply = await postCampaign(sandbox, {});
    assert.equal(reply.status, 400);
    assert.deepEqual(Object.keys(JSON.parse(reply.text)), ["name", "company"]);
    assert.deepEqual(sandbox.created(), []);
  });

  for (const fault of [
    { kind: "slow-body", pieces: 4, milliseconds: 20 },
    { kind: "delay", strikes: "before-body", milliseconds: 80 },
    { kind: "delay", strikes: "after-create", milliseconds: 80 },
  ] as const) {
    it(`${JSON.stringify(fault)} takes its time`, async () => {
      sandbox.failNext(fault);
      const started = performance.now();
      assert.equal((await postCampaign(sandbox)).status, 201);
      // A timer may fire up to a millisecond early.
      assert.ok(performance.now() - started >= 76);
    });
  }

  it("creates nothing after it was stopped", async () => {
    sandbox.failNext({ kind: "delay", strikes: "before-create", milliseconds: 20 });
    const posted = assert.rejects(postCampaign(sandbox), { name: "TypeError" });
    while (sandbox.requests()[0]?.complete !== true) await setImmediate();
    await sandbox.stop();
    await posted;
    await pause(40);
    assert.deepEqual(sandbox.created(), []);
  });

  it("stops in the middle of hangs and delays", async () => {
    sandbox.failNext({ kind: "hang", strikes: "before-body" });
    sandbox.failNext({ kind: "hang", strikes: "after-create" });
    sandbox.failNext({ kind: "delay", strikes: "before-create", milliseconds: 60_000 });
    sandbox.failNext({ kind: "slow-body", pieces: 2, milliseconds: 60_000 });
    const posts = [1, 2, 3, 4].map(() => assert.rejects(postCampaign(sandbox), { name: "TypeError" }));
    while (sandbox.created().length < 2) await setImmediate();
    await sandbox.stop();
    await Promise.all(posts);
  });
});

function isHtml(reply: Reply): void {
  assert.match(reply.headers.get("content-type") ?? "", /^text\/html/);
  assert.match(reply.text, /^\s*<(!doctype )?html/);
}
