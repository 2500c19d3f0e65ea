import assert from "node:assert/strict";
import { type ConnectedSandbox, connectSandbox } from "./connect-sandbox.ts";
import { type Fault, throttled } from "./fault.ts";
import { postCampaign, smallest } from "./post-campaign.ts";
import { type Sandbox, startSandbox } from "./start-sandbox.ts";

const notFaults: readonly unknown[] = [
  ...[null, [], "hang", {}, { kind: "nope" }, { kind: "toString" }, { kind: "hang" }, { kind: "invalid-id" }],
  ...[
    { kind: "hang", strikes: "mid-answer" },
    { kind: "delay", strikes: "before-create", milliseconds: "5" },
  ],
];

describe("the sandbox's control surface", () => {
  let sandbox: Sandbox;
  let connected: ConnectedSandbox;
  before(async () => {
    sandbox = await startSandbox();
    connected = connectSandbox(sandbox.origin);
  });
  beforeEach(() => connected.reset());
  after(() => sandbox.stop());

  it("tells what was created and asked, itself left out", async () => {
    const started = Date.now();
    await postCampaign(sandbox, smallest, { headers: { "X-Twice": "a, b" } });
    assert.deepEqual(await connected.created(), sandbox.created());
    const [recorded, ...others] = await connected.requests();
    assert.deepEqual(others, []);
    assert.deepEqual([recorded], sandbox.requests());
    assert.deepEqual([recorded?.method, recorded?.url], ["POST", "/email/campaigns/"]);
    assert.deepEqual([recorded?.body, recorded?.complete], [JSON.stringify(smallest), true]);
    const { authorization, "x-twice": twice } = recorded?.headers ?? {};
    assert.deepEqual([authorization, twice], [`Bearer ${sandbox.token}`, "a, b"]);
    const arrivedAt = recorded?.arrivedAt ?? 0;
    assert.ok(arrivedAt >= started && arrivedAt <= Date.now());
  });

  it("queues every kind of fault as it was given", async () => {
    const faults: readonly Fault[] = [throttled(3), { kind: "without-id" }, { kind: "invalid-id", id: null }];
    for (const fault of faults) await connected.failNext(fault);
    const replies = [await postCampaign(sandbox), await postCampaign(sandbox), await postCampaign(sandbox)];
    assert.deepEqual(
      replies.map((reply) => reply.status),
      [429, 201, 201],
    );
    assert.equal(replies[0]?.headers.get("retry-after"), "3");
    assert.equal(JSON.parse(replies[2]?.text ?? "").id, null);
  });

  it("forgets everything on reset, waiting faults too", async () => {
    await postCampaign(sandbox);
    await connected.failNext(throttled(3));
    await connected.reset();
    assert.deepEqual([await connected.created(), await connected.requests()], [[], []]);
    assert.equal((await postCampaign(sandbox)).status, 201);
  });

  for (const value of notFaults) {
    it(`refuses ${JSON.stringify(value)} as a fault`, async () => {
      const body = JSON.stringify(value);
      const response = await fetch(`${sandbox.origin}/_sandbox/faults`, { method: "POST", body });
      assert.equal(response.status, 400);
      assert.equal((await postCampaign(sandbox)).status, 201);
    });
  }

  it("rejects, with the status, what the sandbox refuses", () =>
    assert.rejects(connected.failNext({ kind: "huge-body", bytes: Number.NaN }), /faults answered 400/));

  it("answers 404 elsewhere under its path", async () => {
    assert.equal((await fetch(`${sandbox.origin}/_sandbox/nope`)).status, 404);
  });
});

describe("startSandbox", () => {
  it("takes a port and a token, and rejects when the port is taken", async () => {
    const first = await startSandbox({ token: "t" });
    const port = Number(new URL(first.origin).port);
    await assert.rejects(startSandbox({ port }), { code: "EADDRINUSE" });
    await first.stop();
    const second = await startSandbox({ port });
    assert.deepEqual([first.token, second.origin], ["t", first.origin]);
    assert.match(second.token, /^[\x21-\x7e]+$/);
    await second.stop();
    await second.stop();
    await assert.rejects(fetch(second.origin), { name: "TypeError" });
  });
});
