import assert from "node:assert/strict";
import { company, postCampaign, smallest } from "./post-campaign.ts";
import { type Sandbox, startSandbox } from "./start-sandbox.ts";

/** The keys of the 201 on Outbox's reference page, in its order. */
const pageKeys = [
  ...["id", "steps", "sender_identities", "sent_count", "unique_opens", "unique_clicks", "replies", "name"],
  ...["updated_at", "company", "sender_identity_ids", "status", "description", "timezone", "allowed_windows"],
  ...["stop_on_reply", "is_deleted", "created_at", "workflow", "created_by", "responder_agent"],
];

const bare = company.replaceAll("-", "");

/** What is sent for a field, and what is stored: each measured on Django REST Framework 3.14. */
const stored: readonly (readonly [string, unknown, unknown])[] = [
  ["name", "\u00a0 a \u001c", "a"],
  ["name", 1.5, "1.5"],
  ["name", 12, "12"],
  ["name", "\ufeff", "\ufeff"],
  ["name", "😀".repeat(255), "😀".repeat(255)],
  ["description", "  ", ""],
  ["timezone", "", ""],
  ["timezone", "Nope/Zone", "Nope/Zone"],
  ["status", "active", "active"],
  ...["t", "Y", "yes", "TRUE", "On", "1", 1, true].map(
    (spelling) => ["stop_on_reply", spelling, true] as const,
  ),
  ...["f", "N", "no", "False", "OFF", "0", 0, false].map(
    (spelling) => ["stop_on_reply", spelling, false] as const,
  ),
  ["company", company.toUpperCase(), company],
  ["company", bare, company],
  ["company", `{${company}}`, company],
  ["company", `urn:uuid:${company}`, company],
  ["workflow", null, null],
  ["workflow", "", null],
  ["created_by", bare, company],
  ["sender_identity_ids", [], []],
  ["sender_identity_ids", [bare, company, 1], [company, company, "00000000-0000-0000-0000-000000000001"]],
  ["allowed_windows", { mon: [1, null, "x"] }, { mon: [1, null, "x"] }],
  ["allowed_windows", "x", "x"],
  ["created_at", "2023-11-07T05:31:56", "2023-11-07T05:31:56Z"],
  ["created_at", "2023-11-07 05:31", "2023-11-07T05:31:00Z"],
  ["created_at", "2023-1-7T5:31Z", "2023-01-07T05:31:00Z"],
  ["created_at", "2023-11-07T05:31:56+0130", "2023-11-07T04:01:56Z"],
  ["created_at", "2023-11-07T05:31:56,5Z", "2023-11-07T05:31:56.500000Z"],
  ["created_at", "2023-11-07T05:31:56.1234567Z", "2023-11-07T05:31:56.123456Z"],
];

describe("the sandbox's 201", () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  beforeEach(() => sandbox.reset());
  after(() => sandbox.stop());

  it("has every key of the reference page, in its order, and is what created() tells", async () => {
    const reply = await postCampaign(sandbox);
    assert.equal(reply.status, 201);
    const campaign = JSON.parse(reply.text);
    assert.deepEqual(Object.keys(campaign), pageKeys);
    assert.match(campaign.id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.equal(campaign.name, smallest.name);
    assert.equal(campaign.status, "draft");
    assert.deepEqual(sandbox.created(), [campaign]);
  });

  it("makes another campaign of the same body: there is no idempotency", async () => {
    const ids = [await postCampaign(sandbox), await postCampaign(sandbox)].map(
      (reply) => JSON.parse(reply.text).id,
    );
    assert.notEqual(ids[0], ids[1]);
    assert.deepEqual(
      ids,
      sandbox.created().map(({ id }) => id),
    );
  });

  it("drops unknown and read-only keys in silence", async () => {
    const sent = {
      ...smallest,
      id: "mine",
      steps: [{ subject: "Hi" }],
      sent_count: 7,
      recipients: ["a@example.com"],
    };
    const { status, text } = await postCampaign(sandbox, sent);
    assert.equal(status, 201);
    const campaign = JSON.parse(text);
    assert.notEqual(campaign.id, "mine");
    assert.deepEqual([campaign.steps, campaign.sent_count, campaign.recipients], [[], 0, undefined]);
  });

  for (const [field, sent, expected] of stored) {
    it(`stores ${field}: ${JSON.stringify(sent).slice(0, 40)} as ${JSON.stringify(expected).slice(0, 40)}`, async () => {
      const { status, text } = await postCampaign(sandbox, { ...smallest, [field]: sent });
      assert.equal(status, 201, text);
      assert.deepEqual(JSON.parse(text)[field], expected);
    });
  }
});
