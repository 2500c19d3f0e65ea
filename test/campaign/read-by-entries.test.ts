import assert from "node:assert/strict";
import fc from "fast-check";
import { isMap, isScalar, isSeq, type ParsedNode } from "yaml";
import { findChange } from "../../src/campaign/find-change.ts";
import { type Campaign, EntryMemory, readCampaign } from "../../src/campaign/index.ts";
import { parseYaml } from "../../src/campaign/parse-yaml.ts";
import { isOrdinary } from "../../src/campaign/read-alone.ts";
import { readEdited } from "../../src/campaign/read-campaign.ts";
import {
  isPlainWords,
  readPlainLine,
  readPlainList,
  readPlainText,
} from "../../src/campaign/read-plain-entry.ts";
import { applyEdit, lineStartAt } from "../../src/campaign/text.ts";
import { planRuns } from "../fuzz/plan-runs.ts";
import { assertLooksSame, assertSame } from "./compare-campaigns.ts";
import { uuid } from "./marks.ts";
import { longSessions, type Moment, typingSessions } from "./type-campaigns.ts";

/** In the mean. */
const statesOfSession = 30;

describe("a campaign that is read entry by entry", function () {
  this.timeout(0);

  const texts = [
    {
      name: "",
      sessions: typingSessions,
      plan: { sample: 1500, full: 100_000 },
      lookEvery: 10,
      least: 1 / 3,
    },
    {
      name: " in a long list",
      sessions: longSessions,
      plan: { sample: 300, full: 6000 },
      lookEvery: 40,
      least: 1 / 4,
    },
  ];
  for (const { name, sessions, plan, lookEvery, least } of texts) {
    it(`is what it is as a whole, in every state while it is typed${name}`, () => {
      const { numRuns, seed } = planRuns(`typing${name}`, plan);
      const memory = new EntryMemory(20_000);
      let [typed, byEntries] = [0, 0];
      fc.assert(
        fc.property(sessions, (moments) => {
          for (const { campaign, offset } of readAll(moments, memory)) {
            const whole = readCampaign(campaign.text);
            assertSame(campaign, whole);
            if (typed++ % lookEvery === 0) assertLooksSame(campaign, whole, offset);
            if (campaign.byEntries) byEntries++;
          }
        }),
        { numRuns: Math.ceil(numRuns / statesOfSession), seed },
      );
      // Else this proves nothing.
      assert.ok(byEntries > typed * least, `${byEntries} of ${typed}`);
    });
  }

  it("is what it is as a whole with any edit", () => {
    const { numRuns, seed } = planRuns("edits", { sample: 1000, full: 50_000 });
    const memory = new EntryMemory(20_000);
    const puts = fc.oneof(
      fc.constantFrom("", " ", "\n", "  ", "- ", "#", "]", '"', "a: b\n", "\n  ", "---\n", "x"),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(typingSessions, puts, fc.nat(), fc.nat(12), (moments, put, place, length) => {
        const { text } = moments[place % moments.length] ?? { text: "" };
        const at = place % (text.length + 1);
        const start = length % 2 === 0 ? at : lineStartAt(text, at);
        const edit = { range: { start, end: Math.min(start + length, text.length) }, text: put };
        const edited = readEdited(readCampaign(text, memory), edit);
        const { range } = edit;
        assert.equal(edited.text, text.slice(0, range.start) + put + text.slice(range.end));
        assertSame(edited, readCampaign(edited.text));
        assert.equal(applyEdit(text, findChange(text, edited.text)), edited.text);
      }),
      { numRuns, seed },
    );
  });

  it("reads plain lines and texts as YAML does", () => {
    const { numRuns, seed } = planRuns("plain lines", { sample: 3000, full: 100_000 });
    const word = fc.oneof(
      fc.constantFrom(
        "null",
        "True",
        "FALSE",
        "0x1F",
        "0o17",
        "1e3",
        "12",
        "1.",
        "Infinity",
        "a",
        "b2",
        "-",
        "---",
      ),
      fc.constantFrom(
        uuid,
        "Europe/Berlin",
        "#",
        "# c",
        "# ",
        "#c",
        " ",
        "a:",
        ":",
        "()",
        ",",
        "@",
        "é",
        "\t",
        "a#b",
      ),
      fc.string({ maxLength: 4 }),
    );
    const line = fc
      .tuple(
        fc.oneof(word, fc.constant("name")),
        fc.array(word, { maxLength: 3 }),
        fc.constantFrom("", "\n", "\r\n"),
      )
      .map(([key, words, lineEnd]) => `${key}: ${words.join(" ")}${lineEnd}`);
    const empty = fc
      .tuple(word, fc.constantFrom("", " ", "  "), fc.constantFrom("", "\n", "\r\n"))
      .map(([key, spaces, lineEnd]) => `${key}:${spaces}${lineEnd}`);
    const item = fc
      .tuple(fc.constantFrom("  - ", "  - ", "  - ", "- ", "  -"), fc.array(word, { maxLength: 3 }))
      .map(([dash, words]) => `${dash}${words.join(" ")}`);
    const list = fc
      .tuple(fc.constantFrom("\n", "\r\n"), fc.array(item, { maxLength: 4 }), fc.constantFrom("", "\n"))
      .map(([lineEnd, items, last]) => `list:${lineEnd}${items.join(lineEnd)}${last}`);
    const piece = fc.oneof(
      word,
      fc.constantFrom("\n", "\n  ", "\n    ", "\r\n  ", "\n\n", "\n ", "\n  a", "# "),
    );
    const lines = fc
      .tuple(fc.constantFrom("\n  ", "\r\n   ", "\n"), fc.array(piece, { maxLength: 8 }))
      .map(([start, pieces]) => `text: |${start}${pieces.join("")}`);
    const read = { line: 0, list: 0, text: 0 };
    fc.assert(
      fc.property(fc.oneof(line, empty, list, lines), (text) => {
        const pairs = {
          line: readPlainLine(text),
          list: readPlainList(text),
          text: isOrdinary(text) ? readPlainText(text) : undefined,
        };
        const kind = (["line", "list", "text"] as const).find((each) => pairs[each]);
        if (kind === undefined) return;
        read[kind]++;
        const { root, errors } = parseYaml(text);
        assert.deepEqual(errors, []);
        assert.ok(isMap<ParsedNode, ParsedNode | null>(root));
        const [key, value] = [root.items[0]?.key, root.items[0]?.value].map((node) =>
          withoutComment(node ?? null),
        );
        assert.deepEqual({ ...pairs[kind] }, { key, value });
      }),
      { numRuns, seed },
    );
    for (const count of Object.values(read)) assert.ok(count > numRuns / 200, JSON.stringify(read));
  });

  it("takes for words without a colon only what YAML reads as such", () => {
    const { numRuns, seed } = planRuns("plain words", { sample: 1000, full: 30_000 });
    const piece = fc.constantFrom(
      "a",
      "name",
      "B-2",
      " ",
      ":",
      "#",
      "'",
      '"',
      "- ",
      "\t",
      "1",
      "\r",
      "é",
      "[",
      "!",
    );
    const words = fc
      .tuple(fc.array(piece, { minLength: 1, maxLength: 5 }), fc.constantFrom("", "\n", "\r\n"))
      .map(([pieces, lineEnd]) => pieces.join("") + lineEnd);
    let read = 0;
    fc.assert(
      fc.property(words, (text) => {
        if (!isPlainWords(text)) return;
        read++;
        const { root, errors } = parseYaml(text);
        assert.deepEqual(errors, []);
        assert.ok(isScalar(root) && isOrdinary(text));
        assert.equal(String(root.source), text.trimEnd());
      }),
      { numRuns, seed },
    );
    assert.ok(read > numRuns / 20, String(read));
  });

  for (const text of [
    "name: 'it''\nstatus: 'draft'\n",
    'name: "it\\"\nstatus: "draft"\n',
    "status: draft\ntimezone\n  : Europe/Berlin\n",
    "sender_identity_ids:\n- \n#name\n c\nname: b\n",
  ]) {
    it(`is what it is as a whole where the parser looks further: ${JSON.stringify(text)}`, () => {
      assertSame(readCampaign(text, new EntryMemory()), readCampaign(text));
    });
  }

  const longKey = "k".repeat(1100);
  const items = `  - ${uuid}\n`.repeat(300);
  for (const [title, text] of [
    ["a list of a key that is too long", `${longKey}:\n  - a\nstatus: draft\n`],
    ["a text of a key that is too long", `${longKey}: |\n  a\nstatus: draft\n`],
    ["a key that is too long for a line", `${longKey}: a\nstatus: draft\n`],
    ["a last item without end", `status: draft\nsender_identity_ids:\n  - ${"word ".repeat(1_000_000)}x`],
    ...[62, 63, 64, 65, 128, 200, 299].map(
      (at) =>
        [
          `a comment at the beginning of a line in a long list, before item ${at}`,
          `sender_identity_ids:\n${items.slice(0, at * 41)}#c\n  -\n    a\n${items.slice(at * 41)}status: draft\n`,
        ] as const,
    ),
  ] as const) {
    it(`is what it is as a whole with ${title}`, () => {
      assertSame(readCampaign(text, new EntryMemory()), readCampaign(text));
    });
  }

  it("parses only what it has not seen", () => {
    const senders = `sender_identity_ids:\n${`  - ${uuid}\n`.repeat(2000)}`;
    const memory = new EntryMemory();
    const [before] = readCampaign(`${senders}name: A\n`, memory).entries;
    const [after] = readCampaign(`# moved\n${senders}name: "B\n`, memory).entries;
    assert.ok(before?.placed);
    assert.equal(before.placed.alone, after?.placed?.alone);
  });

  it("forgets what was not seen in a while, and nothing of the last text", () => {
    const memory = new EntryMemory(1000);
    const read = (text: string) => readCampaign(text, memory).entries.map(({ placed }) => placed?.alone);
    const [first] = read("name: A\nstatus: draft\n");
    const long = Array.from({ length: 20 }, (_, index) => `key${index}: x\n`).join("");
    const known = read(long);
    assert.deepEqual(read(long), known);
    read(long.replaceAll("x", "y"));
    read(long.replaceAll("x", "z"));
    assert.notEqual(read("name: A\nstatus: draft\n")[0], first);
  });
});

/** Each text, read as one that was made of the one before; of every fifth, nothing is known of that. */
function* readAll(moments: readonly Moment[], memory: EntryMemory) {
  let before: Campaign | undefined;
  for (const [index, { text, offset }] of moments.entries()) {
    const campaign = readCampaign(text, memory, index % 5 === 0 ? undefined : before);
    before = campaign;
    yield { campaign, offset };
  }
}

/** A node without what only writing YAML anew would ask for. */
function withoutComment(node: ParsedNode | null): ParsedNode | null {
  if (node) delete node.comment;
  if (isSeq<ParsedNode>(node)) node.items.forEach(withoutComment);
  return node;
}
