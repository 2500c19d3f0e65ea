import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type CampaignList, listCampaigns } from "../../src/outbox/list-campaigns.ts";
import { makeCall } from "./make-call.ts";

const spring = {
  id: "11111111-2222-4333-8444-555555555555",
  name: "Spring",
  company: "0b0e5a0e-6f5c-4a1e-9d53-3a6f2f0f6d11",
  status: "draft",
  created_at: "2026-05-03T10:32:00Z",
};
const listed = {
  id: spring.id,
  name: "Spring",
  company: spring.company,
  status: "draft",
  createdAt: spring.created_at,
};

describe("The list of campaigns", () => {
  let server: Server;
  let requests: IncomingMessage[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const url = () => new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/email/campaigns/`);
  const list = (given = {}): Promise<CampaignList> => listCampaigns(makeCall({ url: url(), ...given }));
  const json = (value: unknown, status = 200) => {
    answer = (_request, response) => void response.writeHead(status).end(JSON.stringify(value));
  };

  beforeEach(async () => {
    requests = [];
    server = createServer((request, response) => {
      requests.push(request);
      answer(request, response);
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it("may be a bare array", async () => {
    json([spring, "odd", { name: "without an id" }, { id: 7 }]);
    assert.deepEqual(await list(), { available: true, campaigns: [listed], complete: true });
    assert.deepEqual(
      requests.map(({ method, headers }) => [method, headers.authorization]),
      [["GET", "Bearer tok/en+A1b2"]],
    );
  });

  it("holds no part of a token, also where a name is cut short", async () => {
    const { token } = makeCall();
    json([{ ...spring, name: `${"x".repeat(295)}${token}`, status: `a\u202Eb` }]);
    const { campaigns: [only] = [] } = { campaigns: [], ...(await list()) };
    assert.match(only?.name ?? "", /^x{295}‹to/);
    assert.equal(only?.status, "a b");
  });

  it("is read page by page", async () => {
    answer = (request, response) => {
      const page = Number(new URL(request.url ?? "", url()).searchParams.get("page") ?? 1);
      const next = page < 3 ? `${url().href}?page=${page + 1}` : null;
      response.end(JSON.stringify({ count: 3, next, results: [{ ...spring, name: `Page ${page}` }] }));
    };
    const read = await list();
    assert.ok(read.available && read.complete);
    assert.deepEqual(
      read.campaigns.map(({ name }) => name),
      ["Page 1", "Page 2", "Page 3"],
    );
  });

  it("says when it is not all: a page that fails, another origin, pages without end", async () => {
    const nexts = [`${url().href}?broken`, "https://elsewhere.example.com/", `${url().href}?again`];
    for (const next of nexts) {
      requests = [];
      answer = (request, response) =>
        request.url?.includes("broken")
          ? response.end("<html>")
          : response.end(JSON.stringify({ results: [spring], next }));
      const read = await list();
      assert.ok(read.available && !read.complete, next);
      assert.ok(read.campaigns.length >= 1 && requests.length <= 20, next);
    }
  });

  it("is not all where there are more than were read, or a page takes too long", async () => {
    json({ results: [spring], total: 57 });
    const partial = await list();
    assert.ok(partial.available && !partial.complete);
    answer = (request, response) => {
      if (!request.url?.includes("slow")) {
        response.end(JSON.stringify({ results: [spring], next: `${url().href}?slow` }));
      }
    };
    const cut = await list({ timeoutMs: 200 });
    assert.ok(cut.available && !cut.complete && cut.campaigns.length === 1);
  });

  const none: readonly (readonly [title: string, status: number, body: string])[] = [
    ["405", 405, '{"detail":"Method not allowed."}'],
    ["404 in HTML", 404, "<html>"],
    ["HTML with 200", 200, "<html>"],
    ["an object that is no list", 200, "{}"],
    ["a redirect", 302, ""],
    ["an error", 500, "[]"],
  ];
  for (const [title, status, body] of none) {
    it(`is absent where the answer is ${title}`, async () => {
      answer = (_request, response) =>
        void response.writeHead(status, { Location: "https://elsewhere.example.com/" }).end(body);
      const read = await list();
      assert.match(
        read.available ? "" : read.reason,
        /gives no list of campaigns\. Look for it in Outbox itself\./,
      );
      assert.equal(requests.length, 1);
    });
  }

  it("says when the token is not taken, and never shows it", async () => {
    json({ detail: "tok/en+A1b2" }, 401);
    const refused = await list();
    assert.match(refused.available ? "" : refused.reason, /did not take the token/);
    json([{ ...spring, name: "tok/en+A1b2" }]);
    assert.doesNotMatch(JSON.stringify([refused, await list()]), /tok\/en/);
  });

  it("can be cancelled, and takes no longer than the limit", async () => {
    const aborting = new AbortController();
    answer = () => aborting.abort();
    assert.deepEqual(await list({ signal: aborting.signal }), { available: false, reason: "You cancelled." });
    answer = () => {};
    const late = await list({ timeoutMs: 50 });
    assert.match(late.available ? "" : late.reason, /could not be asked just now/);
  });
});
