import assert from "node:assert/strict";
import { applyEdit, type Completion, complete, fieldNames } from "../../src/campaign/index.ts";
import { readCursor } from "./marks.ts";

const keys = fieldNames.filter((name) => name !== "id");
const states = ["draft", "active", "paused", "completed", "cancelled"];

function offered(marked: string): readonly Completion[] {
  const { text, offset } = readCursor(marked);
  return complete(text, offset);
}

function labels(marked: string): string[] {
  return offered(marked).map(({ label }) => label);
}

/** The text after choosing the item of this label. */
function choose(marked: string, label: string): string {
  const item = offered(marked).find((completion) => completion.label === label);
  assert.ok(item, `${label} is offered`);
  return applyEdit(readCursor(marked).text, item.edit);
}

describe("completions", () => {
  it("offers every key but the id, the required ones first", () => {
    assert.deepEqual(labels("█"), [
      "name",
      "company",
      ...keys.filter((key) => key !== "name" && key !== "company"),
    ]);
    assert.deepEqual(labels("name: A\n█"), labels("█").slice(1));
    assert.deepEqual(
      labels("name: A\nstatus: live\n█\ncompany:\n"),
      labels("█").filter((key) => !/^(name|status|company)$/.test(key)),
    );
  });

  it("offers the values a field is known to take", () => {
    assert.deepEqual(labels("status: █"), states);
    assert.deepEqual(labels("stop_on_reply: █"), ["true", "false"]);
    assert.deepEqual(labels("workflow: █"), ["null"]);
    for (const zone of ["UTC", "Europe/Berlin", "Asia/Kolkata"])
      assert.ok(labels("timezone: █").includes(zone), zone);
  });

  const nothing = [
    "name: █",
    "company: █",
    "# █",
    "status: draft # █",
    "description: |\n  █\n",
    "description: |\n  st█\n",
    "description: 'a\n  █'\n",
    "allowed_windows:\n  █",
    "allowed_windows: {█}",
    "sender_identity_ids:\n  - █\n",
    "sender_identity_ids: [█]",
    "status: [█]",
    "status: a█ b\n",
    "stat us█",
    "---█\nname: A\n",
    "name: A\n...█\n",
    "name: A\n---\n█",
    "name: A\n...\n█",
  ];
  for (const marked of nothing)
    it(`offers nothing in ${JSON.stringify(marked)}`, () => assert.deepEqual(labels(marked), []));

  const chosen: readonly (readonly [marked: string, label: string, after: string])[] = [
    ["█", "name", "name: "],
    ["na█", "name", "name: "],
    ["\uFEFFna█", "name", "\uFEFFname: "],
    ["---\n█", "name", "---\nname: "],
    ["name: A\nst█\n", "status", "name: A\nstatus: \n"],
    ["name: A\nst█: x\n", "status", "name: A\nstatus: x\n"],
    ["name: A\nst█atus: draft\n", "stop_on_reply", "name: A\nstop_on_reply: draft\n"],
    ["name: A\n  █\n", "company", "name: A\ncompany: \n"],
    ["name: A\n\t█\n", "company", "name: A\ncompany: \n"],
    ["\t█", "name", "name: "],
    ["  name: A\n  █", "company", "  name: A\n  company: "],
    ["name: A\nsend█\n", "sender_identity_ids", "name: A\nsender_identity_ids:\n  - \n"],
    ["name: A\r\nsend█\r\n", "sender_identity_ids", "name: A\r\nsender_identity_ids:\r\n  - \r\n"],
    ["  name: A\n  send█", "sender_identity_ids", "  name: A\n  sender_identity_ids:\n    - "],
    ["{send█}", "sender_identity_ids", "{sender_identity_ids: []}"],
    ["{█}", "name", "{name: }"],
    ["{\n  name: A,\n  █\n}", "company", "{\n  name: A,\n  company: \n}"],
    ["{\n\tname: A,\n\t█\n}", "company", "{\n\tname: A,\n\tcompany: \n}"],
    ["'st█': draft", "status", "'status': draft"],
    ['"st█', "status", '"status": '],
    ["status:█\n", "draft", "status: draft\n"],
    ["status: █\n", "draft", "status: draft\n"],
    ["status: dr█aft # c\n", "paused", "status: paused # c\n"],
    ["status: '█'\n", "draft", "status: 'draft'\n"],
    ['status: "dr█"\n', "draft", 'status: "draft"\n'],
    ["status: '█\n", "draft", "status: 'draft'\n"],
    ["status:\n  █", "draft", "status:\n  draft"],
    ["status: &a █", "draft", "status: &a draft"],
    ["{status: █}", "draft", "{status: draft}"],
    ["{status:█}", "draft", "{status: draft}"],
    ["stop_on_reply: '█'", "true", "stop_on_reply: true"],
    ["workflow: n█", "null", "workflow: null"],
    ["timezone: Europe/B█erlin", "Europe/Paris", "timezone: Europe/Paris"],
    [
      "timezone: America/Argentina/B█",
      "America/Argentina/Buenos_Aires",
      "timezone: America/Argentina/Buenos_Aires",
    ],
    ["timezone: 'Eu█'", "Europe/Kyiv", "timezone: 'Europe/Kyiv'"],
    ["name: [\n█", "status", "name: [\nstatus: "],
    ["broken\n█", "status", "broken\nstatus: "],
    ['name: "A\n█\ncompany: x\n', "status", 'name: "A\nstatus: \ncompany: x\n'],
    ["<<<<<<< HEAD\n█", "name", "<<<<<<< HEAD\nname: "],
  ];
  for (const [marked, label, after] of chosen) {
    it(`${JSON.stringify(marked)} with ${label}`, () => assert.equal(choose(marked, label), after));
  }

  it("filters by what was typed", () => {
    assert.equal(offered("status: '█'")[0]?.filterText, "'draft");
    assert.equal(offered("name: A\n  █")[0]?.filterText, "  company");
    assert.equal(offered("█")[0]?.filterText, "name");
  });
});
