import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { judgeProbe, type Verdict } from "../../src/accounts/index.ts";
import { compareFields, parseBaseUrl } from "../../src/outbox/index.ts";
import { type KeyQuestion, probeKey } from "../../src/outbox/probe-key.ts";
import { crash, type Fault, garbage, htmlInstead, redirect } from "../sandbox/fault.ts";
import { companies, type Key, staffSecret } from "../sandbox/keys.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "../sandbox/start-sandbox.ts";

const ofCompany = "GET /settings/company";
const ofCampaigns = "OPTIONS /email/campaigns/";
const json = { "Content-Type": "application/json" };

function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = json): Fault {
  return { kind: "answer", strikes: "before-create", status, headers, body: JSON.stringify(body) };
}

/** Faults in which nothing can be told. */
const silent: Readonly<Record<string, Fault>> = {
  "404 in HTML": answer(404, "<html>", { "Content-Type": "text/html" }),
  "405": answer(405, { detail: 'Method "GET" not allowed.' }),
  "a crash": crash("before-body"),
  "a portal's page": htmlInstead(),
  "a firewall's 403": answer(403, "<html>", { "Content-Type": "text/html" }),
  "403 for a token that is known": answer(403, {
    detail: "You do not have permission to perform this action.",
  }),
  garbage: garbage(),
  "garbage with 200": answer(200, "x"),
  "200 with nothing in it": answer(200, {}),
  "a body that breaks off": { kind: "cut", strikes: "mid-answer" },
  "a connection that breaks off": { kind: "cut", strikes: "before-body" },
  "a redirect elsewhere": redirect(302, "http://127.0.0.1:9/email/campaigns/"),
  "no end": { kind: "hang", strikes: "before-body" },
};

