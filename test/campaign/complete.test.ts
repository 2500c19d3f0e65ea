import assert from "node:assert/strict";
import { applyEdit, type Completion, complete, fieldNames, readCampaign } from "../../src/campaign/index.ts";
import { listTimeZones } from "../../src/campaign/time-zones.ts";
import { processorTime } from "../processor-time.ts";
import { readCursor } from "./marks.ts";

const keys = fieldNames.filter((name) => name !== "id");
const states = ["draft", "active", "paused", "completed", "cancelled"];

function offered(marked: string, zone?: string): readonly Completion[] {
  const { text, offset } = readCursor(marked);
  return complete(readCampaign(text), offset, zone);
}

function labels(marked: string): string[] {
  return offered(marked).map(({ label }) => label);
}

/** The text after choosing the item of this label, with its stops marked: `«example»`, and `«one|other»` for a choice. */
function choose(marked: string, label: string, zone?: string): string {
  const item = offered(marked, zone).find((completion) => completion.label === label);
  assert.ok(item, `${label} is offered`);
  const stops = (item.edit.stops ?? []).toReversed();
  const text = stops.reduce((written, { range: { start, end }, choices }) => {
    const example = written.slice(start, end);
    if (choices) assert.equal(choices[0], example);
    return `${written.slice(0, start)}«${choices?.join("|") ?? example}»${written.slice(end)}`;
  }, item.edit.text);
  return applyEdit(readCursor(marked).text, { ...item.edit, text });
}

/** All zones, this one first. */
function zonesAfter(first: string): string {
  return [first, ...listTimeZones().filter((zone) => zone !== first)].join("|");
}

