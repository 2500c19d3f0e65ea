import assert from "node:assert/strict";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import type { PostOutcome } from "../../src/outbox/index.ts";
import { postCampaign } from "../../src/outbox/post-campaign.ts";
import { makeCall } from "./make-call.ts";
import { type RawServer, startRawServer } from "./start-raw-server.ts";

const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
const json = JSON.stringify({ id, name: "Spring" });

/** What HTTP servers do not do by themselves. */
describe("postCampaign on the wire", () => {
  let server: RawServer;
  let answer: (sent: string) => Uint8Array | string;
  before(async () => {
    server = await startRawServer((socket, sent) => {
      if (isWhole(sent)) socket.end(answer(sent));
    });
  });
  after(() => server.stop());

  const post = (bytes: Uint8Array | string, timeoutMs = 1000): Promise<PostOutcome> => {
    answer = () => bytes;
    return postCampaign(makeCall({ url: new URL(`${server.origin}/email/campaigns/`), timeoutMs }));
  };

  describe("reads an answer", () => {
    const cases: readonly (readonly [
      name: string,
      bytes: Uint8Array | string,
      outcome: PostOutcome["outcome"],
    ])[] = [
      ["of known length", respond(201, json), "created"],
      ["that ends with the connection", `HTTP/1.1 201 Created\r\n\r\n${json}`, "created"],
      ["with a byte order mark", respond(201, `\uFEFF${json}`), "created"],
      [
        "in chunks",
        `HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n${chunk(json)}0\r\n\r\n`,
        "created",
      ],
      [
        "in chunks with a trailer",
        `HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n${chunk(json)}0\r\nX: y\r\n\r\n`,
        "created",
      ],
      [
        "in chunks without the last one",
        `HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n${chunk(json)}`,
        "created",
      ],
      [
        "shorter than it says",
        `HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n${json.slice(0, -1)}`,
        "unknown",
      ],
      ["after 100 Continue", `HTTP/1.1 100 Continue\r\n\r\n${Buffer.from(respond(201, json))}`, "created"],
      ["in gzip", respond(201, gzipSync(json), "Content-Encoding: gzip"), "created"],
      ["in deflate", respond(201, deflateSync(json), "Content-Encoding: deflate"), "created"],
      ["in raw deflate", respond(201, deflateRawSync(json), "Content-Encoding: deflate"), "created"],
      ["in brotli", respond(201, brotliCompressSync(json), "Content-Encoding: br"), "created"],
      ["in an unknown coding", respond(201, "?", "Content-Encoding: zz"), "unknown"],
      ["in broken gzip", respond(201, "no gzip", "Content-Encoding: gzip"), "unknown"],
      ["in broken gzip, refused", respond(400, "no gzip", "Content-Encoding: gzip"), "rejected"],
      ["in broken deflate", respond(201, "no deflate", "Content-Encoding: deflate"), "unknown"],
      ["in broken brotli", respond(201, "no brotli", "Content-Encoding: br"), "unknown"],
      ["that is empty, in gzip", respond(201, "", "Content-Encoding: gzip"), "unknown"],
      [
        "that is a bomb",
        respond(201, gzipSync(Buffer.alloc(200_000_000, 32)), "Content-Encoding: gzip"),
        "unknown",
      ],
      [
        "that is a refusal and a bomb",
        respond(400, gzipSync(Buffer.alloc(200_000_000, 32)), "Content-Encoding: gzip"),
        "rejected",
      ],
      ["without a body", "HTTP/1.1 204 No Content\r\n\r\n", "unknown"],
      ["that switches protocols", "HTTP/1.1 101 x\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n", "unknown"],
      ["with endless headers", `HTTP/1.1 201 x\r\nX: ${"x".repeat(100_000)}\r\n\r\n`, "unknown"],
      ["of HTTP/0.9", "hello", "unknown"],
      ["of nothing", "", "unknown"],
    ];
    for (const [name, bytes, outcome] of cases) {
      it(`${name}: ${outcome}`, async () => {
        const before = server.connections;
        assert.equal((await post(bytes)).outcome, outcome);
        assert.equal(server.connections - before, 1);
      }).slow(1000);
    }
  });

  it("says no answer when the connection is reset in the middle of the body", async () => {
    const resetting = await startRawServer((socket) => socket.resetAndDestroy());
    const outcome = await postCampaign(
      makeCall({ url: new URL(resetting.origin), body: "x".repeat(8_000_000) }),
    );
    assert.equal(outcome.outcome, "unknown");
    assert.match(
      "reason" in outcome ? outcome.reason : "",
      /connection was lost after.+\((ECONNRESET|EPIPE)\)/,
    );
    assert.equal(resetting.connections, 1);
    await resetting.stop();
  });

  it("leaves an endless answer, and its connection", async () => {
    const endless = await startRawServer((socket) => {
      const more = () => socket.write(Buffer.alloc(65_536, 32), (error) => error ?? setImmediate(more));
      socket.write("HTTP/1.1 201 x\r\n\r\n", more);
    });
    const outcome = await postCampaign(makeCall({ url: new URL(endless.origin), timeoutMs: 60_000 }));
    assert.equal(outcome.outcome, "unknown");
    await endless.closed();
    await endless.stop();
  });

  it("leaves a server that refuses a campaign it has not read", async () => {
    const hasty = await startRawServer((socket) => {
      socket.pause();
      socket.write("HTTP/1.1 413 x\r\nContent-Length: 0\r\n\r\n");
    });
    const body = "x".repeat(8_000_000);
    assert.equal((await postCampaign(makeCall({ url: new URL(hasty.origin), body }))).outcome, "rejected");
    await hasty.stop();
  });

  it("uses no connection twice, though the server would keep it", async () => {
    const keeping = await startRawServer((socket, sent) => {
      if (isWhole(sent)) socket.write(respond(201, json, "Connection: keep-alive"));
    });
    for (const times of [1, 2]) {
      const call = makeCall({ url: new URL(keeping.origin) });
      assert.equal((await postCampaign(call)).outcome, "created");
      assert.equal(keeping.connections, times);
    }
    assert.match(keeping.received(), /connection: close/i);
    await keeping.stop();
  });

  it("keeps a token out of the address it names", async () => {
    answer = () => respond(404, "");
    const call = makeCall({ url: new URL(`${server.origin}/tok/en+A1b2/`), token: "tok/en+A1b2" });
    const outcome = await postCampaign(call);
    assert.ok(outcome.outcome === "rejected");
    assert.match(outcome.reason, /nothing at http:\S+\/‹token›\/ \(404\)/);
  });

  describe("never lets the token out, however the server echoes it", () => {
    const token = 'tok/en+A1"b2';
    const echoes: readonly (readonly [name: string, echo: (sent: string) => string])[] = [
      ["the whole request", (sent) => sent],
      ["as JSON", (sent) => JSON.stringify({ detail: sent })],
      ["as a key of JSON", () => JSON.stringify({ [token]: ["bad"], name: { [token]: ["bad"] } })],
      ["for a URL", () => encodeURIComponent(`Bearer ${token}`)],
      ["for HTML", () => `<title>Bearer ${token.replaceAll('"', "&quot;")}</title>`],
      ["with JSON inside JSON", () => JSON.stringify({ detail: JSON.stringify(token) })],
    ];
    for (const [name, echo] of echoes) {
      for (const status of [200, 400, 401, 404, 500]) {
        it(`${name}, ${status}`, async () => {
          answer = (sent) => respond(status, echo(sent));
          const url = new URL(`${server.origin}/email/campaigns/`);
          const outcome = JSON.stringify(await postCampaign(makeCall({ url, token })));
          assert.ok(outcome.includes("‹token›"));
          assert.doesNotMatch(outcome, /tok(\\|%2F|\/)+en/i);
        });
      }
    }
  });

  it("makes one of the outcomes of any bytes", async () => {
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => Buffer.from(text)),
    );
    const header = fc.constantFrom(
      "",
      "Content-Encoding: gzip",
      "Content-Encoding: deflate",
      "Content-Encoding: br",
      "Transfer-Encoding: chunked",
      "Content-Type: text/html",
      "Location: http://[",
    );
    const response = fc
      .tuple(fc.integer({ min: 200, max: 999 }), header, bodies)
      .map(([status, line, body]) => respond(status, body, line));
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 9, arbitrary: response }, fc.uint8Array()), async (bytes) => {
        const before = server.connections;
        const { outcome } = await post(bytes);
        assert.ok(["created", "rejected", "unknown"].includes(outcome));
        assert.equal(server.connections - before, 1);
      }),
      { numRuns: 200 },
    );
  })
    .timeout(10_000)
    .slow(2000);
});

function isWhole(sent: string): boolean {
  const [head = "", body = ""] = sent.split("\r\n\r\n", 2);
  return body.length >= Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.POSITIVE_INFINITY);
}

function respond(status: number, body: Uint8Array | string, header = ""): Uint8Array {
  const bytes = Buffer.from(body);
  const lines = [`HTTP/1.1 ${status} x`, "Content-Type: application/json", header].filter(
    (line) => line !== "",
  );
  if (!header.startsWith("Transfer-Encoding")) lines.push(`Content-Length: ${bytes.length}`);
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`), bytes]);
}

function chunk(text: string): string {
  return `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
}
