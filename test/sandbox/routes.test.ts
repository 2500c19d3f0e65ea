import assert from "node:assert/strict";
import { postCampaign, smallest } from "./post-campaign.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "./start-sandbox.ts";

const notProvided = { detail: "Authentication credentials were not provided." };
const invalidToken = { detail: "Invalid token." };

/** The header for a token `secret`, and what comes of it under each scheme. */
const credentials: readonly (readonly [string, object | undefined, object | undefined])[] = [
  ["", notProvided, notProvided],
  ["Bearer secret", undefined, notProvided],
  ["bearer secret", undefined, notProvided],
  ["secret", notProvided, undefined],
  ["Bearer other", invalidToken, notProvided],
  ["other", notProvided, invalidToken],
  ["Bearer", { detail: "Invalid token header. No credentials provided." }, notProvided],
  ["Bearer a b", { detail: "Invalid token header. Token string should not contain spaces." }, notProvided],
];

describe("the sandbox's routes", () => {
  const started: Sandbox[] = [];
  async function start(options: SandboxOptions = {}): Promise<Sandbox> {
    const sandbox = await startSandbox({ token: "secret", ...options });
    started.push(sandbox);
    return sandbox;
  }
  afterEach(() => Promise.all(started.splice(0).map((sandbox) => sandbox.stop())));

  for (const [header, bearer, raw] of credentials) {
    for (const [scheme, challenge, refusal] of [
      ["bearer", "Bearer", bearer],
      ["raw", "Api-Key", raw],
    ] as const) {
      const post = async () => {
        const sandbox = await start({ scheme });
        return postCampaign(sandbox, smallest, { headers: { Authorization: header } });
      };
      if (refusal === undefined) {
        it(`${scheme}: takes "${header}"`, async () => assert.equal((await post()).status, 201));
        continue;
      }
      it(`${scheme}: 401 for "${header}"`, async () => {
        const reply = await post();
        assert.deepEqual([reply.status, JSON.parse(reply.text)], [401, refusal]);
        assert.equal(reply.headers.get("www-authenticate"), challenge);
        assert.deepEqual(started[0]?.created(), []);
      });
    }
  }

  it("403 where the token may not create", async () => {
    const reply = await postCampaign(await start({ mayCreate: false }));
    assert.equal(reply.status, 403);
    assert.deepEqual(JSON.parse(reply.text), {
      detail: "You do not have permission to perform this action.",
    });
  });

  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/vnd.api+json"]) {
    it(`415 for ${type}`, async () => {
      const reply = await postCampaign(await start(), smallest, { headers: { "Content-Type": type } });
      assert.equal(reply.status, 415);
      assert.deepEqual(JSON.parse(reply.text), { detail: `Unsupported media type "${type}" in request.` });
    });
  }

  it("takes a content type with a charset, in any case", async () => {
    const headers = { "Content-Type": "Application/JSON; charset=utf-8" };
    assert.equal((await postCampaign(await start(), smallest, { headers })).status, 201);
  });

  it("takes a body without Content-Length for an empty one", async () => {
    const sandbox = await start();
    const body = new Blob([JSON.stringify(smallest)]).stream();
    const headers = { Authorization: "Bearer secret", "Content-Type": "application/json" };
    const request = { method: "POST", body, headers, duplex: "half" } as const;
    const response = await fetch(`${sandbox.origin}/email/campaigns/`, request);
    const required = ["This field is required."];
    assert.deepEqual([response.status, await response.json()], [400, { name: required, company: required }]);
    assert.equal(sandbox.requests()[0]?.body, JSON.stringify(smallest));
  });

  for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
    it(`405 for ${method} with a token, 401 without`, async () => {
      const address = `${(await start()).origin}/email/campaigns/`;
      const response = await fetch(address, { method, headers: { Authorization: "Bearer secret" } });
      assert.deepEqual([response.status, response.headers.get("allow")], [405, "POST, OPTIONS"]);
      assert.deepEqual(await response.json(), { detail: `Method "${method}" not allowed.` });
      assert.equal((await fetch(address, { method })).status, 401);
    });
  }

  it("lists the campaigns where it may", async () => {
    const sandbox = await start({ lists: true });
    await postCampaign(sandbox);
    const headers = { Authorization: "Bearer secret" };
    const response = await fetch(`${sandbox.origin}/email/campaigns/`, { headers });
    assert.deepEqual([response.status, await response.json()], [200, sandbox.created()]);
  });

  it("describes the fields to OPTIONS and creates nothing", async () => {
    const sandbox = await start();
    const headers = { Authorization: "Bearer secret" };
    const response = await fetch(`${sandbox.origin}/email/campaigns/`, { method: "OPTIONS", headers });
    assert.equal(response.status, 200);
    const { POST: fields } = JSON.parse(await response.text()).actions;
    const created = JSON.parse((await postCampaign(sandbox)).text);
    assert.deepEqual(Object.keys(fields), Object.keys(created));
    const name = { type: "string", required: true, read_only: false, label: "Name", max_length: 255 };
    assert.deepEqual(fields.name, name);
    assert.deepEqual(fields.steps, { type: "field", required: false, read_only: true, label: "Steps" });
    assert.deepEqual(fields.status.choices[1], { value: "active", display_name: "Active" });
    assert.equal(sandbox.created().length, 1);
  });

  it("301 to the slash form, whoever asks; a client that follows sends a GET without body", async () => {
    const sandbox = await start();
    const address = `${sandbox.origin}/email/campaigns`;
    const manual = await fetch(`${address}?a=1`, { method: "POST", body: "{}", redirect: "manual" });
    assert.deepEqual([manual.status, manual.headers.get("location")], [301, "/email/campaigns/?a=1"]);
    const headers = { Authorization: "Bearer secret", "Content-Type": "application/json" };
    const followed = await fetch(address, { method: "POST", body: JSON.stringify(smallest), headers });
    assert.equal(followed.status, 405);
    assert.deepEqual(
      sandbox.requests().map((request) => request.method),
      ["POST", "POST", "GET"],
    );
    assert.deepEqual(sandbox.created(), []);
  });

  for (const [method, path] of [
    ["GET", "/"],
    ["POST", "/email/campaign/"],
    ["GET", "/email/workflows/"],
  ] as const) {
    it(`404 and HTML for ${method} ${path}`, async () => {
      const response = await fetch((await start()).origin + path, { method });
      assert.deepEqual([response.status, response.headers.get("content-type")], [404, "text/html"]);
      assert.match(await response.text(), /<title>Not Found<\/title>/);
    });
  }
});
