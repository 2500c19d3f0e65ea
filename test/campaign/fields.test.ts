import assert from "node:assert/strict";
import schema from "../../schemas/campaign.schema.json" with { type: "json" };
import { type FieldSchema, fieldNames, fieldSchema, type ProblemCode } from "../../src/campaign/index.ts";
import { problemsOf, required, uuid } from "./marks.ts";

/** One YAML value of each JSON type. Text is a UUID so that it breaks no format. */
const samples = {
  null: "null",
  boolean: "true",
  integer: "42",
  number: "4.2",
  string: `"${uuid}"`,
  array: "[]",
  object: "{}",
};

/** The campaign with this one value, and all else as it must be. */
function withValue(name: string, value: string): string {
  const others = required.split("\n").filter((line) => !line.startsWith(`${name}:`));
  return `${name}: ${value}\n${others.join("\n")}`;
}

function codes(name: string, value: string): ProblemCode[] {
  return problemsOf(withValue(name, value)).map(({ code }) => code);
}

function typesOf({ type }: FieldSchema): readonly string[] {
  return type === undefined ? Object.keys(samples) : [type].flat();
}

describe("every field with every JSON type", () => {
  const odd: Readonly<Record<string, ProblemCode>> = {
    "status string": "invalid-value",
    "created_at string": "invalid-format",
    "timezone string": "unknown-timezone",
    "allowed_windows null": "null-windows",
    "is_deleted boolean": "deleted-campaign",
  };
  for (const name of fieldNames) {
    const field = fieldSchema(name);
    assert.ok(field);
    for (const [type, value] of Object.entries(samples)) {
      const expected = typesOf(field).includes(type) ? odd[`${name} ${type}`] : "wrong-type";
      it(`${name}: ${value} is ${expected ?? "no problem"}`, () => {
        assert.deepEqual(codes(name, value), expected === undefined ? [] : [expected]);
      });
    }
  }
});

describe("every keyword of the schema", () => {
  it("has a code of its own, exercised in these tests", () => {
    const exercised =
      "type properties required additionalProperties items enum format minLength maxLength pattern";
    assert.deepEqual([...keywordsOf(schema)].sort(), exercised.split(" ").sort());
  });
});

/** The names of the keywords a schema checks with: not its annotations, and not the names of its fields. */
function keywordsOf(part: object): Set<string> {
  const annotations = /^(?:\$.*|x-.*|title|description|examples|markdown.*)$/;
  const found = new Set<string>();
  for (const [keyword, value] of Object.entries(part)) {
    if (annotations.test(keyword)) continue;
    found.add(keyword);
    const parts =
      keyword === "properties" ? Object.values<object>(value) : keyword === "items" ? [value] : [];
    for (const inner of parts) for (const name of keywordsOf(inner)) found.add(name);
  }
  return found;
}

describe("limits", () => {
  const emoji = "\u{1F469}\u200D\u{1F680}";
  const cases: readonly (readonly [name: string, value: string, codes: readonly ProblemCode[]])[] = [
    ["name", "x", []],
    ["name", "'\u00E9'", []],
    ["name", "x".repeat(255), []],
    ["name", "x".repeat(256), ["too-long"]],
    ["name", `"${"\u{1F600}".repeat(255)}"`, []],
    ["name", `"${"\u{1F600}".repeat(256)}"`, ["too-long"]],
    ["name", `"${emoji.repeat(85)}"`, []],
    ["name", `"${emoji.repeat(85)}x"`, ["too-long"]],
    ["name", "''", ["too-short"]],
    ["name", "' '", ["too-short"]],
    ["name", '"\\t\\n\\u00A0\\u3000"', ["too-short"]],
    ["name", "' x '", ["outer-spaces"]],
    ["name", `'${" ".repeat(256)}'`, ["too-long"]],
    ["timezone", "x".repeat(64), ["unknown-timezone"]],
    ["timezone", "x".repeat(65), ["too-long"]],
    ["timezone", `"${"\u{1F600}".repeat(64)}"`, ["unknown-timezone"]],
    ["timezone", `"${"\u{1F600}".repeat(65)}"`, ["too-long"]],
    ["description", "''", []],
    ["description", "x".repeat(100_000), []],
    ["sender_identity_ids", "[]", []],
  ];
  for (const [name, value, expected] of cases) {
    const shown = value.length > 40 ? `${value.slice(0, 20)}… (${value.length})` : value;
    it(`${name}: ${shown} is ${expected.join() || "no problem"}`, () =>
      assert.deepEqual(codes(name, value), expected));
  }
});

