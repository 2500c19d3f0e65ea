import assert from "node:assert/strict";
import { expandSelection, readCampaign } from "../../src/campaign/index.ts";
import { diskForms, readCursor } from "./marks.ts";

/** What is selected at the cursor of a text, step by step; the whole text, which always comes last, left out. */
function steps(marked: string): string[] {
  const { text, offset } = readCursor(marked);
  const selected = expandSelection(readCampaign(text), offset).map(({ start, end }) =>
    text.slice(start, end),
  );
  assert.equal(selected.pop(), text);
  return selected;
}

describe("expanding the selection", () => {
  const cases: readonly (readonly [marked: string, steps: readonly string[]])[] = [
    ["name: Spring la█unch\n", ["launch", "Spring launch", "name: Spring launch"]],
    ['name: "Spr█ing launch"\n', ["Spring", "Spring launch", '"Spring launch"', 'name: "Spring launch"']],
    ["name: ''█\n", ["''", "name: ''"]],
    ["na█me: A\nstatus: draft\n", ["name", "name: A", "name: A\nstatus: draft"]],
    ["'na█me': A\n", ["name", "'name'", "'name': A"]],
    ["name: █A # b\n", ["A", "name: A"]],
    ["name: A # b█c d\n", ["bc", "bc d", "# bc d"]],
    ["name: 'a # b' # c█\n", ["c", "# c"]],
    ["# ab█c\nname: A\n", ["abc", "# abc"]],
    [
      "allowed_windows:\n  - a: b█\n    c: d\n",
      ["b", "a: b", "a: b\n    c: d", "- a: b\n    c: d", "allowed_windows:\n  - a: b\n    c: d"],
    ],
    [
      "allowed_windows: [1, { a: '2█ 3' }]\n",
      [
        "2",
        "2 3",
        "'2 3'",
        "a: '2 3'",
        "{ a: '2 3' }",
        "1, { a: '2 3' }",
        "[1, { a: '2 3' }]",
        "allowed_windows: [1, { a: '2 3' }]",
      ],
    ],
    [
      "description: |\n  One two█.\n  Three.\n",
      [
        "two",
        "One two.",
        "One two.\n  Three.",
        "|\n  One two.\n  Three.",
        "description: |\n  One two.\n  Three.",
      ],
    ],
    ["status: &a dr█aft\n", ["draft", "status: &a draft"]],
    ["name: &a b\nstatus: *█a\n", ["a", "*a", "status: *a", "name: &a b\nstatus: *a"]],
    ["{name: A█}\n", ["A", "name: A", "{name: A}"]],
    ['name: "A b█\nstatus: draft\n', ["b", 'name: "A b', 'name: "A b\nstatus: draft']],
    ["name: A\n█\n", []],
  ];
  for (const [form, change] of diskForms) {
    for (const [marked, expected] of cases) {
      it(`${JSON.stringify(marked)} in ${form}`, () => {
        assert.deepEqual(
          steps(change(marked)),
          expected.map((step) => step.replaceAll("\n", form === "CRLF" ? "\r\n" : "\n")),
        );
      });
    }
  }

  it("has no step but the document where there is nothing", () => {
    for (const text of ["", "\n", "\n\n"]) {
      for (let offset = 0; offset <= text.length; offset++) {
        assert.deepEqual(expandSelection(readCampaign(text), offset), [{ start: 0, end: text.length }]);
      }
    }
  });
});
