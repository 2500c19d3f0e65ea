import assert from "node:assert/strict";
import fc from "fast-check";
import { flattenErrorBody } from "../../src/outbox/flatten-error-body.ts";

const flatten = (body: unknown) => flattenErrorBody(body, (words) => words);

describe("flattenErrorBody", () => {
  const cases: readonly (readonly [name: string, body: unknown, problems: readonly unknown[]])[] = [
    [
      "field → messages",
      { name: ["This field is required.", "Really."], company: ["This field is required."] },
      [
        { field: "name", message: "This field is required." },
        { field: "name", message: "Really." },
        { field: "company", message: "This field is required." },
      ],
    ],
    ["field → a bare text", { name: "bad" }, [{ field: "name", message: "bad" }]],
    [
      "field → index → messages",
      { sender_identity_ids: { "1": ["Must be a valid UUID."], "12": ["Too."] } },
      [
        { field: "sender_identity_ids", index: 1, message: "Must be a valid UUID." },
        { field: "sender_identity_ids", index: 12, message: "Too." },
      ],
    ],
    [
      "field → a list of objects, empty for good items",
      { sender_identity_ids: [{}, { id: ["bad"] }] },
      [{ field: "sender_identity_ids", index: 1, message: "id: bad" }],
    ],
    [
      "field → names",
      { allowed_windows: { monday: { start: ["bad"] }, non_field_errors: ["overlap"] } },
      [
        { field: "allowed_windows", message: "monday: start: bad" },
        { field: "allowed_windows", message: "overlap" },
      ],
    ],
    [
      "full details",
      { name: [{ message: "This field is required.", code: "required" }] },
      [{ field: "name", message: "This field is required." }],
    ],
    ["non_field_errors", { non_field_errors: ["a", "b"] }, [{ message: "a" }, { message: "b" }]],
    ["detail", { detail: "Invalid token." }, [{ message: "Invalid token." }]],
    ["detail with a code", { detail: "Expired.", code: "EXPIRED_TOKEN" }, [{ message: "Expired." }]],
    ["a code alone", { code: "MISSING_AUTH" }, [{ field: "code", message: "MISSING_AUTH" }]],
    ["message with a status", { status: "error", message: "no" }, [{ message: "no" }]],
    [
      "the field status",
      { status: ['"live" is not a valid choice.'] },
      [{ field: "status", message: '"live" is not a valid choice.' }],
    ],
    [
      "the field status beside detail",
      { status: ["bad"], detail: "no" },
      [{ field: "status", message: "bad" }, { message: "no" }],
    ],
    ["error as an object", { error: { code: "X", message: "no" } }, [{ message: "no" }]],
    ["errors by field", { errors: { name: ["bad"] } }, [{ field: "name", message: "bad" }]],
    ["a list of texts", ["a", "b"], [{ message: "a" }, { message: "b" }]],
    [
      "a list of objects",
      [{ name: ["bad"] }, { detail: "no" }],
      [{ field: "name", message: "bad" }, { message: "no" }],
    ],
    ["a bare text", "no", [{ message: "no" }]],
    ["a key named __proto__", JSON.parse('{"__proto__":["bad"]}'), [{ field: "__proto__", message: "bad" }]],
    ["blank texts", { name: ["", "  "], detail: "" }, []],
    ["numbers, booleans, null", { name: 1, a: true, b: null, c: [null, 2] }, []],
    ["an empty object", {}, []],
    ["an empty list", [], []],
    ["null", null, []],
    ["nothing", undefined, []],
  ];
  for (const [name, body, problems] of cases) {
    it(`reads ${name}`, () => assert.deepEqual(flatten(body), problems));
  }

  it("quotes every word of the server, keys too", () => {
    const problems = flattenErrorBody({ key: { "0": ["word"] } }, (words) => words.toUpperCase());
    assert.deepEqual(problems, [{ field: "KEY", index: 0, message: "WORD" }]);
  });

  it("stops at fifty problems, and at a depth", () => {
    assert.equal(flatten(Array.from({ length: 1000 }, () => "bad")).length, 50);
    assert.deepEqual(flatten(JSON.parse("[".repeat(100_000) + "]".repeat(100_000))), []);
    assert.deepEqual(flatten({ name: JSON.parse(`${'{"a":'.repeat(20_000)}"x"${"}".repeat(20_000)}`) }), []);
  });

  it("takes any JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        for (const { message } of flatten(body)) assert.notEqual(message.trim(), "");
      }),
    );
  });
});
