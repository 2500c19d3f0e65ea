import assert from "node:assert/strict";
import { locateRejections, readCampaign } from "../../src/campaign/index.ts";
import { flattenErrorBody } from "../../src/outbox/flatten-error-body.ts";
import { diskForms, newId, readMarks, uuid, writeMarks } from "./marks.ts";

const capitals = uuid.toUpperCase();
const unknown = (id: string) => `Invalid pk "${id}" - object does not exist.`;
const required = "This field is required.";
const dateTime =
  "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";

/** Each body as Outbox's API may answer it with a 400, and where what it says belongs. */
const cases: readonly (readonly [title: string, marked: string, body: unknown])[] = [
  ["a field", `name: «""»\ncompany: ${uuid}\n`, { name: ["This field may not be blank."] }],
  ["a field in quotes", `company: «"${uuid}"» # Acme\n`, { company: [unknown(uuid)] }],
  ["a field in a flow mapping", `{ name: A, company: «${uuid}» }\n`, { company: [unknown(uuid)] }],
  ["a field by a bare text", "status: «live»\n", { status: '"live" is not a valid choice.' }],
  ["a field with full details", "name: «A»\n", { name: [{ message: required, code: "required" }] }],
  ["an anchored value", `company: &c «${uuid}»\n`, { company: ["“x” is not a valid UUID."] }],
  ["an alias, where it is used", `company: &c ${uuid}\nworkflow: «*c»\n`, { workflow: [unknown(uuid)] }],
  ["an empty value, at its key", "name: A\n«workflow»:\n", { workflow: ["This field may not be null."] }],
  [
    "a block scalar",
    "description: «|\n  Three\n  emails»\nname: A\n",
    { description: ["Not a valid string."] },
  ],
  ["a date", "created_at: «2026-02-30T00:00:00Z»\n", { created_at: [dateTime] }],
  ["a boolean", "stop_on_reply: «true»\n", { stop_on_reply: ["Must be a valid boolean."] }],
  [
    "a list that should be none",
    `sender_identity_ids: «[${uuid}]»\n`,
    { sender_identity_ids: ['Expected a list of items but got type "str".'] },
  ],
  [
    "items by their index",
    `sender_identity_ids:\n  - a\n  - «b»\n  # the last\n  - «c»\n`,
    { sender_identity_ids: { "1": ["Must be a valid UUID."], "2": ["Must be a valid UUID."] } },
  ],
  [
    "items of a flow list by their index",
    "sender_identity_ids: [a, «b»]\n",
    { sender_identity_ids: { "1": ["Must be a valid UUID."] } },
  ],
  [
    "items of a list of objects",
    "sender_identity_ids: [a, «b»]\n",
    { sender_identity_ids: [{}, { id: ["bad"] }] },
  ],
  [
    "an index that the list does not have",
    "sender_identity_ids: «[a, b]»\n",
    { sender_identity_ids: { "7": ["bad"] } },
  ],
  [
    "an item by the value quoted",
    `sender_identity_ids:\n  - ${newId}\n  - «${uuid}» # Anna\n`,
    { sender_identity_ids: [unknown(uuid)] },
  ],
  [
    "an item by the value quoted, in curly quotes",
    `sender_identity_ids: [${newId}, «nope»]\n`,
    { sender_identity_ids: ["“nope” is not a valid UUID."] },
  ],
  [
    "an item by the value quoted in another case",
    `sender_identity_ids:\n  - ${newId}\n  - «${capitals}»\n`,
    { sender_identity_ids: [unknown(uuid)] },
  ],
  [
    "of two cases the one that is quoted",
    `sender_identity_ids:\n  - ${uuid}\n  - «${capitals}»\n`,
    { sender_identity_ids: [unknown(capitals)] },
  ],
  [
    "an item that is an alias",
    `workflow: &anna ${uuid}\nsender_identity_ids:\n  - ${newId}\n  - «*anna»\n`,
    { sender_identity_ids: [unknown(uuid)] },
  ],
  [
    "an item of a list that is an alias, where it is written",
    `allowed_windows: &senders\n  - ${newId}\n  - «${uuid}»\nsender_identity_ids: *senders\n`,
    { sender_identity_ids: [unknown(uuid)] },
  ],
  [
    "a list whose items are not quoted",
    `sender_identity_ids:\n  «- ${newId}\n  - ${uuid}»\n  # nobody else\n`,
    { sender_identity_ids: ["Too many."] },
  ],
  [
    "windows, as deep as they go",
    `allowed_windows:\n  monday:\n    - start: "09:00"\n      end: «"08:00"»\n`,
    { allowed_windows: { monday: [{ end: ["Ends before it starts."] }] } },
  ],
  [
    "windows, as deep as they are there",
    "allowed_windows:\n  monday: { from: «9», to: 17 }\n",
    { allowed_windows: { monday: { from: { hour: ["bad"] } } } },
  ],
  [
    "windows with keys that look like numbers",
    "allowed_windows: { 1: a, 0: «b» }\n",
    { allowed_windows: { "0": ["bad"] } },
  ],
  [
    "windows by the value quoted",
    "allowed_windows:\n  - mon\n  - [tue, «Funday»]\n",
    { allowed_windows: ['"Funday" is no day.'] },
  ],
  [
    "windows by an empty item",
    "allowed_windows:\n  - a\n  «-»\n  - b\n",
    { allowed_windows: { "1": ["bad"] } },
  ],
  ["across fields", "«name»: A\nstatus: draft\n", { non_field_errors: ["These do not go together."] }],
  ["a field that is not there", "# Spring\n«name»: A\n", { timezone: [required] }],
  ["a detail", "«name»: A\n", { detail: "JSON parse error - Expecting value" }],
  ["a message", "«name»: A\n", { message: "no", code: "X" }],
  ["an error in an error", "name: «A»\n", { error: { name: ["bad"] } }],
  ["a list of errors", "name: «A»\nstatus: «draft»\n", [{ status: ["bad"] }, { name: ["bad"] }]],
  ["a bare text", "«name»: A\n", "no"],
  ["several, in the order of the text", "name: «A»\nstatus: «x»\n", { status: ["bad"], name: ["bad"] }],
  ["a field of Object.prototype", "«name»: A\n", { toString: ["bad"] }],
  ["nothing", "name: A\n", {}],
];