describe("A token", () => {
  let sandbox: Sandbox;
  const start = async (options: SandboxOptions = {}) => {
    sandbox = await startSandbox(options);
  };
  beforeEach(() => start());
  afterEach(() => sandbox.stop());

  const probe = async (token: string, given: Partial<KeyQuestion> = {}) => {
    const base = parseBaseUrl(sandbox.origin);
    assert.ok(base.ok);
    const { campaigns, at } = base;
    const signal = new AbortController().signal;
    const call = { token, userAgent: "test", timeoutMs: 5000, signal, firstGuess: "bearer" as const };
    return probeKey({ campaigns, at, ...call, ...given });
  };
  const judge = async (token: string, given: Partial<KeyQuestion> = {}): Promise<Verdict> =>
    judgeProbe(await probe(token, given));
  const agency = () => sandbox.keys.find(({ company }) => company === undefined)?.token ?? "";

  it("of a company is taken, told whose it is, and in which form", async () => {
    for (const { token, company } of sandbox.keys.filter((key: Key) => key.company)) {
      assert.deepEqual(await judge(token), { state: "verified", company, scheme: "bearer" });
    }
    assert.ok(sandbox.requests().every(({ method }) => method !== "POST"));
    assert.ok(sandbox.requests().every(({ headers }) => headers["connection"] === "close"));
  });

  it("is taken in the other form than the first guess, either way", async () => {
    assert.equal((await probe(sandbox.token, { firstGuess: "raw" })).campaigns.told, "taken");
    await sandbox.stop();
    await start({ scheme: "raw" });
    const verdict = await judge(sandbox.token);
    assert.deepEqual(verdict, { state: "verified", company: companies.acme, scheme: "raw" });
  });

  it("of an agency is taken, and is nobody's", async () => {
    assert.deepEqual(await judge(agency()), { state: "verified", scheme: "bearer" });
  });

  it("that Outbox does not know is refused, with its words", async () => {
    assert.deepEqual(await judge("wrong-token-0815"), {
      state: "refused",
      status: 401,
      words: "Invalid token.",
    });
  });

  it("that is given back in the refusal is not repeated", async () => {
    const token = "wrong-token-0815";
    for (const route of [ofCompany, ofCampaigns])
      sandbox.failAll(route, answer(401, { detail: `No ${token}!` }));
    assert.deepEqual(await judge(token), { state: "refused", status: 401, words: "No ‹token›!" });
  });

  it("is refused with 403, too, where that is about credentials", async () => {
    const refusal = answer(403, { detail: "Authentication credentials were not provided." });
    for (const route of [ofCompany, ofCampaigns]) sandbox.failAll(route, refusal);
    assert.equal((await judge(sandbox.token)).state, "refused");
  });

  for (const [name, fault] of Object.entries(silent)) {
    // Long enough for the call that is answered.
    const timeoutMs = fault.kind === "hang" ? 1500 : 5000;

    it(`is taken by the one call where the other meets ${name}`, async () => {
      sandbox.failAll(ofCompany, fault);
      assert.deepEqual(await judge(sandbox.token, { timeoutMs }), { state: "verified", scheme: "bearer" });
      sandbox.reset();
      sandbox.failAll(ofCampaigns, fault);
      const verdict = await judge(sandbox.token, { timeoutMs });
      assert.deepEqual(verdict, { state: "verified", company: companies.acme });
    });

    it(`cannot be told anything of where both meet ${name}`, async () => {
      sandbox.failAll(ofCompany, fault);
      sandbox.failAll(ofCampaigns, fault);
      const verdict = await judge(sandbox.token, { timeoutMs: Math.min(timeoutMs, 1500) });
      assert.ok(verdict.state === "unclear" && verdict.why !== "", JSON.stringify(verdict));
    });

    it(`is refused where campaigns are created, while the other meets ${name}`, async () => {
      sandbox.failAll(ofCompany, fault);
      assert.equal((await judge("wrong-token-0815", { timeoutMs })).state, "refused");
    });

    it(`may be an agency's where it is told nobody's, while the other meets ${name}`, async () => {
      for (const refusal of [
        answer(401, { detail: "Invalid token." }),
        answer(403, { detail: "Invalid token." }),
      ]) {
        sandbox.reset();
        sandbox.failAll(ofCompany, refusal);
        sandbox.failAll(ofCampaigns, fault);
        const verdict = await judge(agency(), { timeoutMs: Math.min(timeoutMs, 1500) });
        assert.ok(verdict.state === "unclear", JSON.stringify(verdict));
        assert.match(verdict.why, /^Outbox does not tell .+ an agency's key, and .+/);
        assert.match(verdict.advice ?? "", /all of it was copied|http\.proxy/);
      }
    });
  }

  it("is refused only where both forms are", async () => {
    const server = createServer(({ headers }, response) => {
      const status = headers.authorization?.startsWith("Bearer ") ? 401 : 405;
      response.writeHead(status, json).end("{}");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const base = parseBaseUrl(`http://127.0.0.1:${port}`);
    assert.ok(base.ok);
    for (const firstGuess of ["bearer", "raw"] as const) {
      const verdict = await judge("some-token-0815", { ...base, firstGuess });
      assert.ok(verdict.state === "unclear" && verdict.why.includes("answered 405"), JSON.stringify(verdict));
    }
    server.close();
  });

  it("cannot be told anything of where nobody listens, or somebody cancels", async () => {
    const { origin } = sandbox;
    await sandbox.stop();
    const offline = await judge(sandbox.token);
    assert.ok(offline.state === "unclear", origin);
    assert.match(offline.why, /refused the connection \(ECONNREFUSED\)$/);
    assert.match(offline.advice ?? "", /http\.proxy/);
    const cancelled = await judge(sandbox.token, { signal: AbortSignal.abort() });
    assert.ok(cancelled.state === "unclear" && cancelled.why === "you cancelled the check");
  });

  it("leaves nothing of the body in memory but the id and the name", async () => {
    const found = JSON.stringify(await probe(sandbox.token));
    assert.ok(found.includes(companies.acme.name));
    assert.ok(!found.includes(sandbox.token) && !found.includes(staffSecret(companies.acme)));
  });

  for (const [name, body] of Object.entries({
    "an id that is none": { id: "acme", name: "Acme" },
    "no name": { id: companies.acme.id },
    "a list": [companies.acme],
    nothing: null,
  })) {
    it(`is nobody's where the company has ${name}`, async () => {
      sandbox.failAll(ofCompany, answer(200, body));
      assert.deepEqual(await judge(sandbox.token), { state: "verified", scheme: "bearer" });
    });
  }

  it("is shown with a name that is safe to show", async () => {
    sandbox.failAll(
      ofCompany,
      answer(200, { id: companies.acme.id, name: `$(bug) ${sandbox.token}\u202e[a](b)` }),
    );
    const verdict = await judge(sandbox.token);
    assert.equal(verdict.state === "verified" && verdict.company?.name, "$ (bug) ‹token› [a] (b)");
  });
});

describe("The fields that Outbox describes", () => {
  it("are those of our schema, as far as anybody knows", async () => {
    const sandbox = await startSandbox();
    const base = parseBaseUrl(sandbox.origin);
    assert.ok(base.ok);
    const signal = new AbortController().signal;
    const question = { ...base, token: sandbox.token, userAgent: "test", timeoutMs: 5000, signal };
    const { campaigns } = await probeKey({ ...question, firstGuess: "bearer" });
    await sandbox.stop();
    assert.ok(campaigns.told === "taken" && campaigns.value);
    assert.deepEqual(compareFields(campaigns.value), []);
    const { name, status, ...others } = Object.fromEntries(campaigns.value);
    assert.ok(name && status);
    const changed = new Map(
      Object.entries({
        ...others,
        name: { ...name, maxLength: 100, required: false },
        description: { required: false, isReadOnly: true },
        status: { ...status, choices: ["draft", "live"] },
        priority: { required: true, isReadOnly: false },
      }),
    );
    changed.delete("workflow");
    assert.deepEqual(compareFields(changed), [
      "description: read-only in Outbox, and not here",
      "name: optional in Outbox, required here",
      "name: at most 100 characters in Outbox, 255 here",
      "status: one of draft, live in Outbox, draft, active, paused, completed, cancelled here",
      "priority: described by Outbox (required), and not known here",
      "workflow: known here, and not described by Outbox",
    ]);
  });
});
