import assert from "node:assert/strict";
import fc from "fast-check";
import { listIdUses, readCampaign } from "../../src/campaign/index.ts";
import { campaignText, runs } from "./generate.ts";
import { newId, readMarks, uuid, writeMarks } from "./marks.ts";

/** A text with its ids marked, and each as `kind "comment"`. */
const cases: readonly (readonly [title: string, marked: string, uses: readonly string[]])[] = [
  ["a key", `company: «${uuid}»\n`, ['company ""']],
  ["a comment", `company: «${uuid}» # Acme Roofing\n`, ['company "Acme Roofing"']],
  ["a comment without a space behind its #", `company: «${uuid}» #Acme\r\nname: A\r\n`, ['company "Acme"']],
  ["a # that is none", `company: "${uuid}#A"\n`, []],
  ["quotes", `workflow: «"${uuid}"» # Nurture\n`, ['workflow "Nurture"']],
  [
    "items",
    `sender_identity_ids:\n  - «${uuid}» # Jane, Acme\n  - «${newId}»\n`,
    ['sender "Jane, Acme"', 'sender ""'],
  ],
  ["brackets", `sender_identity_ids: [«${uuid}», «${newId}»] # both\n`, ['sender ""', 'sender ""']],
  [
    "brackets on lines",
    `sender_identity_ids: [\n  «${uuid}», # Jane\n  «${newId}» # Omar\n]\n`,
    ['sender "Jane"', 'sender "Omar"'],
  ],
  ["upper case", `responder_agent: «${uuid.toUpperCase()}»\n`, ['agent ""']],
  ["an alias", `company: &a «${uuid}»\nworkflow: «*a» # odd\n`, ['company ""', 'workflow "odd"']],
  ["other keys, other values", `id: ${newId}\ncreated_by: ${uuid}\ncompany: Acme\nworkflow: null\n`, []],
  ["a broken line elsewhere", `name: "A\ncompany: «${uuid}» # Acme\n`, ['company "Acme"']],
  ["characters that no name has", `company: «${uuid}» #  A\u202Ec\tme \n`, ['company "Ac me"']],
];

describe("The ids a campaign uses", () => {
  for (const [title, marked, expected] of cases) {
    it(`are found: ${title}`, () => {
      const { text } = readMarks(marked);
      const uses = [...listIdUses(readCampaign(text))];
      assert.equal(
        writeMarks(
          text,
          uses.map(({ range }) => range),
        ),
        marked,
      );
      assert.deepEqual(
        uses.map(({ kind, comment }) => `${kind} "${comment}"`),
        expected,
      );
      for (const { id } of uses) assert.equal(id, id.toLowerCase());
    });
  }

  it("of a range are those of all that touch it", () => {
    fc.assert(
      fc.property(campaignText, fc.nat(), fc.nat(), (text, one, other) => {
        const campaign = readCampaign(text);
        const [start, end] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b);
        const within = { start: start ?? 0, end: end ?? 0 };
        const expected = [...listIdUses(campaign)].filter(
          ({ range }) => range.end >= within.start && range.start <= within.end,
        );
        assert.deepEqual([...listIdUses(campaign, within)], expected);
      }),
      runs(300),
    );
  });
});
