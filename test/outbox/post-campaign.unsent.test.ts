import assert from "node:assert/strict";
import https from "node:https";
import { createServer as createTlsServer } from "node:tls";
import { HttpsProxyAgent } from "https-proxy-agent";
import type { CampaignCall, PostOutcome } from "../../src/outbox/index.ts";
import { postCampaign } from "../../src/outbox/post-campaign.ts";
import { signedByAuthority } from "../network/certificates.ts";
import { makeCall } from "./make-call.ts";
import { selfSigned } from "./self-signed.ts";
import { type RawServer, startRawServer } from "./start-raw-server.ts";

const json = '{"id":"3c90c3cc-0d44-4b50-8888-8dd25736052a"}';
const created = `HTTP/1.1 201 x\r\nContent-Length: ${json.length}\r\n\r\n${json}`;

/** Failures known to precede sending: not a byte of the request may reach the other side. */
describe("postCampaign, before anything is sent", () => {
  let servers: RawServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    servers = [];
  });
  const start = async (...given: Parameters<typeof startRawServer>): Promise<RawServer> => {
    const server = await startRawServer(...given);
    servers.push(server);
    return server;
  };

  it("finds no such name", async () => {
    await assertUnsent({ url: new URL("https://no-such-name.invalid/") }, /\((ENOTFOUND|EAI_AGAIN)\)/);
  });

  it("is refused the connection", async () => {
    const server = await startRawServer(() => {});
    await server.stop();
    await assertUnsent({ url: new URL(server.origin) }, /refused the connection \(ECONNREFUSED\)/);
    await assertUnsent({ url: new URL(`http://localhost:${server.port}`) }, /\(ECONNREFUSED\)/);
  });

  it("trusts no certificate without an authority", async () => {
    const server = await start(() => {}, createTlsServer(selfSigned));
    await assertUnsent(
      { url: new URL(`https://127.0.0.1:${server.port}/`) },
      /is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\).+NODE_EXTRA_CA_CERTS/,
    );
    assert.equal(server.connections, 1);
    assert.equal(server.received(), "");
  });

  it("meets a server that speaks no TLS", async () => {
    const server = await start((socket) => socket.end("HTTP/1.1 400 x\r\n\r\n"));
    await assertUnsent({ url: new URL(`https://127.0.0.1:${server.port}/`) }, /^No secure connection to/);
    assert.doesNotMatch(server.received(), /POST/);
  });

  it("loses the connection in the handshake", async () => {
    const server = await start((socket) => socket.resetAndDestroy());
    await assertUnsent({ url: new URL(`https://127.0.0.1:${server.port}/`) }, /\(ECONNRESET\)/);
  });

  it("waits in vain for the handshake", async () => {
    const server = await start(() => {});
    const url = new URL(`https://127.0.0.1:${server.port}/`);
    await assertUnsent({ url, timeoutMs: 100 }, /^No connection to .+ came about within 0\.1 seconds/);
    await server.closed();
  });

  it("is cancelled in the handshake", async () => {
    const cancelling = new AbortController();
    const server = await start(() => cancelling.abort());
    const url = new URL(`https://127.0.0.1:${server.port}/`);
    assert.equal((await postCampaign(makeCall({ url, signal: cancelling.signal }))).outcome, "not-sent");
    assert.doesNotMatch(server.received(), /POST/);
  });

  it("cannot write a header", async () => {
    await assertUnsent({ userAgent: "a\nb" }, /nothing was sent/);
    await assertUnsent({ token: "a\nb" }, /nothing was sent/);
  });

  it("trusts no authority that was not added", async () => {
    const server = await start(() => {}, createTlsServer(signedByAuthority));
    const url = new URL(`https://127.0.0.1:${server.port}/`);
    await assertUnsent({ url }, /is not trusted \(UNABLE_TO_VERIFY_LEAF_SIGNATURE\).+NODE_EXTRA_CA_CERTS/);
    assert.equal(server.received(), "");
  });

  /** As VS Code does with every extension: `https.request` gets the agent of the proxy from `http.proxy`. */
  describe("through a proxy", () => {
    const original = https.request;
    afterEach(() => {
      https.request = original;
    });
    const useProxy = (proxy: RawServer) => {
      const agent = new LikeVsCode(proxy.origin);
      https.request = ((url: string, options: https.RequestOptions) =>
        original(url, { ...options, agent, ca: selfSigned.cert })) as typeof https.request;
    };
    const url = new URL("https://outbox.test/email/campaigns/");

    const refusals: readonly (readonly [answer: string, words: RegExp])[] = [
      [
        "HTTP/1.1 407 x\r\nContent-Length: 0\r\n\r\n",
        /^A proxy would not connect to outbox\.test \(407\).+password/,
      ],
      ["HTTP/1.1 403 x\r\nContent-Length: 2\r\n\r\nno", /^A proxy would not connect to outbox\.test \(403\)/],
      ["HTTP/1.1 502 x\r\nContent-Length: 2\r\n\r\nno", /^A proxy would not connect to outbox\.test \(502\)/],
      ["HTTP/1.1 503 x\r\n\r\n", /^A proxy would not connect to outbox\.test \(503\)/],
      ["HTTP/1.1 204 x\r\n\r\n", /^A proxy would not connect to outbox\.test \(204\)/],
      [`HTTP/1.1 201 x\r\n\r\n${json}`, /^A proxy would not connect to outbox\.test \(201\)/],
      ["HTTP/1.1 301 x\r\nLocation: http://127.0.0.1/\r\n\r\n", /^A proxy would not connect/],
      [
        "",
        /^outbox\.test could not be reached through the proxy .+, because the connection to .+http\.proxy/,
      ],
      ["HTTP/1.1 200 x\r\n\r\n", /^The connection to outbox\.test was closed while it was being made/],
    ];
    for (const [answer, words] of refusals) {
      it(`that answers ${JSON.stringify(answer.slice(0, 14))} to CONNECT`, async () => {
        const proxy = await start((socket) => socket.end(answer));
        useProxy(proxy);
        await assertUnsent({ url }, words);
        assert.doesNotMatch(proxy.received(), /POST|tok/);
      });
    }

    it("that is gone", async () => {
      const proxy = await startRawServer(() => {});
      await proxy.stop();
      useProxy(proxy);
      await assertUnsent(
        { url },
        /^outbox\.test could not be reached through the proxy (\S+), because \1 refused the connection \(ECONNREFUSED\)/,
      );
    });

    it("creates through one that connects", async () => {
      const tls = createTlsServer(selfSigned);
      const proxy = await start((socket) => {
        socket.removeAllListeners("data");
        socket.write("HTTP/1.1 200 x\r\n\r\n");
        tls.emit("connection", socket);
      });
      const arrived: string[] = [];
      tls.on("secureConnection", (socket) => {
        socket.on("data", (data) => {
          arrived.push(String(data));
          if (arrived.join("").includes("Spring")) socket.end(created);
        });
      });
      useProxy(proxy);
      assert.equal((await postCampaign(makeCall({ url }))).outcome, "created");
      assert.equal(arrived.join("").split("POST ").length, 2);
    });
  });
});

async function assertUnsent(given: Partial<CampaignCall>, words: RegExp): Promise<void> {
  const outcome: PostOutcome = await postCampaign(makeCall(given));
  assert.equal(outcome.outcome, "rejected");
  assert.ok(!("status" in outcome));
  assert.match("reason" in outcome ? outcome.reason : "", words);
  assert.match("reason" in outcome ? outcome.reason : "", /nothing was sent/);
}

/** What VS Code's agent makes of a proxy that cannot be reached: an event with the cause, and an error without it. */
class LikeVsCode extends HttpsProxyAgent<string> {
  override async connect(...given: Parameters<HttpsProxyAgent<string>["connect"]>) {
    try {
      return await super.connect(...given);
    } catch (error) {
      given[0].emit("proxy", { error });
      throw new Error(`Failed to establish a socket connection to proxies: PROXY ${this.proxy.host}`);
    }
  }
}
