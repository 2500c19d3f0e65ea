import assert from "node:assert/strict";
import fc from "fast-check";
import {
  applyEdits,
  keepHolding,
  locateRejections,
  narrowEdit,
  readCampaign,
  shiftRange,
  type TextEdit,
  type TextRange,
} from "../../src/campaign/index.ts";
import { runs } from "./generate.ts";
import { readMarks, uuid, writeMarks } from "./marks.ts";

/** Any text with a range that is not empty, and what it is changed to, one edit after the other. */
const sessions = fc
  .tuple(text(), fc.array(fc.tuple(fc.nat(), fc.nat(), text()), { maxLength: 8 }), fc.nat(), fc.nat())
  .filter(([start]) => start.length > 0);

function text(): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom("a", "b", ":", " ", "\n", "\r\n"), maxLength: 30 });
}

function rangeIn(length: number, one: number, other: number): TextRange {
  const ends = [one % (length + 1), other % (length + 1)];
  return { start: Math.min(...ends), end: Math.max(...ends) };
}

describe("shiftRange", () => {
  it("gives a range that holds exactly the same text, or none", () => {
    fc.assert(
      fc.property(sessions, ([before, changes, one, other]) => {
        let now = before;
        let range: TextRange | undefined = rangeIn(before.length, one, other);
        if (range.start === range.end) return;
        const held = before.slice(range.start, range.end);
        for (const [start, end, inserted] of changes) {
          const edit = { range: rangeIn(now.length, start, end), text: inserted };
          const edits = narrowEdit(now, edit);
          now = applyEdits(now, [edit]);
          range = range && shiftRange(range, edits);
          if (range === undefined) return;
          assert.equal(now.slice(range.start, range.end), held);
        }
      }),
      runs(5000),
    );
  });

  it("takes several edits of one event", () => {
    const edits: TextEdit[] = [
      { range: { start: 8, end: 9 }, text: "" },
      { range: { start: 0, end: 1 }, text: "xyz" },
    ];
    assert.deepEqual(shiftRange({ start: 3, end: 6 }, edits), { start: 5, end: 8 });
  });

  it("keeps what is inserted at the ends outside", () => {
    const insert = (offset: number) => [{ range: { start: offset, end: offset }, text: "##" }];
    assert.deepEqual(shiftRange({ start: 3, end: 6 }, insert(3)), { start: 5, end: 8 });
    assert.deepEqual(shiftRange({ start: 3, end: 6 }, insert(6)), { start: 3, end: 6 });
    assert.equal(shiftRange({ start: 3, end: 6 }, insert(4)), undefined);
  });
});

describe("narrowEdit", () => {
  it("comes to the same text, and leaves as it is what is the same", () => {
    fc.assert(
      fc.property(text(), text(), (before, after) => {
        const whole = { range: { start: 0, end: before.length }, text: after };
        const edits = narrowEdit(before, whole);
        assert.equal(applyEdits(before, edits), after);
        for (const { range, text: inserted } of edits) {
          assert.notEqual(before.slice(range.start, range.end), inserted);
        }
      }),
      runs(5000),
    );
  });

  it("replaces of a whole file only the lines that differ", () => {
    const before = "name: A\nstatus: draft\ntimezone: UTC\n";
    const after = "name: B\nstatus: draft\ntimezone: UT\n";
    assert.deepEqual(narrowEdit(before, { range: { start: 0, end: before.length }, text: after }), [
      { range: { start: 6, end: 7 }, text: "B" },
      { range: { start: 34, end: 35 }, text: "" },
    ]);
  });
});