describe("completions", () => {
  it("offers every key but the id, the required ones first, the rarely used last", () => {
    const all = [
      "name",
      "company",
      "status",
      ...keys.filter((key) => !/^(name|company|status|created_by|created_at|is_deleted)$/.test(key)),
      "created_by",
      "created_at",
      "is_deleted",
    ];
    assert.deepEqual(labels("{█}"), all);
    assert.deepEqual(labels("name: A\n█"), all.slice(1));
    assert.deepEqual(
      labels("name: A\nstatus: live\n█\ncompany:\n"),
      all.filter((key) => !/^(name|status|company)$/.test(key)),
    );
  });

  it("says of each key whether it is required", () => {
    const required = offered("{█}").filter(({ description }) => description.endsWith(", required"));
    assert.deepEqual(
      required.map(({ label }) => label),
      ["name", "company"],
    );
  });

  it("does not offer again what lacks only its colon", () => {
    assert.ok(!labels("name: A\ncompany 5f0c2a8e\n█").includes("company"));
  });

  it("offers the values a field is known to take", () => {
    assert.deepEqual(labels("status: █"), states);
    assert.deepEqual(labels("stop_on_reply: █"), ["true", "false"]);
    assert.deepEqual(labels("workflow: █"), ["null"]);
    for (const zone of ["UTC", "Europe/Berlin", "Asia/Kolkata"])
      assert.ok(labels("timezone: █").includes(zone), zone);
  });

  describe("offers the whole of a new campaign, and first,", () => {
    for (const marked of [
      "█",
      "ca█",
      "# c\n█",
      "---\n█",
      "%YAML 1.2\n---\nca█\n",
      "\uFEFF█",
      "  █",
      "\n\n█\n\n",
    ]) {
      it(`in ${JSON.stringify(marked)}`, () =>
        assert.deepEqual(labels(marked), ["campaign", ...labels("{█}")]));
    }
    for (const marked of ["\uFEFF  █", "name: A\n█", "█\nname: A", "{█}", "broken\n█", '"█', "█: x"]) {
      it(`but not in ${JSON.stringify(marked)}`, () => assert.ok(!labels(marked).includes("campaign")));
    }
  });

  const nothing = [
    "name: █",
    "company: █",
    "id: █",
    "id: nu█",
    "steps: █",
    "# █",
    "name: A\n# st█\n",
    "name: A # st█\n",
    "status: draft # █",
    "description: |\n  █\n",
    "description: |\n  st█\n",
    "description: >-\n  a\n\n  st█\n\nname: A\n",
    "description: 'a\n  █'\n",
    "description: 'a\n  st█\n  b'\n",
    'description: "a\n  st█\n',
    "description: a\n  st█\n",
    "name: st█",
    "name: 'st█'",
    "allowed_windows:\n  █",
    "allowed_windows:\n  mon█",
    "allowed_windows:\n  a: 1\n  █\n",
    "allowed_windows: {█}",
    "allowed_windows:\n  - █\n",
    "sender_identity_ids:\n  - █\n",
    "sender_identity_ids: [█]",
    "sender_identity_ids: █\n  - a\n",
    "sender_identity_ids: a█\n",
    "sender_identity_ids: &a █\n",
    "status: [█]",
    "status:\n  - █",
    "status: a█ b\n",
    "stat us█",
    "status:draft█",
    "status:draft█ # c",
    "stop_on_reply:true█\nname: A",
    "timezone:UTC█",
    "---█\nname: A\n",
    "name: A\n...█\n",
    "name: A\n---\n█",
    "name: A\n...\n█",
  ];
  for (const marked of nothing)
    it(`offers nothing in ${JSON.stringify(marked)}`, () => assert.deepEqual(labels(marked), []));

  const status = `status: «${states.join("|")}»`;
  const chosen: readonly (readonly [marked: string, label: string, after: string])[] = [
    // Keys, each with a value to type over, or a place for one.
    ["█", "name", "name: «»"],
    ["na█", "name", "name: «»"],
    ["\uFEFFna█", "name", "\uFEFFname: «»"],
    ["---\n█", "name", "---\nname: «»"],
    ["na█ # c", "name", "name: «» # c"],
    ["na█", "company", "company: «»"],
    ["name: A\nst█\n", "status", `name: A\n${status}\n`],
    ["st█", "stop_on_reply", "stop_on_reply: «true|false»"],
    ["is█", "is_deleted", "is_deleted: «false|true»"],
    ["wo█", "workflow", "workflow: «null»"],
    ["cr█", "created_at", "created_at: «»"],
    ["al█", "allowed_windows", "allowed_windows: «»"],
    ["ti█", "timezone", `timezone: «${zonesAfter("UTC")}»`],
    // Its colon is there.
    ["name: A\nst█: x\n", "status", "name: A\nstatus: x\n"],
    ["name: A\nst█atus: draft\n", "stop_on_reply", "name: A\nstop_on_reply: draft\n"],
    ["'st█': draft", "status", "'status': draft"],
    // On indented lines.
    ["name: A\n  █\n", "company", "name: A\ncompany: «»\n"],
    ["name: A\n\t█\n", "company", "name: A\ncompany: «»\n"],
    ["status: draft\n  co█\n", "company", "status: draft\ncompany: «»\n"],
    ["  name: A\n    █", "company", "  name: A\n  company: «»"],
    ["\t█", "name", "name: «»"],
    ["  name: A\n  █", "company", "  name: A\n  company: «»"],
    ["sender_identity_ids:\n  - a\n  na█\n", "name", "sender_identity_ids:\n  - a\nname: «»\n"],
    // Lists.
    ["name: A\nsend█\n", "sender_identity_ids", "name: A\nsender_identity_ids:\n  - «»\n"],
    ["name: A\r\nsend█\r\n", "sender_identity_ids", "name: A\r\nsender_identity_ids:\r\n  - «»\r\n"],
    ["  name: A\n  send█", "sender_identity_ids", "  name: A\n  sender_identity_ids:\n    - «»"],
    ["{send█}", "sender_identity_ids", "{sender_identity_ids: [«»]}"],
    ["sender_identity_ids:█\n", "- ", "sender_identity_ids:\n  - «»\n"],
    ["sender_identity_ids: █\nname: A", "- ", "sender_identity_ids:\n  - «»\nname: A"],
    ["sender_identity_ids:█ # c\r\n", "- ", "sender_identity_ids:\r\n  - «» # c\r\n"],
    ["{sender_identity_ids:█}", "[ ]", "{sender_identity_ids: [«»]}"],
    ["sender_identity_ids:\n  █\n", "- ", "sender_identity_ids:\n  - «»\n"],
    ["sender_identity_ids:\n  -█\n", "- ", "sender_identity_ids:\n  - «»\n"],
    ["sender_identity_ids:\n-█\n", "- ", "sender_identity_ids:\n- «»\n"],
    ["sender_identity_ids:\n  - a\n  █\nname: A", "- ", "sender_identity_ids:\n  - a\n  - «»\nname: A"],
    ["sender_identity_ids:\n  - a\n    █\n", "- ", "sender_identity_ids:\n  - a\n  - «»\n"],
    ["sender_identity_ids:\n  █\n  - a\n", "- ", "sender_identity_ids:\n  - «»\n  - a\n"],
    ["sender_identity_ids:\n- a\n█\n", "- ", "sender_identity_ids:\n- a\n- «»\n"],
    // Between brackets, and in quotes.
    ["{█}", "name", "{name: «»}"],
    ["{\n  name: A,\n  █\n}", "company", "{\n  name: A,\n  company: «»\n}"],
    ["{\n\tname: A,\n\t█\n}", "company", "{\n\tname: A,\n\tcompany: «»\n}"],
    ['"st█', "status", `"status": «${states.join("|")}»`],
    // Values.
    ["status:█\n", "draft", "status: draft\n"],
    ["status: █\n", "draft", "status: draft\n"],
    ["status:█ active\n", "draft", "status: draft\n"],
    ["status: █  'active'\n", "draft", "status: draft\n"],
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
    ["timezone: P█", "PST", "timezone: America/Los_Angeles"],
    ["timezone: 'P█'", "PST", "timezone: 'America/Los_Angeles'"],
    ["status:dra█", "draft", "status: draft"],
    ["status: draft█", "paused", "status: paused"],
    // In what is broken elsewhere.
    ["name: [\n█", "status", `name: [\n${status}`],
    ["broken\n█", "status", `broken\n${status}`],
    ['name: "A\n█\ncompany: x\n', "status", `name: "A\n${status}\ncompany: x\n`],
    ["<<<<<<< HEAD\n█", "name", "<<<<<<< HEAD\nname: «»"],
    ["name: [\nstatus: █", "draft", "name: [\nstatus: draft"],
    // The whole.
    ["█", "campaign", `name: «»\ncompany: «»\n${status}`],
    ["# c\r\n---\r\ncamp█", "campaign", `# c\r\n---\r\nname: «»\r\ncompany: «»\r\n${status}`],
    ["  █", "campaign", `  name: «»\n  company: «»\n  ${status}`],
  ];
  for (const [marked, label, after] of chosen) {
    it(`${JSON.stringify(marked)} with ${label}`, () => assert.equal(choose(marked, label), after));
  }

  it("suggests the time zone it is given, unless that is none", () => {
    assert.equal(choose("ti█", "timezone", "Europe/Vienna"), `timezone: «${zonesAfter("Europe/Vienna")}»`);
    assert.equal(choose("ti█", "timezone", "Etc/Unknown"), `timezone: «${zonesAfter("UTC")}»`);
  });

  it("offers a zone by what people call it, and says which it is", () => {
    const [item, ...others] = offered("timezone: PS█").filter(({ label }) => label === "PST");
    assert.deepEqual(others, []);
    assert.equal(item?.description, "America/Los_Angeles");
    assert.equal(item?.filterText, "PST");
  });

  it("makes up no text, time or id that could be sent", () => {
    for (const { label, edit } of offered("{█}")) {
      const isChosen = /^(status|timezone|stop_on_reply|is_deleted|workflow|responder_agent)$/.test(label);
      if (!isChosen) assert.match(edit.text, /^\w+: (?:\[\]|null)?$/, label);
    }
  });

  it("filters by what was typed", () => {
    assert.equal(offered("status: '█'")[0]?.filterText, "'draft");
    assert.equal(offered("name: A\n  █")[0]?.filterText, "  company");
    assert.equal(offered("name: A\n█")[0]?.filterText, "company");
    assert.equal(offered("sender_identity_ids:\n  -█")[0]?.filterText, "  - ");
  });

  it("takes no time over a line of spaces without end", () => {
    const spaces = " ".repeat(100_000);
    for (const text of [`name: "A${spaces}\n`, `status: "${spaces}`, `${spaces}\n${spaces}`, `-${spaces}`]) {
      const campaign = readCampaign(text);
      const start = processorTime();
      for (const offset of [0, 9, text.length / 2, text.length]) complete(campaign, offset);
      assert.ok(processorTime() - start < 1000);
    }
  });
});
