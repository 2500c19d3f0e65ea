import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { postCampaign } from "../../src/outbox/post-campaign.ts";
import { makeCall } from "./make-call.ts";
import { type RawServer, startRawServer } from "./start-raw-server.ts";

const token = 'obx_pls/8Hd2+kQ9"vLm4=Xr7&Tz~';
const base64 = (text: string) => Buffer.from(text).toString("base64");
const html = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&#34;").replaceAll("+", "&#x2B;");
const escapeAll = (text: string) =>
  Array.from(text, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

/** How a server may give the token back. */
const echoes: readonly (readonly [name: string, body: string, headers?: readonly string[]])[] = [
  ["in JSON", JSON.stringify({ detail: `Bearer ${token} is not valid.` })],
  ["as a field's message", JSON.stringify({ name: [`No: ${token}`] })],
  ["as a field", JSON.stringify({ [token]: ["Unknown field."] })],
  ["as a field of a field", JSON.stringify({ sender_identity_ids: { 0: { [token]: [token] } } })],
  ["in JSON in JSON", JSON.stringify({ detail: JSON.stringify({ authorization: token }) })],
  ["in JSON, all escaped", `{"detail": "${escapeAll(token)}"}`],
  ["in JSON that broke off", `{"detail": "Bearer ${token.slice(0, 20)}`],
  ["in another case", JSON.stringify({ detail: token.toUpperCase() })],
  ["in a web page's title", `<title>${html(token)}</title>`, ["Content-Type: text/html"]],
  ["in a web page", `<html><title>Error</title><p>${html(token)}</p></html>`, ["Content-Type: text/html"]],
  ["for a URL", `error=${encodeURIComponent(`Bearer ${token}`)}`, ["Content-Type: text/plain"]],
  ["twice for a URL", `error=${encodeURIComponent(encodeURIComponent(token))}`, ["Content-Type: text/plain"]],
  ["in base64", JSON.stringify({ detail: base64(token) })],
  ["in base64 with Bearer", JSON.stringify({ detail: base64(`Bearer ${token}`) })],
  ["in base64 for Basic", JSON.stringify({ detail: `Basic ${base64(`:${token}`)}` })],
  ["in base64url", JSON.stringify({ detail: Buffer.from(`xy${token}`).toString("base64url") })],
  ["in hex", JSON.stringify({ detail: Buffer.from(token).toString("hex") })],
  [
    "folded",
    `Authorization: Bearer ${token.slice(0, 11)}\r\n\t${token.slice(11)}`,
    ["Content-Type: text/plain"],
  ],
  ["with invisible characters", JSON.stringify({ detail: Array.from(token).join("\u200B") })],
  ["cut", JSON.stringify({ detail: `Key ${token.slice(0, 12)}… is revoked.` })],
  ["in a long text, where it is cut", JSON.stringify({ detail: `${"x".repeat(285)}${token}` })],
  ["as the id", JSON.stringify({ id: token })],
  ["in the headers", "", [`Location: /login?token=${token}`, `X-Echo: ${token}`, `Retry-After: ${token}`]],
  ["in the reason phrase", "", []],
];

describe("A server that gives the token back", () => {
  let server: RawServer;
  let answer: Buffer;
  before(async () => {
    server = await startRawServer((socket, sent) => {
      if (sent.includes("\r\n\r\n")) socket.end(answer);
    });
  });
  after(() => server.stop());

  const post = () =>
    postCampaign(makeCall({ url: new URL(`${server.origin}/email/campaigns/`), token, timeoutMs: 2000 }));

  for (const [name, body, headers = ["Content-Type: application/json"]] of echoes) {
    for (const status of [201, 302, 400, 401, 403, 404, 429, 500]) {
      it(`${name}, ${status}: nobody reads it`, async () => {
        answer = respond(status, body, headers);
        assertSilent(await post());
      });
    }
  }

  it("compressed: nobody reads it", async () => {
    const body = gzipSync(JSON.stringify({ detail: token }));
    answer = respond(400, body, ["Content-Type: application/json", "Content-Encoding: gzip"]);
    assertSilent(await post());
  });

  it("as an id that is one: it is no id", async () => {
    const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
    for (const given of [id, id.toUpperCase(), id.replaceAll("-", "")]) {
      answer = respond(201, JSON.stringify({ id }), ["Content-Type: application/json"]);
      const url = new URL(`${server.origin}/email/campaigns/`);
      const outcome = await postCampaign(makeCall({ url, token: given }));
      assert.equal(outcome.outcome, "unknown");
      assert.ok(!JSON.stringify(outcome).includes(id.slice(0, 8)));
    }
  });

  for (const status of [301, 302, 303, 307, 308]) {
    it(`with a redirect to itself, ${status}: it is asked once`, async () => {
      const location = `Location: ${server.origin}/elsewhere/?token=${encodeURIComponent(token)}`;
      const before = server.connections;
      answer = respond(status, "", [location]);
      const outcome = await post();
      assert.equal(outcome.outcome, "unknown");
      assert.equal(server.connections - before, 1);
      assertSilent(outcome);
    });
  }
});

/** Not the token, not a piece of it worth having, in no form that can be turned back. */
function assertSilent(outcome: unknown): void {
  const said = JSON.stringify(outcome);
  const tellTales = [
    ...[
      token,
      base64(token).slice(0, 20),
      base64(`xy${token}`).slice(4, 24),
      base64(`x${token}`).slice(4, 24),
    ],
    ...[Buffer.from(token).toString("hex"), JSON.stringify(token).slice(1, -1), encodeURIComponent(token)],
    ...[html(token), token.slice(0, 9), token.slice(-9), token.slice(10, 19)],
  ];
  for (const telling of tellTales) assert.ok(!said.toLowerCase().includes(telling.toLowerCase()), said);
  assert.ok(!said.replace(/[^a-z0-9]/gi, "").includes(token.replace(/[^a-z0-9]/gi, "").slice(0, 12)), said);
}

function respond(status: number, body: string | Uint8Array, headers: readonly string[]): Buffer {
  const bytes = Buffer.from(body);
  const head = [`HTTP/1.1 ${status} ${token}`, ...headers, `Content-Length: ${bytes.length}`].join("\r\n");
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), bytes]);
}
