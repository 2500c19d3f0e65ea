import assert from "node:assert/strict";
import { fold, readCampaign } from "../../src/campaign/index.ts";
import configuration from "../../syntaxes/language-configuration.json";
import { diskForms } from "./marks.ts";

/** VS Code takes the byte order mark off before it counts lines. */
const lineEnds = diskForms.filter(([form]) => form !== "BOM");

/** The folds of a text, as their first and last lines (from 0) and what they are. */
function folds(text: string): string[] {
  return fold(readCampaign(text)).map(({ startLine, endLine, kind }) => `${startLine}-${endLine} ${kind}`);
}

describe("folding", () => {
  const cases: readonly (readonly [name: string, text: string, folds: readonly string[]])[] = [
    ["nothing", "", []],
    ["lines of their own", "name: A\n\n# c\nstatus: draft\n", []],
    ["a list", "sender_identity_ids:\n  - x\n  - y\n\nname: A\n", ["0-2 content"]],
    ["a list at the indentation of its key", "sender_identity_ids:\n- x\n- y\nname: A\n", ["0-2 content"]],
    ["a list with an anchor", "sender_identity_ids: &a\n  - x\n", ["0-1 content"]],
    [
      "a list with comments behind it",
      "sender_identity_ids:\n  - x\n  - y # c\n\n# d\n  # e\nname: A\n",
      ["0-2 content", "4-5 comment"],
    ],
    ["text in a block", "description: |\n  a\n\n  b\n\nname: A\n", ["0-3 content"]],
    ["plain text in lines", "description: a\n  b\n", ["0-1 content"]],
    ["quoted text", "description: 'a\n\n  b'\nname: A\n", ["0-2 content"]],
    [
      "nested mappings",
      "allowed_windows:\n  monday:\n    from: 9\n    to: 17\n  tuesday: x\n",
      ["0-4 content", "1-3 content"],
    ],
    [
      "a mapping as an item",
      "allowed_windows:\n  - a: 1\n    b: 2\n  - c: 3\n",
      ["0-3 content", "1-2 content"],
    ],
    ["brackets, whose last line stays", "allowed_windows: [\n  1,\n  2\n]\n", ["0-2 content"]],
    ["brackets that close behind the last item", "allowed_windows: [\n  1,\n  2]\n", ["0-2 content"]],
    ["brackets on two lines", "allowed_windows: [\n]\n", []],
    [
      "brackets on a line of their own",
      "allowed_windows:\n  [\n    1\n  ]\n",
      ["0-2 content", "1-2 content"],
    ],
    ["the longest that begins on a line", "allowed_windows: [[1,\n  2], 3,\n  4]\n", ["0-2 content"]],
    ["a file in brackets", "{\n  name: A,\n  status: draft\n}\n", ["0-2 content"]],
    ["brackets in brackets", "allowed_windows: {\n  a: [\n    1\n  ]\n}\n", ["0-3 content", "1-2 content"]],
    ["a broken value", 'name: "a\n  b\n\n# c\nstatus: draft\n', ["0-1 content"]],
    ["a list without keys", "- a: 1\n  b: 2\n- c\n", ["0-1 content"]],
    ["comments", "# a\n#b\n  # c\n\n# d\nname: A\n# e\n# f\n", ["0-2 comment", "6-7 comment"]],
    ["comments in a list", "sender_identity_ids:\n  # a\n  # b\n  - x\n", ["0-3 content", "1-2 comment"]],
    [
      "no comments in text",
      "description: |\n  # a\n  # b\nname: 'A\n  # c\n  # d'\n",
      ["0-2 content", "3-5 content"],
    ],
    [
      "regions",
      "#region A\nname: A\n# region\nstatus: draft\n#endregion\n# endregion x\n",
      ["0-5 region", "2-4 region"],
    ],
    ["no region that does not end, or begin", "#region A\nname: A\n#region\n#endregion\n", ["2-3 region"]],
    ["no region that does not begin", "#endregion\nname: A\n#endregion\n", []],
    ["no region in text", "description: |\n  #region\n  a\n  #endregion\n", ["0-3 content"]],
    [
      "comments beside a region",
      "# a\n# b\n#region\n# c\n# d\n#endregion\n",
      ["0-1 comment", "2-5 region", "3-4 comment"],
    ],
  ];
  for (const [form, change] of lineEnds) {
    for (const [name, text, expected] of cases) {
      it(`${name}, in ${form}`, () => assert.deepEqual(folds(change(text)), expected));
    }
  }

  it("takes for a region what the language configuration marks as one", () => {
    const { start, end } = configuration.folding.markers;
    for (const line of [
      "#region",
      "# region A",
      "  #region",
      "# regional",
      "#Region",
      "##region",
      "#endregion",
      "# endregions",
    ]) {
      const begins = folds(`${line}\nname: A\n#endregion\n`).includes("0-2 region");
      const ends = folds(`#region\nname: A\n${line}\n`).includes("0-2 region");
      assert.deepEqual([begins, ends], [new RegExp(start).test(line), new RegExp(end).test(line)], line);
    }
  });
});
