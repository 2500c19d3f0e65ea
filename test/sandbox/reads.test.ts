import assert from "node:assert/strict";
import { crash } from "./fault.ts";
import { companies, type Key, staffSecret } from "./keys.ts";
import { postCampaign, smallest } from "./post-campaign.ts";
import { type Sandbox, startSandbox } from "./start-sandbox.ts";

describe("the sandbox's reads", () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  beforeEach(() => sandbox.reset());
  after(() => sandbox.stop());

  const keyOf = (name: string): Key => {
    const key = sandbox.keys.find(({ company }) => (company?.name ?? "Agency") === name);
    assert.ok(key);
    return key;
  };
  const read = async (path: string, authorization: string, method = "GET") => {
    const response = await fetch(sandbox.origin + path, {
      method,
      headers: { Authorization: authorization },
    });
    return { status: response.status, text: await response.text() };
  };

  it("tell each company's key whose it is, beside what nobody should keep", async () => {
    for (const company of Object.values(companies)) {
      const { token } = keyOf(company.name);
      const { status, text } = await read("/settings/company", token);
      const { id, name, api_key: key } = JSON.parse(text);
      assert.deepEqual([status, id, name, key], [200, company.id, company.name, token]);
      assert.ok(text.includes(staffSecret(company)));
    }
  });

  it("tell an agency's key the names of its clients, and a company's key nothing of them", async () => {
    const { id, name } = companies.birch;
    const agency = keyOf("Agency").token;
    assert.deepEqual(JSON.parse((await read(`/agency/company/${id}`, agency)).text), { id, name });
    assert.equal((await read("/agency/company/none", agency)).status, 404);
    assert.equal((await read(`/agency/company/${id}`, sandbox.token)).status, 403);
    assert.equal((await read("/settings/company", agency)).status, 403);
  });

  it("take the bare key alone", async () => {
    assert.equal((await read("/settings/company", `Bearer ${sandbox.token}`)).status, 401);
    assert.equal((await read("/settings/company", "another")).status, 401);
  });

  it("meet the fault of their route until it is taken back", async () => {
    sandbox.failAll("GET /agency/company/{id}", crash("before-body"));
    sandbox.failAll("OPTIONS /email/campaigns/", crash("before-body"));
    const agency = keyOf("Agency").token;
    for (let times = 0; times < 2; times += 1) {
      assert.equal((await read(`/agency/company/${companies.acme.id}`, agency)).status, 500);
    }
    assert.equal((await read("/email/campaigns/", `Bearer ${agency}`, "OPTIONS")).status, 500);
    assert.equal((await read("/settings/company", sandbox.token)).status, 200);
    sandbox.failAll("GET /agency/company/{id}", null);
    assert.equal((await read(`/agency/company/${companies.acme.id}`, agency)).status, 200);
  });

  it("leave out whose key creates what: that is recorded, and not refused", async () => {
    const { token } = keyOf("Birch & Sons");
    await postCampaign(sandbox, smallest, { headers: { Authorization: `Bearer ${token}` } });
    const [{ key, company } = { key: "", company: "" }] = sandbox.creators();
    assert.deepEqual([key, company], ["Birch & Sons", smallest.company]);
  });

  it("list a company's agents at once, in pages and by type", async () => {
    const { token } = keyOf(companies.acme.name);
    const names = async (query: string) => {
      const { results, total } = JSON.parse((await read(`/agent/list${query}`, token)).text);
      return [total, ...results.map((agent: { name: string }) => agent.name.replace("Acme Roofing ", ""))];
    };
    assert.deepEqual(await names(""), [2, "Helper", "Receptionist"]);
    assert.deepEqual(await names("?page=2"), [2, "Receptionist"]);
    assert.deepEqual(await names("?type=voice"), [1, "Receptionist"]);
    assert.equal((await read("/agent/list", keyOf("Agency").token)).status, 403);
  });

  it("list a company's senders in pages, to a token with Bearer", async () => {
    const { token } = keyOf(companies.acme.name);
    assert.equal((await read("/email/senders/", token)).status, 401);
    const first = JSON.parse((await read("/email/senders/", `Bearer ${token}`)).text);
    const second = JSON.parse((await read(first.next, `Bearer ${token}`)).text);
    assert.deepEqual(
      [first.count, first.results.length, second.results.length, second.next],
      [4, 2, 2, null],
    );
    assert.deepEqual(
      [...first.results, ...second.results].map(({ status }) => status),
      ["verified", "verified", "pending", "failed"],
    );
  });
});
