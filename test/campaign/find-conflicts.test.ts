import assert from "node:assert/strict";
import { findConflicts } from "../../src/campaign/find-conflicts.ts";
import { diskForms } from "./marks.ts";

const plain = "<<<<<<< HEAD\nupper\n=======\nlower\n>>>>>>> other\n";
const withBase = "<<<<<<< HEAD\nupper\n||||||| base\nold\n=======\nlower\n>>>>>>> other\n";

describe("findConflicts", () => {
  const cases: readonly (readonly [title: string, text: string, versions: readonly string[]])[] = [
    ["a conflict", plain, ["upper\n|lower\n"]],
    ["with the version before both", withBase, ["upper\n|lower\n"]],
    ["among other lines", `a: 1\n${plain}b: 2\n`, ["upper\n|lower\n"]],
    ["without a line break at the end", plain.trimEnd(), ["upper\n|lower\n"]],
    ["two of them", plain + withBase, ["upper\n|lower\n", "upper\n|lower\n"]],
    [
      "versions of several lines and of none",
      "<<<<<<< HEAD\n=======\na\n\nb\n>>>>>>> other\n",
      ["|a\n\nb\n"],
    ],
    ["markers without names", "<<<<<<<\na\n=======\nb\n>>>>>>>\n", ["a\n|b\n"]],
    ["none in an empty text", "", []],
    ["none where the end is missing", "<<<<<<< HEAD\na\n=======\nb\n", []],
    ["none where the middle is missing", "<<<<<<< HEAD\na\n>>>>>>> other\n", []],
    ["none where the beginning is missing", "a\n=======\nb\n>>>>>>> other\n", []],
    ["none in an indented text", plain.replace(/^/gm, "  "), []],
    ["none where a marker is longer", plain.replace(/^[<=>]/gm, "$&$&"), []],
    ["none of a heading", "Title\n=======\n", []],
    ["the inner one where a beginning stands alone", `<<<<<<< HEAD\nx\n${plain}`, ["upper\n|lower\n"]],
  ];
  for (const [title, text, versions] of cases) {
    for (const [form, change] of diskForms) {
      it(`${title} (${form})`, () => {
        const changed = change(text);
        const found = findConflicts(changed).map(({ upper, lower }) =>
          [upper, lower].map(({ start, end }) => changed.slice(start, end)).join("|"),
        );
        const lineBreak = form === "CRLF" ? "\r\n" : "\n";
        assert.deepEqual(
          found,
          versions.map((version) => version.replaceAll("\n", lineBreak)),
        );
      });
    }
  }

  it("the marker is its line, and the whole reaches from there to behind the last", () => {
    const [conflict] = findConflicts(`a\n${plain}b\n`);
    assert.deepEqual(conflict?.marker, { start: 2, end: 14 });
    assert.deepEqual(conflict?.whole, { start: 2, end: 2 + plain.length });
  });
});