function locate(text: string, body: unknown) {
  return locateRejections(
    readCampaign(text),
    flattenErrorBody(body, (words) => words),
  );
}

describe("locateRejections", () => {
  for (const [title, marked, body] of cases) {
    for (const [form, change] of diskForms) {
      it(`${form}: ${title}`, () => {
        const { text, ranges } = readMarks(change(marked));
        const found = locate(text, body).map(({ range }) => range);
        assert.equal(writeMarks(text, found), writeMarks(text, ranges));
      });
    }
  }

  const messages: readonly (readonly [text: string, body: unknown, message: string])[] = [
    [
      "name: A\n",
      { name: ["Ensure this field has no more than 255 characters."] },
      "Outbox: “Ensure this field has no more than 255 characters.” (from the last try)",
    ],
    [
      `company: ${uuid}\n`,
      { company: [unknown(uuid)] },
      `Outbox: nothing has this id, or your token may not use it. Its words: “${unknown(uuid)}” (from the last try)`,
    ],
    [
      "name: A\n",
      { timezone: [required] },
      `Outbox, about \`timezone\`: this key is needed, with a value. Its words: “${required}” (from the last try)`,
    ],
    [
      "allowed_windows: x\n",
      { allowed_windows: { monday: [{ end: ["bad"] }] } },
      "Outbox, about `monday, item 1, end`: “bad” (from the last try)",
    ],
    ["name: A\n", { detail: "no" }, "Outbox: “no” (from the last try)"],
  ];
  for (const [text, body, message] of messages) {
    it(`says ${message}`, () => {
      const [rejection, ...others] = locate(text, body);
      assert.deepEqual(others, []);
      assert.deepEqual(
        [rejection?.code, rejection?.severity, rejection?.message],
        ["server-rejected", "error", message],
      );
    });
  }

  it("says nothing twice", () => {
    assert.equal(locate("name: A\n", { name: ["bad", "bad", "worse"] }).length, 2);
  });
});
