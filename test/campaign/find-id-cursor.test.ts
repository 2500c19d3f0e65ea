import assert from "node:assert/strict";
import fc from "fast-check";
import { findIdCursor, readCampaign } from "../../src/campaign/index.ts";
import { campaignText, runs } from "./generate.ts";
import { newId, readCursor, uuid, writeMarks } from "./marks.ts";

/** `█` is the cursor, `«…»` what an id replaces; then the kind, and whether a comment can follow. */
const places: readonly (readonly [marked: string, range: string, kind: string, takesComment: boolean])[] = [
  ["company: █", "company: «»", "company", true],
  ["company:█\nname: A\n", "company:«»\nname: A\n", "company", true],
  ["company: █ # Acme\n", "company: «» # Acme\n", "company", false],
  ["company: Acme Ro█\n", "company: «Acme Ro»\n", "company", true],
  ["company: Acme █\nstatus: draft\n", "company: «Acme »\nstatus: draft\n", "company", true],
  ["company: Ac█me Roofing # x\n", "company: «Acme Roofing» # x\n", "company", false],
  [`company: █${uuid}\n`, `company: «${uuid}»\n`, "company", true],
  ['company: "Acme R█"\n', 'company: «"Acme R"»\n', "company", false],
  ['company: "Acme R█\nname: A\n', 'company: «"Acme R»\nname: A\n', "company", false],
  ["company: '█'\n", "company: «''»\n", "company", false],
  ["workflow: nu█", "workflow: «nu»", "workflow", true],
  ["responder_agent: █\nname: A\n", "responder_agent: «»\nname: A\n", "agent", true],
  ["sender_identity_ids:\n  - █\n", "sender_identity_ids:\n  - «»\n", "sender", true],
  ["sender_identity_ids:\n- Jane, Ac█\n- x\n", "sender_identity_ids:\n- «Jane, Ac»\n- x\n", "sender", true],
  [
    `sender_identity_ids:\n  - ${uuid} # Jane\n  - O█\n`,
    `sender_identity_ids:\n  - ${uuid} # Jane\n  - «O»\n`,
    "sender",
    true,
  ],
  ["sender_identity_ids: [█]\n", "sender_identity_ids: [«»]\n", "sender", false],
  [`sender_identity_ids: [${uuid}, Ja█]\n`, `sender_identity_ids: [${uuid}, «Ja»]\n`, "sender", false],
  ["sender_identity_ids: [\n  █\n]\n", "sender_identity_ids: [\n  «»\n]\n", "sender", false],
  ["{company: █}", "{company: «»}", "company", false],
  ["{company: Ac█, name: A}", "{company: «Ac», name: A}", "company", false],
  ['name: "A\nsender_identity_ids:\n  - Ja█\n', 'name: "A\nsender_identity_ids:\n  - «Ja»\n', "sender", true],
];

const nowhere = [
  "█",
  "comp█: x\n",
  "name: Acme█\n",
  "description: |\n  company: █\n",
  "company: x # Acme█\n",
  `company: ${uuid}\n█\n`,
  "company: |\n  Ac█\n",
  "company: Acme\n  Ro█\n",
  `id: ${newId}█\n`,
  "sender_identity_ids: Ja█\n",
  "sender_identity_ids:\n  -█\n",
  "allowed_windows:\n  company: █\n",
  "company: *a█\n",
];

describe("The id at the cursor", () => {
  for (const [marked, range, kind, takesComment] of places) {
    it(`is written here: ${JSON.stringify(marked)}`, () => {
      const { text, offset } = readCursor(marked);
      const cursor = findIdCursor(readCampaign(text), offset);
      assert.ok(cursor);
      assert.deepEqual([writeMarks(text, [cursor.range]), cursor.kind], [range, kind]);
      assert.equal(cursor.takesComment, takesComment);
    });
  }

  for (const marked of nowhere) {
    it(`is not written here: ${JSON.stringify(marked)}`, () => {
      const { text, offset } = readCursor(marked);
      assert.equal(findIdCursor(readCampaign(text), offset), undefined);
    });
  }

  it("is on one line around the cursor, wherever that is", () => {
    fc.assert(
      fc.property(campaignText, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const cursor = findIdCursor(readCampaign(text), offset);
        if (cursor === undefined) return;
        assert.ok(cursor.range.start <= offset && offset <= cursor.range.end);
        assert.doesNotMatch(text.slice(cursor.range.start, cursor.range.end), /[\r\n]/);
      }),
      runs(200),
    );
  });
});
