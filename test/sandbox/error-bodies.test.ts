import assert from "node:assert/strict";
import { company, postCampaign } from "./post-campaign.ts";
import { type Sandbox, startSandbox, unknownId } from "./start-sandbox.ts";

const dateTimeError =
  "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";

const invalid = (id: string) => `Invalid pk "${id}" - object does not exist.`;
const notUuid = (text: string) => `“${text}” is not a valid UUID.`;

/** Each measured on Django REST Framework 3.14: the members beside a good name and company, and the whole 400. */
const fieldErrors: readonly (readonly [string, Record<string, unknown>, Record<string, unknown>])[] = [
  ["blank", { name: "" }, { name: ["This field may not be blank."] }],
  ["only spaces", { name: " \u001f\u0085\u00a0" }, { name: ["This field may not be blank."] }],
  ["null name", { name: null }, { name: ["This field may not be null."] }],
  ["null company", { company: null }, { company: ["This field may not be null."] }],
  ["empty company", { company: "" }, { company: ["This field may not be null."] }],
  ["null description", { description: null }, { description: ["This field may not be null."] }],
  ["null windows", { allowed_windows: null }, { allowed_windows: ["This field may not be null."] }],
  ["null boolean", { stop_on_reply: null }, { stop_on_reply: ["This field may not be null."] }],
  ["long name", { name: "a".repeat(256) }, { name: ["Ensure this field has no more than 255 characters."] }],
  [
    "long name in code points",
    { name: "😀".repeat(256) },
    { name: ["Ensure this field has no more than 255 characters."] },
  ],
  [
    "long timezone",
    { timezone: "z".repeat(65) },
    { timezone: ["Ensure this field has no more than 64 characters."] },
  ],
  [
    "not a text",
    { name: true, description: [] },
    { name: ["Not a valid string."], description: ["Not a valid string."] },
  ],
  ["null character", { name: "a\u0000b" }, { name: ["Null characters are not allowed."] }],
  ["surrogate", { name: "\ud800" }, { name: ["Surrogate characters are not allowed: U+D800."] }],
  ["not a uuid", { company: "nope" }, { company: [notUuid("nope")] }],
  ["a list for a uuid", { company: ["a", { b: null }] }, { company: [notUuid("['a', {'b': None}]")] }],
  [
    "a boolean for a uuid",
    { workflow: true },
    { workflow: ["Incorrect type. Expected pk value, received bool."] },
  ],
  ["unknown company", { company: unknownId }, { company: [invalid(unknownId)] }],
  [
    "unknown id in capitals",
    { workflow: "ABCDEF00-0000-4000-8000-000000000000" },
    { workflow: [invalid("ABCDEF00-0000-4000-8000-000000000000")] },
  ],
  ["a number for a uuid", { workflow: 5 }, { workflow: [invalid("5")] }],
  ["a negative number for a uuid", { workflow: -1 }, { workflow: [notUuid("-1")] }],
  ["bad enum", { status: "live" }, { status: ['"live" is not a valid choice.'] }],
  ["enum in capitals", { status: "Draft" }, { status: ['"Draft" is not a valid choice.'] }],
  ["bad boolean", { stop_on_reply: "maybe" }, { stop_on_reply: ["Must be a valid boolean."] }],
  ["boolean in mixed case", { is_deleted: "yEs" }, { is_deleted: ["Must be a valid boolean."] }],
  [
    "not a list",
    { sender_identity_ids: company },
    { sender_identity_ids: ['Expected a list of items but got type "str".'] },
  ],
  [
    "an object for a list",
    { sender_identity_ids: {} },
    { sender_identity_ids: ['Expected a list of items but got type "dict".'] },
  ],
  [
    "bad items of a list",
    { sender_identity_ids: [company, "nope", null] },
    { sender_identity_ids: { "1": ["Must be a valid UUID."], "2": ["This field may not be null."] } },
  ],
  ["a day that is not", { created_at: "2023-02-30T00:00:00Z" }, { created_at: [dateTimeError] }],
  ["an hour that is not", { created_at: "2023-11-07T24:00:00Z" }, { created_at: [dateTimeError] }],
  ["a minute that is not", { created_at: "2023-11-07T05:60:00Z" }, { created_at: [dateTimeError] }],
  ["a leap second", { created_at: "2023-11-07T05:31:60Z" }, { created_at: [dateTimeError] }],
  ["a date without time", { created_at: "2023-11-07" }, { created_at: [dateTimeError] }],
  ["an offset that is not", { created_at: "2023-11-07T05:31:56+23:60" }, { created_at: [dateTimeError] }],
  ["a number for a date-time", { created_at: 0 }, { created_at: [dateTimeError] }],
  [
    "before the first year",
    { created_at: "0001-01-01T00:00:00+14:00" },
    { created_at: ["Datetime value out of range."] },
  ],
];