/** A text whose marked value was refused, the text after an edit, and where the mark is then, if anywhere. */
const edits: readonly (readonly [title: string, marked: string, after: string])[] = [
  ["typing behind the value", "name: «A»\nstatus: draft\n", "name: Ab\nstatus: draft\n"],
  ["typing before the value", "name: «A»\nstatus: draft\n", "name: bA\nstatus: draft\n"],
  ["putting quotes around it", "name: «A»\nstatus: draft\n", 'name: "A"\nstatus: draft\n'],
  ["a continuation of the value", "name: «A»\nstatus: draft\n", "name: A\n  b\nstatus: draft\n"],
  ["removing the line", "name: «A»\nstatus: draft\n", "status: draft\n"],
  ["a comment behind the value", "name: «A»\nstatus: draft\n", "name: «A» # B\nstatus: draft\n"],
  ["spaces before the value", "name: «A»\nstatus: draft\n", "name:   «A»\nstatus: draft\n"],
  ["spaces behind the value", "name: «A»\nstatus: draft\n", "name: «A»  \nstatus: draft\n"],
  ["an anchor before the value", "name: «A»\nstatus: draft\n", "name: &n «A»\nstatus: draft\n"],
  ["a line above", "name: «A»\n", "# Spring\nname: «A»\n"],
  ["a line below", "name: «A»\n", "name: «A»\nstatus: draft\n"],
  ["another value", "status: draft\nname: «A»\n", "status: paused\nname: «A»\n"],
  ["other line ends", "status: draft\nname: «A»\nid:\n", "status: draft\r\nname: «A»\r\nid:\r\n"],
  ["an item above", "allowed_windows: [«a»]\n", "allowed_windows: [b, «a»]\n"],
  ["a broken line elsewhere", "name: «A»\nstatus: draft\n", 'name: «A»\nstatus: "draft\n'],
  [
    "a line that is being typed beside it",
    "allowed_windows:\n  monday: «a»\n  tuesday: b\n",
    'allowed_windows:\n  monday: «a»\n  tuesday: "b\n',
  ],
  ["a value for an empty key", "name: A\n«workflow»:\n", `name: A\nworkflow: ${uuid}\n`],
  [
    "the value of the anchor that an alias stands for",
    "description: &c a\nname: «*c»\n",
    "description: &c b\nname: *c\n",
  ],
  [
    "a part of a nested value",
    "allowed_windows:\n  «monday: a\n  tuesday: b»\n",
    "allowed_windows:\n  monday: a\n  tuesday: c\n",
  ],
];

describe("keepHolding", () => {
  for (const [title, marked, markedAfter] of edits) {
    it(`${markedAfter.includes("«") ? "keeps" : "drops"} a value at: ${title}`, () => {
      const { text: before, ranges } = readMarks(marked);
      const path = pathTo(before, ranges);
      const { text: after, ranges: expected } = readMarks(markedAfter);
      const moved = locateRejections(readCampaign(before), [{ path, message: "bad" }]).flatMap(
        (rejection) => {
          const whole = { range: { start: 0, end: before.length }, text: after };
          const range = shiftRange(rejection.range, narrowEdit(before, whole));
          return range === undefined ? [] : [{ ...rejection, range }];
        },
      );
      const kept = keepHolding(readCampaign(after), moved).map(({ range }) => range);
      assert.equal(writeMarks(after, kept), writeMarks(after, expected));
    });
  }
});

describe("keepHolding, of what has no value in the file", () => {
  const keep = (path: readonly string[], text: string) =>
    keepHolding(readCampaign(text), locateRejections(readCampaign("name: A\n"), [{ path, message: "bad" }]));

  it("keeps what is about the whole", () => assert.equal(keep([], "name: B\ntimezone: UTC\n").length, 1));
  it("keeps a key that is missing", () => assert.equal(keep(["timezone"], "name: B\n").length, 1));
  it("drops it once it is there", () => assert.deepEqual(keep(["timezone"], "name: A\ntimezone: UTC\n"), []));
});

/** The path to what is marked. */
function pathTo(text: string, ranges: readonly TextRange[]): readonly (string | number)[] {
  const paths = [
    ["allowed_windows", 0],
    ["allowed_windows", "monday"],
    ["allowed_windows"],
    ["workflow"],
    ["name"],
  ];
  const path = paths.find((one) => {
    const [found] = locateRejections(readCampaign(text), [{ path: one, message: "bad" }]);
    return found?.value !== undefined && writeMarks(text, [found.range]) === writeMarks(text, ranges);
  });
  assert.ok(path, "one of the paths leads to the mark");
  return path;
}
