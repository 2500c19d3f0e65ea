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
        { path: ["name"], message: "This field is required." },
        { path: ["name"], message: "Really." },
        { path: ["company"], message: "This field is required." },
      ],
    ],
    ["field → a bare text", { name: "bad" }, [{ path: ["name"], message: "bad" }]],
    [
      "field → index → messages",
      { sender_identity_ids: { "1": ["Must be a valid UUID."], "12": ["Too."] } },
      [
        { path: ["sender_identity_ids", 1], message: "Must be a valid UUID." },
        { path: ["sender_identity_ids", 12], message: "Too." },
      ],
    ],
    [
      "field → a list of objects, empty for good items",
      { sender_identity_ids: [{}, { id: ["bad"] }] },
      [{ path: ["sender_identity_ids", 1, "id"], message: "bad" }],
    ],
    [
      "field → names",
      { allowed_windows: { monday: { start: ["bad"] }, non_field_errors: ["overlap"] } },
      [
        { path: ["allowed_windows", "monday", "start"], message: "bad" },
        { path: ["allowed_windows"], message: "overlap" },
      ],
    ],
    [
      "full details",
      { name: [{ message: "This field is required.", code: "required" }] },
      [{ path: ["name"], message: "This field is required." }],
    ],
    [
      "items in items",
      { allowed_windows: { monday: { "0": { start: ["bad"] }, "1": ["worse"] } } },
      [
        { path: ["allowed_windows", "monday", 0, "start"], message: "bad" },
        { path: ["allowed_windows", "monday", 1], message: "worse" },
      ],
    ],
    [
      "non_field_errors",
      { non_field_errors: ["a", "b"] },
      [
        { path: [], message: "a" },
        { path: [], message: "b" },
      ],
    ],
    ["detail", { detail: "Invalid token." }, [{ path: [], message: "Invalid token." }]],
    [
      "detail with a code",
      { detail: "Expired.", code: "EXPIRED_TOKEN" },
      [{ path: [], message: "Expired." }],
    ],
    ["a code alone", { code: "MISSING_AUTH" }, [{ path: ["code"], message: "MISSING_AUTH" }]],
    ["message with a status", { status: "error", message: "no" }, [{ path: [], message: "no" }]],
    [
      "the field status",
      { status: ['"live" is not a valid choice.'] },
      [{ path: ["status"], message: '"live" is not a valid choice.' }],
    ],
    [
      "the field status beside detail",
      { status: ["bad"], detail: "no" },
      [
        { path: ["status"], message: "bad" },
        { path: [], message: "no" },
      ],
    ],
    ["error as an object", { error: { code: "X", message: "no" } }, [{ path: [], message: "no" }]],
    ["errors by field", { errors: { name: ["bad"] } }, [{ path: ["name"], message: "bad" }]],
    [
      "a list of texts",
      ["a", "b"],
      [
        { path: [], message: "a" },
        { path: [], message: "b" },
      ],
    ],
    [
      "a list of objects",
      [{ name: ["bad"] }, { detail: "no" }],
      [
        { path: ["name"], message: "bad" },
        { path: [], message: "no" },
      ],
    ],
    ["a bare text", "no", [{ path: [], message: "no" }]],
    ["a key named __proto__", JSON.parse('{"__proto__":["bad"]}'), [{ path: ["__proto__"], message: "bad" }]],
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
    assert.deepEqual(problems, [{ path: ["KEY", 0], message: "WORD" }]);
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
