import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { callOf, type Resource, type ResourceRead } from "../../src/names/index.ts";
import { readResource } from "../../src/names/read-resource.ts";
import { makeCall } from "../outbox/make-call.ts";
import { crash, throttled } from "../sandbox/fault.ts";
import { companies, staffSecret } from "../sandbox/keys.ts";
import { idOf, listSecret } from "../sandbox/names.ts";
import { type Fault, type Sandbox, startSandbox } from "../sandbox/start-sandbox.ts";

/** Asks a server for a resource as an account with this token does. */
async function ask(
  origin: string,
  resource: Resource,
  token: string,
  timeoutMs = 3000,
): Promise<ResourceRead> {
  const call = callOf(resource);
  assert.ok(call);
  const url = new URL(`/${call.path}`, origin);
  return await readResource(makeCall({ url, token, scheme: call.scheme, timeoutMs }), call);
}

describe("What an account is asked for", () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  beforeEach(() => sandbox.reset());
  after(() => sandbox.stop());
  const agency = () => sandbox.keys.at(-1)?.token ?? "";
  const read = (resource: Resource, token = sandbox.token) => ask(sandbox.origin, resource, token);

  it("is the company whose key it is: its id and its name, and nothing else of the answer", async () => {
    const { id, name } = companies.acme;
    assert.deepEqual(await read("company"), {
      outcome: "read",
      items: [{ id, name, kind: "company" }],
      complete: true,
    });
    assert.deepEqual(await read("company", agency()), { outcome: "absent", status: 403 });
  });

  it("is its agents, by id, name and type", async () => {
    assert.deepEqual(await read("agents"), {
      outcome: "read",
      items: [
        {
          id: idOf("Acme Roofing/Acme Roofing Helper"),
          name: "Acme Roofing Helper",
          kind: "agent",
          type: "chatbot",
        },
        {
          id: idOf("Acme Roofing/Acme Roofing Receptionist"),
          name: "Acme Roofing Receptionist",
          kind: "agent",
          type: "voicebot",
        },
      ],
      complete: true,
    });
  });

  it("is its senders, page by page, by id, name and status", async () => {
    const senders = await read("senders");
    assert.ok(senders.outcome === "read" && senders.complete);
    assert.deepEqual(senders.items[2], {
      id: idOf("Acme Roofing/Omar"),
      name: "Omar, Acme Roofing <omar@5f0c2a8e.example>",
      kind: "sender",
      status: "pending",
    });
    assert.equal(senders.items.length, 4);
    assert.equal(sandbox.requests().length, 2);
  });

  it("is a client's name, of an agency", async () => {
    const { id, name } = companies.birch;
    const client = await read(`client ${id}`, agency());
    assert.deepEqual(client, { outcome: "read", items: [{ id, name, kind: "company" }], complete: true });
    assert.deepEqual(await read(`client ${idOf("nobody")}`, agency()), { outcome: "absent", status: 404 });
    assert.deepEqual(await read(`client ${id}`), { outcome: "absent", status: 403 });
  });

  it("leaves every secret of the answers behind", async () => {
    const all = await Promise.all((["company", "agents", "senders"] as const).map((each) => read(each)));
    const kept = JSON.stringify(all);
    for (const secret of [sandbox.token, staffSecret(companies.acme), listSecret]) {
      assert.ok(!kept.includes(secret), secret);
    }
  });

  it("is asked with the form of the token that is documented for it, and on no connection that stays", async () => {
    for (const resource of ["company", "agents", "senders"] as const) await read(resource);
    assert.deepEqual(
      sandbox.requests().map(({ url, headers }) => [url, headers["authorization"], headers["connection"]]),
      [
        ["/settings/company", sandbox.token, "close"],
        ["/agent/list", sandbox.token, "close"],
        ["/email/senders/", `Bearer ${sandbox.token}`, "close"],
        ["/email/senders/?page=2", `Bearer ${sandbox.token}`, "close"],
      ],
    );
  });

  const answer = (status: number, body = "", type = "text/html"): Fault => ({
    kind: "answer",
    strikes: "before-body",
    status,
    headers: { "Content-Type": type },
    body,
  });
  const faults: readonly (readonly [title: string, fault: Fault, outcome: ResourceRead["outcome"]])[] = [
    ["HTML with 200", answer(200, "<html>"), "absent"],
    ["404 in HTML", answer(404, "<html>"), "absent"],
    ["405", answer(405, "{}", "application/json"), "absent"],
    ["403", answer(403, "{}", "application/json"), "absent"],
    ["a redirect", answer(302), "absent"],
    ["JSON of another kind", answer(200, '"names"', "application/json"), "absent"],
    ["401", answer(401, "{}", "application/json"), "failed"],
    ["a crash", crash("before-body"), "failed"],
    ["429", throttled(60), "failed"],
    ["a connection that is cut", { kind: "cut", strikes: "before-body" }, "failed"],
    ["half an answer", { kind: "cut", strikes: "mid-answer" }, "failed"],
    ["no answer", { kind: "hang", strikes: "before-body" }, "failed"],
  ];
  for (const [title, fault, outcome] of faults) {
    it(`${outcome === "absent" ? "is not there" : "may be told later"} where the answer is ${title}`, async () => {
      for (const [route, resource] of [
        ["GET /agent/list", "agents"],
        ["GET /settings/company", "company"],
      ] as const) {
        sandbox.failAll(route, fault);
        assert.equal((await ask(sandbox.origin, resource, sandbox.token, 300)).outcome, outcome, route);
      }
    });
  }

  it("is told nothing by a server that is not there", async () => {
    assert.deepEqual(await ask("http://127.0.0.1:9", "agents", "tok"), { outcome: "failed" });
  });
});

