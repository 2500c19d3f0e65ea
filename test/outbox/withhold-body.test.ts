import assert from "node:assert/strict";
import { type ClientRequest, request } from "node:http";
import { Socket } from "node:net";
import { PassThrough } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import { WithheldBody } from "../../src/outbox/withhold-body.ts";

/** A request whose connection is made by the test. */
function makeRequest(): ClientRequest {
  return request("http://127.0.0.1/", { method: "POST", createConnection: () => new Socket() });
}

describe("WithheldBody", () => {
  it("goes at once, and counts as sent, where it cannot see a connection", async () => {
    const body = new WithheldBody(Buffer.from("ä"));
    assert.equal(body.byteLength, 2);
    assert.equal(body.begun, false);
    const sink = body.pipe(new PassThrough());
    assert.equal(String(await sink.toArray()), "ä");
    assert.equal(body.begun, true);
  });

  it("stays back while a socket is connecting, and on one that cannot be written to", async () => {
    for (const socket of [Object.assign(new Socket(), { connecting: true }), new Socket().destroy()]) {
      const body = new WithheldBody(Buffer.from("x"));
      const sending = makeRequest().on("error", () => {});
      body.pipe(sending);
      sending.emit("socket", socket);
      await turn();
      assert.equal(body.begun, false);
      sending.destroy();
    }
  });

  it("stays back until the handshake is done, connected or not", async () => {
    const socket = Object.assign(new Socket(), { secureConnecting: true });
    const body = new WithheldBody(Buffer.from("x"));
    const sending = makeRequest().on("error", () => {});
    body.pipe(sending);
    sending.emit("socket", socket);
    socket.emit("connect");
    await turn();
    assert.equal(body.begun, false);
    socket.emit("secureConnect");
    assert.equal(body.begun, true);
    sending.destroy();
  });

  it("leaves no connection behind", () => {
    const sending = makeRequest().on("error", () => {});
    sending.shouldKeepAlive = true;
    new WithheldBody(Buffer.from("x")).pipe(sending);
    assert.equal(sending.shouldKeepAlive, false);
    sending.destroy();
  });

  it("hears what a proxy agent met with", () => {
    const body = new WithheldBody(Buffer.from("x"));
    const sending = makeRequest().on("error", () => {});
    body.pipe(sending);
    sending.emit("proxy", { proxy: "DIRECT", socket: new Socket() });
    assert.equal(body.proxyError, undefined);
    const error = new Error("refused");
    sending.emit("proxy", { proxy: "PROXY p:1", error });
    assert.equal(body.proxyError, error);
    sending.destroy();
  });

  it("is not let go once destroyed", async () => {
    const socket = Object.assign(new Socket(), { connecting: true });
    const body = new WithheldBody(Buffer.from("x"));
    const sending = makeRequest().on("error", () => {});
    body.pipe(sending);
    sending.emit("socket", socket);
    await turn();
    body.destroy();
    socket.emit("connect");
    assert.equal(body.begun, false);
    sending.destroy();
  });
});
