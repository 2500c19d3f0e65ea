import assert from "node:assert/strict";
import {
  type Description,
  describeAt,
  fieldNames,
  fieldSchema,
  readCampaign,
} from "../../src/campaign/index.ts";
import { diskForms, newId, readCursor, uuid, writeMarks } from "./marks.ts";

const now = new Date("2026-11-24T13:05:00Z");

function describeCursor(marked: string): Description | undefined {
  const { text, offset } = readCursor(marked);
  return describeAt(readCampaign(text), offset, now);
}

/** The text with marks around what is described at its cursor. */
function place(marked: string): string {
  const found = describeCursor(marked);
  return writeMarks(readCursor(marked).text, found ? [found.range] : []);
}

describe("what is said of a key", () => {
  for (const name of fieldNames) {
    it(`${name}: what it means, and where to read more`, () => {
      const markdown = describeCursor(`${name}█: x\n`)?.markdown ?? "";
      const field = fieldSchema(name);
      assert.ok(markdown.startsWith(`**${field?.title}**\n\n${field?.markdownDescription}\n\n- `), markdown);
      assert.match(markdown, /\[Outbox's reference page]\(https:\/\/docs\.getoutbox\.ai\/\S+\)$/);
    });
  }

  const facts: readonly (readonly [name: string, facts: string])[] = [
    ["id", "- An id (UUID).\n- It may be empty, or `null`.\n- Example: `id: 3c90"],
    ["name", "- Required: text.\n- Example: `name: Spring launch`\n\n["],
    ["company", "- Required: an id (UUID).\n- Example: `company: 3c90"],
    ["status", "- Optional: one of `draft`, `active`, `paused`, `completed`, `cancelled`.\n\n["],
    [
      "sender_identity_ids",
      "- Optional: a list of ids (UUIDs), each on a line of its own after `- `.\n- What",
    ],
    ["sender_identity_ids", "is not documented.\n- Example: `sender_identity_ids: [3c90"],
    ["timezone", "- Optional: text.\n- What Outbox assumes when it is left out is not documented.\n\n["],
    ["allowed_windows", "- Optional: any value.\n- What Outbox assumes"],
    ["stop_on_reply", "- Optional: `true` or `false`.\n- Example: `stop_on_reply: true`\n\n["],
    ["created_at", "- Optional: a date and time with an offset.\n\n["],
  ];
  for (const [name, fact] of facts) {
    it(`${name}: ${JSON.stringify(fact)}`, () => {
      const markdown = describeCursor(`${name}█: x\n`)?.markdown ?? "";
      assert.ok(markdown.includes(fact), markdown);
    });
  }

  it("says nothing twice", () => {
    const count = (name: string, pattern: RegExp) =>
      describeCursor(`${name}█: x\n`)?.markdown.match(pattern)?.length;
    assert.equal(count("name", /255/g), 1);
    assert.equal(count("timezone", /64/g), 1);
    assert.equal(count("created_at", /2026-03-01T09:00:00Z/g), 1);
    assert.equal(count("stop_on_reply", /left out/g), 1);
  });

  it("a key that only answers have: why it cannot be set", () => {
    const markdown = describeCursor("st█eps:\n  - a\n")?.markdown ?? "";
    assert.match(markdown, /^\*\*`steps` cannot be set\*\*\n\n.*\n\nSteps cannot be sent with this call/);
  });
});

describe("what is said of a value", () => {
  const cases: readonly (readonly [marked: string, markdown: string])[] = [
    ["status: dr█aft", "**Draft.** Being prepared."],
    ["status: 'act█ive'", "**Active.** Running. It may start to send real email as soon as it is created."],
    ["stop_on_reply: tr█ue", "The campaign stops writing to somebody who has replied."],
    ["stop_on_reply: fal█se", "The campaign goes on writing to somebody who has replied."],
    ["is_deleted: █true", "The campaign is created as one that is already deleted."],
    ["is_deleted: false█", "The campaign is created as one that is not deleted."],
    ["name: Spring█ launch", "**Name**: 13 of at most 255 characters."],
    ["name: █''", "**Name**: 0 of at most 255 characters."],
    ["name: 👩‍🌾█", "**Name**: 3 of at most 255 characters."],
    ["description: x█", "**Description**: 1 character."],
    ["description: |\n  One,█\n  two.\n", "**Description**: 10 characters in 2 lines."],
    ["description: >\n  One,█\n  two.\n", "**Description**: 10 characters."],
    [`company: ${uuid}█`, "**Company**\n\nThe id of the client company that owns the campaign."],
    [`workflow: "█${uuid}"`, "**Workflow**\n\nThe id of a workflow, or null."],
    ["workflow: nu█ll", "**Workflow**: none. `null` is sent as it is."],
    ["id: nu█ll", "Not created yet."],
    ["id: '█'", "Not created yet."],
    [
      `id: ${newId}█`,
      "**Campaign id**\n\nWritten here by Outbox: Create Campaign. A file with an id has been created and is not created again.",
    ],
    [
      `sender_identity_ids:\n  - ${uuid}\n  - ${newId}█\n`,
      "**Sender 2 of 2**\n\nThe id of one sender identity.",
    ],
    [`sender_identity_ids: [█${uuid}]`, "**Sender 1 of 1**\n\nThe id of one sender identity."],
    ["created_at: 2026-03-0█1T01:30:00+05:00", "**Created at**: Saturday, 28 February 2026, 20:30:00 UTC."],
    [
      "allowed_windows: { monday: [█9] }",
      "Passed on to Outbox exactly as written. The form of `allowed_windows` is not documented.",
    ],
    [
      "allowed_windows: { mon█day: [9] }",
      "Passed on to Outbox exactly as written. The form of `allowed_windows` is not documented.",
    ],
    ["name: &a Draft\nstatus: *█a", "`*a` stands for `Draft`."],
    ["name: &a draft\nstatus: *█a", "`*a` stands for `draft`.\n\n**Draft.** Being prepared."],
    ["name: &a [1, 2]\nstatus: *█a", "`*a` stands for a list of 2."],
    ["name: &a { b: 1 }\nstatus: *█a", "`*a` stands for a group of 1 key."],
    ["name: &a ''\ndescription: *█a", "`*a` stands for an empty text.\n\n**Description**: 0 characters."],
  ];
  for (const [marked, markdown] of cases) {
    it(JSON.stringify(marked), () => assert.equal(describeCursor(marked)?.markdown, markdown));
  }

  it("lets nothing of the file out of its code span", () => {
    assert.equal(
      describeCursor("name: &a '`[x](command:y) ``'\nworkflow: *█a")?.markdown,
      "`*a` stands for ``` `[x](command:y) `` ```.",
    );
    assert.equal(
      describeCursor('name: &a "x\\n\\n# y"\nworkflow: *█a')?.markdown,
      "`*a` stands for `x # y`.",
    );
    const long = describeCursor(`name: &a ${"x".repeat(999)}\nworkflow: *█a`)?.markdown ?? "";
    assert.equal(long, `\`*a\` stands for \`${"x".repeat(59)}…\`.`);
  });
});

describe("what is said of a time zone", () => {
  const cases: readonly (readonly [zone: string, markdown: string])[] = [
    [
      "Europe/Berlin",
      "**Europe/Berlin**: now 14:05 on Tuesday, 24 November 2026, UTC+01:00.\n\n" +
        "Its clocks change on Sunday, 28 March 2027, to UTC+02:00.",
    ],
    ["Asia/Kolkata", "**Asia/Kolkata**: now 18:35 on Tuesday, 24 November 2026, UTC+05:30."],
    ["UTC", "**UTC**: now 13:05 on Tuesday, 24 November 2026, UTC+00:00."],
    ["asia/tokyo", "**Asia/Tokyo**: now 22:05 on Tuesday, 24 November 2026, UTC+09:00."],
    [
      "Australia/Lord_Howe",
      "**Australia/Lord_Howe**: now 00:05 on Wednesday, 25 November 2026, UTC+11:00.\n\n" +
        "Its clocks change on Sunday, 4 April 2027, to UTC+10:30.",
    ],
  ];
  for (const [zone, markdown] of cases) {
    it(zone, () => assert.equal(describeCursor(`timezone: █${zone}`)?.markdown, markdown));
  }

  it("names today's name of an old one, and never an old one as today's", () => {
    const eastern = describeCursor("timezone: █US/Eastern")?.markdown ?? "";
    const told = new Intl.DateTimeFormat("en", { timeZone: "US/Eastern" }).resolvedOptions().timeZone;
    assert.equal(eastern.includes("An old name; today it is `America/New_York`."), told !== "US/Eastern");
    assert.doesNotMatch(describeCursor("timezone: █Asia/Kolkata")?.markdown ?? "", /old name/);
  });
});

describe("what is described", () => {
  const cases: readonly (readonly [marked: string, place: string])[] = [
    ["na█me: A\n", "«name»: A\n"],
    ["'name'█: A\n", "«'name'»: A\n"],
    ["█name: A\n", "«name»: A\n"],
    ["name: 'A'█ # b\n", "name: «'A'» # b\n"],
    ["name: !!str &a █A\n", "name: !!str &a «A»\n"],
    ["description: |█ # b\n  A\n", "description: «| # b\n  A»\n"],
    ["description: |\n  A\n█  B\n\nname: C\n", "description: «|\n  A\n  B»\n\nname: C\n"],
    ["description: A\n  B█\n", "description: «A\n  B»\n"],
    ["allowed_windows:\n  a:\n    - b█: 1\n", "allowed_windows:\n  a:\n    - «b»: 1\n"],
    ["allowed_windows:\n  a:\n    - b: █1\n", "allowed_windows:\n  a:\n    - b: «1»\n"],
    ["{name: A, status: dra█ft}", "{name: A, status: «draft»}"],
    ['na█me: "A\nstatus: draft\n', '«name»: "A\nstatus: draft\n'],
    ["time█zone:\n", "«timezone»:\n"],
  ];
  for (const [name, change] of diskForms) {
    for (const [marked, expected] of cases) {
      it(`${JSON.stringify(marked)} in ${name}`, () => assert.equal(place(change(marked)), change(expected)));
    }
  }

  const nothing = [
    "█",
    "# na█me\n",
    "name: A # na█me\n",
    "name: █ A\n",
    "name: A\n█\nstatus: draft\n",
    "description: | # a█\n  b\n",
    "allowed_windows: {█ }\n",
    "sender_identity_ids:\n █ - x\n",
    "nme█: A\n",
    "nme: A█\n",
    "status: live█\n",
    "status: 42█\n",
    "company: acme█\n",
    "timezone: Mars/Base█\n",
    "timezone: +02:00█\n",
    "created_at: 2026-02-30T09:00:00Z█\n",
    "stop_on_reply: yes█\n",
    "name: true█\n",
    "name: null█\n",
    "name: [A█]\n",
    "status: *no█\n",
    "name: !!binary A█\n",
    'name: "A█\nstatus: draft\n',
    "sender_identity_ids: [x█]\n",
    "steps: [x█]\n",
    "- name█: A\n",
    "constructor█: A\n",
  ];
  for (const marked of nothing) {
    it(`nothing at ${JSON.stringify(marked)}`, () => assert.equal(describeCursor(marked), undefined));
  }
});