describe("formats", () => {
  const bare = uuid.replaceAll("-", "");
  const uuids: readonly (readonly [value: string, good: boolean])[] = [
    [uuid, true],
    [uuid.toUpperCase(), true],
    [`${uuid.slice(0, 18).toUpperCase()}${uuid.slice(18)}`, true],
    ["00000000-0000-0000-0000-000000000000", true],
    ["ffffffff-ffff-ffff-ffff-ffffffffffff", true],
    [bare, false],
    [`{${uuid}}`, false],
    [`urn:uuid:${uuid}`, false],
    [` ${uuid}`, false],
    [`${uuid} `, false],
    [`${uuid}\\n`, false],
    [uuid.slice(1), false],
    [`${uuid}0`, false],
    [uuid.replace("c", "g"), false],
    [uuid.replaceAll("-", "\u2010"), false],
    [uuid.replace("3", "\uFF13"), false],
    ["not-a-uuid", false],
    ["", false],
  ];
  const fields = fieldNames.filter(
    (name) => fieldSchema(name)?.format === "uuid" || name === "sender_identity_ids",
  );
  for (const [value, good] of uuids) {
    it(`"${value}" is ${good ? "a" : "no"} UUID`, () => {
      for (const name of fields) {
        const written = fieldSchema(name)?.items ? `["${value}"]` : `"${value}"`;
        assert.deepEqual(codes(name, written), good ? [] : ["invalid-format"], name);
      }
      assert.deepEqual(codes("id", `"${value}"`), good || value === "" ? [] : ["invalid-format"], "id");
    });
  }

  const dates: readonly (readonly [value: string, good: boolean])[] = [
    ["2026-03-01T09:00:00Z", true],
    ["2026-03-01T09:00:00.5Z", true],
    ["2026-03-01T09:00:00.123456789+05:30", true],
    ["2026-03-01T23:59:59-23:59", true],
    ["2026-03-01T09:00:00-00:00", true],
    ["2024-02-29T00:00:00Z", true],
    ["2000-02-29T00:00:00Z", true],
    ["0001-01-01T00:00:00Z", true],
    ["1900-02-29T00:00:00Z", false],
    ["2026-02-29T00:00:00Z", false],
    ["2026-04-31T00:00:00Z", false],
    ["2026-00-01T00:00:00Z", false],
    ["2026-13-01T00:00:00Z", false],
    ["2026-01-00T00:00:00Z", false],
    ["2026-03-01T24:00:00Z", false],
    ["2026-03-01T09:60:00Z", false],
    ["2026-03-01T09:00:61Z", false],
    ["2026-03-01T09:00:00+24:00", false],
    ["2026-03-01T09:00:00+05:60", false],
    ["2026-03-01T09:00:00+0530", false],
    ["2026-03-01T09:00:00", false],
    ["2026-03-01T09:00Z", false],
    ["2026-03-01T09:00:00.Z", false],
    ["2026-03-01T09:00:00,5Z", false],
    ["2026-03-01 09:00:00Z", false],
    ["2026-03-01", false],
    ["20260301T090000Z", false],
    ["02026-03-01T09:00:00Z", false],
    [" 2026-03-01T09:00:00Z", false],
    ["2026-03-01T09:00:00Z\\n", false],
    ["yesterday", false],
    ["", false],
  ];
  for (const [value, good] of dates) {
    it(`"${value}" is ${good ? "a" : "no"} date-time`, () => {
      assert.deepEqual(codes("created_at", `"${value}"`), good ? [] : ["invalid-format"]);
    });
  }
});