/** The same where `sender_identity_ids` is a relation: a plain list of messages, stopping at the first bad item. */
const relationErrors: typeof fieldErrors = [
  [
    "unknown sender",
    { sender_identity_ids: [company, unknownId, "nope"] },
    { sender_identity_ids: [invalid(unknownId)] },
  ],
  ["not a uuid", { sender_identity_ids: ["nope"] }, { sender_identity_ids: [notUuid("nope")] }],
  ["null", { sender_identity_ids: [null] }, { sender_identity_ids: [invalid("None")] }],
  [
    "not a list",
    { sender_identity_ids: 5 },
    { sender_identity_ids: ['Expected a list of items but got type "int".'] },
  ],
];

/** Whole bodies, and the whole answer to each. */
const bodyErrors: readonly (readonly [string, string, Record<string, unknown>])[] = [
  ["nothing at all", "", { name: ["This field is required."], company: ["This field is required."] }],
  ["missing required", "{}", { name: ["This field is required."], company: ["This field is required."] }],
  ["null", "null", { non_field_errors: ["No data provided"] }],
  ["a list", "[]", { non_field_errors: ["Invalid data. Expected a dictionary, but got list."] }],
  ["a text", '"s"', { non_field_errors: ["Invalid data. Expected a dictionary, but got str."] }],
  ["malformed JSON", "nul", { detail: "JSON parse error - Expecting value: line 1 column 1 (char 0)" }],
];

describe("the sandbox's error bodies", () => {
  let sandbox: Sandbox;
  let related: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ unknownIds: ["abcdef00-0000-4000-8000-000000000000"] });
    related = await startSandbox({ senders: "relation" });
  });
  after(() => Promise.all([sandbox.stop(), related.stop()]));

  for (const [what, members, expected] of fieldErrors) {
    it(`400: ${what}`, () => refuses(sandbox, { name: "n", company, ...members }, expected));
  }
  for (const [what, members, expected] of relationErrors) {
    it(`400, senders as a relation: ${what}`, () =>
      refuses(related, { name: "n", company, ...members }, expected));
  }
  for (const [what, body, expected] of bodyErrors) {
    it(`400, the whole body: ${what}`, () => refuses(sandbox, body, expected));
  }

  it("names every bad field at once", () =>
    refuses(
      sandbox,
      { company, name: null, status: "x", stop_on_reply: "maybe" },
      {
        name: ["This field may not be null."],
        status: ['"x" is not a valid choice.'],
        stop_on_reply: ["Must be a valid boolean."],
      },
    ));
});

async function refuses(sandbox: Sandbox, body: unknown, expected: Record<string, unknown>): Promise<void> {
  const reply = await postCampaign(sandbox, body);
  assert.equal(reply.status, 400);
  assert.equal(reply.headers.get("content-type"), "application/json");
  assert.deepEqual(JSON.parse(reply.text), expected);
  assert.deepEqual(sandbox.created(), []);
}
