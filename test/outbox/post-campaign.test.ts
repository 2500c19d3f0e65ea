import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { type CampaignCall, type PostOutcome, parseBaseUrl } from "../../src/outbox/index.ts";
import { postCampaign } from "../../src/outbox/post-campaign.ts";
import {
  crash,
  type Fault,
  garbage,
  htmlInstead,
  proxyError,
  redirect,
  throttled,
} from "../sandbox/fault.ts";
import { type Sandbox, startSandbox } from "../sandbox/start-sandbox.ts";
import { makeCall } from "./make-call.ts";
import { startRawServer } from "./start-raw-server.ts";

describe("postCampaign", () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  afterEach(() => sandbox.reset());
  after(() => sandbox.stop());

  const callSandbox = (given: Partial<CampaignCall> = {}) =>
    makeCall({ url: campaignsOf(sandbox.origin), token: sandbox.token, ...given });

  it("creates a campaign, and says under which id", async () => {
    const outcome = await postCampaign(callSandbox());
    const [{ id } = {}, ...others] = sandbox.created();
    assert.deepEqual(outcome, { outcome: "created", id, status: 201 });
    assert.deepEqual(others, []);
    assert.equal(sandbox.requests().length, 1);
  });

  it("sends exactly this", async () => {
    const body = JSON.stringify({ ...JSON.parse(makeCall().body), name: "Frühling 🙂 \u2028" });
    await postCampaign(callSandbox({ body }));
    const [request] = sandbox.requests();
    assert.equal(request?.body, body);
    assert.equal(request.method, "POST");
    assert.equal(request.url, "/email/campaigns/");
    assert.deepEqual(request.headers, {
      accept: "application/json",
      "accept-encoding": "identity",
      authorization: `Bearer ${sandbox.token}`,
      connection: "close",
      "content-length": String(Buffer.byteLength(body)),
      "content-type": "application/json",
      host: new URL(sandbox.origin).host,
      "user-agent": "outbox-campaigns/0.1.0",
    });
  });

  it("keeps half a character from making the length wrong", async () => {
    const body = `{"name": "a\uD800b", "company": "0b0e5a0e-6f5c-4a1e-9d53-3a6f2f0f6d11"}`;
    assert.equal((await postCampaign(callSandbox({ body }))).outcome, "created");
  });

  it("sends the token alone where that is the form", async () => {
    const outcome = await postCampaign(callSandbox({ scheme: "raw" }));
    const { authorization } = sandbox.requests()[0]?.headers ?? {};
    assert.equal(authorization, sandbox.token);
    assertReason(outcome, "rejected", /\(401\).+set outbox\.authorizationScheme to "bearer"/);
  });

  it("tells which field the server refused", async () => {
    const body = JSON.stringify({ name: "", company: "nope", sender_identity_ids: [makeId(1), "x"] });
    const outcome = await postCampaign(callSandbox({ body }));
    assert.ok(outcome.outcome === "rejected");
    assert.deepEqual(outcome.problems, [
      { path: ["name"], message: "This field may not be blank." },
      { path: ["company"], message: "“nope” is not a valid UUID." },
      { path: ["sender_identity_ids", 1], message: "Must be a valid UUID." },
    ]);
    assert.equal(sandbox.created().length, 0);
  });

  describe("tells by the moment of a fault what is known", () => {
    const answer = (status: number): Fault => ({ kind: "answer", strikes: "before-create", status });
    const cases: readonly (readonly [
      name: string,
      fault: Fault,
      outcome: PostOutcome["outcome"],
      created: 0 | 1,
    ])[] = [
      ["silence before the body was read", { kind: "hang", strikes: "before-body" }, "unknown", 0],
      ["silence before the create", { kind: "hang", strikes: "before-create" }, "unknown", 0],
      ["silence after the create", { kind: "hang", strikes: "after-create" }, "unknown", 1],
      ["a cut before the body was read", { kind: "cut", strikes: "before-body" }, "unknown", 0],
      ["a cut before the create", { kind: "cut", strikes: "before-create" }, "unknown", 0],
      ["a cut after the create", { kind: "cut", strikes: "after-create" }, "unknown", 1],
      ["a cut in the answer", { kind: "cut", strikes: "mid-answer" }, "unknown", 1],
      ["an answer that takes too long", { kind: "slow-body", pieces: 20, milliseconds: 100 }, "unknown", 1],
      ["an answer that takes its time", { kind: "slow-body", pieces: 4, milliseconds: 10 }, "created", 1],
      ["a late answer", { kind: "delay", strikes: "after-create", milliseconds: 50 }, "created", 1],
      ["a crash before the create", crash("before-create"), "unknown", 0],
      ["a crash after the create", crash("after-create"), "unknown", 1],
      ["a proxy's 502 after the create", proxyError(502, "Bad Gateway", "after-create"), "unknown", 1],
      [
        "a proxy's 413 before the body",
        proxyError(413, "Request Entity Too Large", "before-body"),
        "rejected",
        0,
      ],
      ["408", answer(408), "unknown", 0],
      ["403", answer(403), "rejected", 0],
      ["407", answer(407), "rejected", 0],
      ["429", throttled(60), "rejected", 0],
      ["a sign-in page", htmlInstead(), "unknown", 0],
      ["garbage", garbage(), "unknown", 1],
      ["no id", { kind: "without-id" }, "unknown", 1],
      ["an id that is none", { kind: "invalid-id", id: 17 }, "unknown", 1],
      ["an answer beyond all bounds", { kind: "huge-body", bytes: 8_000_000 }, "unknown", 1],
      ["an answer within bounds", { kind: "huge-body", bytes: 500_000 }, "created", 1],
    ];
    for (const [name, fault, outcome, created] of cases) {
      it(`${name}: ${outcome}`, async () => {
        sandbox.failNext(fault);
        const actual = await postCampaign(callSandbox({ timeoutMs: 400 }));
        assert.equal(actual.outcome, outcome);
        assert.equal(sandbox.created().length, created);
        assert.equal(sandbox.requests().length, 1);
      });
    }
  });

  for (const status of [301, 302, 303, 307, 308] as const) {
    it(`follows no ${status}: the token does not travel`, async () => {
      const elsewhere = await startRawServer((socket) => socket.end("HTTP/1.1 204 x\r\n\r\n"));
      sandbox.failNext(redirect(status, `${elsewhere.origin}/email/campaigns/`));
      assertReason(await postCampaign(callSandbox()), "unknown", /redirected/);
      assert.equal(elsewhere.connections, 0);
      assert.equal(sandbox.requests().length, 1);
      await elsewhere.stop();
    });
  }

  it("takes a redirect to nowhere for what it is", async () => {
    sandbox.failNext(redirect(302, "http://[nowhere"));
    assertReason(await postCampaign(callSandbox()), "unknown", /redirected/);
  });

  it("names the setting after a timeout, and closes the connection", async () => {
    const server = await startRawServer(() => {});
    const outcome = await postCampaign(makeCall({ url: campaignsOf(server.origin), timeoutMs: 100 }));
    assertReason(
      outcome,
      "unknown",
      /took longer than 0\.1 seconds \(setting outbox\.requestTimeoutSeconds\)/,
    );
    await server.closed();
    await server.stop();
  });

  describe("cancelled", () => {
    it("before the call: nothing is sent", async () => {
      const outcome = await postCampaign(callSandbox({ signal: AbortSignal.abort() }));
      assert.deepEqual(outcome, {
        outcome: "not-sent",
        code: "cancelled",
        reason: "You cancelled, and nothing was sent.",
      });
      assert.equal(sandbox.requests().length, 0);
    });

    it("while the connection is being made: nothing is sent", async () => {
      const cancelling = new AbortController();
      const calling = postCampaign(callSandbox({ signal: cancelling.signal }));
      await new Promise(process.nextTick);
      cancelling.abort();
      assert.equal((await calling).outcome, "not-sent");
      assert.equal(sandbox.requests().length, 0);
    });

    const moments: readonly (readonly [name: string, head: string, body: string])[] = [
      ["while the body is being sent", "", JSON.stringify({ name: "x".repeat(8_000_000) })],
      ["while the answer is awaited", "", makeCall().body],
      [
        "while the answer arrives",
        'HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\n{"id":',
        makeCall().body,
      ],
    ];
    for (const [name, head, body] of moments) {
      it(`${name}: no answer`, async () => {
        const cancelling = new AbortController();
        const server = await startRawServer((socket) => {
          if (cancelling.signal.aborted) return;
          socket.pause();
          socket.write(head, () => cancelling.abort());
        });
        const outcome = await postCampaign(
          makeCall({ url: campaignsOf(server.origin), body, signal: cancelling.signal }),
        );
        assertReason(outcome, "unknown", /you cancelled.+may have been created/);
        assert.equal(server.connections, 1);
        await server.stop();
      });
    }

    it("too late: the campaign exists all the same", async () => {
      const cancelling = new AbortController();
      const outcome = await postCampaign(callSandbox({ signal: cancelling.signal }));
      assert.deepEqual(getEventListeners(cancelling.signal, "abort"), []);
      cancelling.abort();
      assert.equal(outcome.outcome, "created");
    });
  });
});

function campaignsOf(origin: string): URL {
  const parsed = parseBaseUrl(origin);
  assert.ok(parsed.ok);
  return parsed.campaigns;
}

function makeId(last: number): string {
  return `0b0e5a0e-6f5c-4a1e-9d53-${String(last).padStart(12, "0")}`;
}

function assertReason(outcome: PostOutcome, kind: PostOutcome["outcome"], words: RegExp): void {
  assert.equal(outcome.outcome, kind);
  assert.match("reason" in outcome ? outcome.reason : "", words);
}