describe("A list of names", () => {
  let server: Server;
  let respond: RequestListener;
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const json = (value: unknown) => {
    respond = (_request, response) => void response.end(JSON.stringify(value));
  };
  before(async () => {
    server = createServer((request, response) => respond(request, response)).listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  after(() => server.close());
  const agents = async (token = "tok/en+A1b2") => await ask(origin(), "agents", token);

  it("holds whatever has an id, names made fit to be shown", async () => {
    const id = idOf("x");
    json([
      null,
      7,
      { name: "without" },
      { id: 7 },
      { id: id.toUpperCase(), name: "A\nb\u202E\u0007 c", type: 7 },
    ]);
    assert.deepEqual(await agents(), {
      outcome: "read",
      items: [{ id, name: "A b c", kind: "agent" }],
      complete: true,
    });
  });

  it("holds no token, wherever the server puts it", async () => {
    const token = "tok/en+A1b2";
    json({ results: [{ id: idOf("x"), name: `I am ${token}`, type: encodeURIComponent(token) }], total: 1 });
    const kept = JSON.stringify(await agents(token));
    assert.match(kept, /I am ‹token›/);
    assert.doesNotMatch(kept, /A1b2/);
  });

  it("is not whole where a page is missing, or the next is elsewhere", async () => {
    for (const next of ["https://elsewhere.example.com/agent/list", "/agent/list?broken"]) {
      respond = (request, response) =>
        void response.end(
          request.url?.includes("broken")
            ? "<html>"
            : JSON.stringify({ results: [{ id: idOf("x"), name: "X" }], next }),
        );
      const read = await agents();
      assert.ok(read.outcome === "read" && !read.complete && read.items.length === 1, next);
    }
  });

  it("may be larger than other answers: a thousand agents with all there is to them", async () => {
    const prompt = "x".repeat(3000);
    json({
      results: Array.from({ length: 1000 }, (_, index) => ({
        id: idOf(`${index}`),
        name: `Agent ${index}`,
        prompt,
      })),
      total: 1000,
    });
    const read = await agents();
    assert.ok(read.outcome === "read" && read.complete && read.items.length === 1000);
    assert.ok(JSON.stringify(read).length < 150_000);
  });
});
