import assert from "node:assert/strict";
import { isMap, isScalar, isSeq, type ParsedNode, visit, type YAMLMap, type YAMLSeq } from "yaml";
import { removeEntry } from "../../src/campaign/fixes/remove-entry.ts";
import { removeItem } from "../../src/campaign/fixes/remove-item.ts";
import { applyEdit, readCampaign, type TextEdit } from "../../src/campaign/index.ts";
import { diskForms } from "./marks.ts";

/** In each text the entry whose key, or the item whose value, is `gone` or begins with it is removed. */
type Case = readonly [title: string, text: string, after: string | undefined];

const entries: readonly Case[] = [
  ["one of several", "a: 1\ngone: 2\nb: 3\n", "a: 1\nb: 3\n"],
  ["the first", "gone: 2\nb: 3\n", "b: 3\n"],
  ["the only one", "gone: 2\n", ""],
  ["the last", "a: 1\ngone: 2\n", "a: 1\n"],
  ["the last, without a line break", "a: 1\ngone: 2", "a: 1\n"],
  ["with the comment behind it", "a: 1 # a\ngone: 2 # gone\nb: 3 # b\n", "a: 1 # a\nb: 3 # b\n"],
  ["without the comments above and below", "# above\ngone: 2\n# below\nb: 3\n", "# above\n# below\nb: 3\n"],
  ["without the empty lines around", "a: 1\n\ngone: 2\n\nb: 3\n", "a: 1\n\n\nb: 3\n"],
  ["without a value", "a: 1\ngone:\nb: 3\n", "a: 1\nb: 3\n"],
  ["without a value, at the end", "a: 1\ngone:", "a: 1\n"],
  ["without a value, with a comment", "gone: # later\nb: 3\n", "b: 3\n"],
  ["with quotes", "a: 1\n\"gone\" : 'x'\nb: 3\n", "a: 1\nb: 3\n"],
  ["with a text of several lines", "gone: |\n  one\n\n  two\n\nb: 3\n", "\nb: 3\n"],
  ["with a text that goes on", "gone: one\n  two\nb: 3\n", "b: 3\n"],
  ["with a list", "gone:\n- 1\n- 2 # two\nb: 3\n", "b: 3\n"],
  ["with a list deeper in", "gone:\n  - 1\n  # c\n  - 2\nb: 3\n", "b: 3\n"],
  ["with brackets over lines", "gone: [\n  1, 2,\n] # c\nb: 3\n", "b: 3\n"],
  ["with `?`", "a: 1\n? gone\n: 2\nb: 3\n", "a: 1\nb: 3\n"],
  ["with `?` and no value", "? gone\nb: 3\n", "b: 3\n"],
  ["with an anchor nobody refers to", "a: 1\n&k gone: &v 2\nb: 3\n", "a: 1\nb: 3\n"],
  ["with an anchor on its value that is referred to", "gone: &v 2\nb: *v\n", undefined],
  ["with an anchor on its key that is referred to", "&k gone: 2\nb: *k\n", undefined],
  ["with an anchor deep in it that is referred to", "gone:\n  c: [1, &v 2]\nb: *v\n", undefined],
  ["with an anchor referred to in itself", "gone: [&v 2, *v]\nb: 1\n", "b: 1\n"],
  ["with a tag", "a: 1\ngone: !!str 2\nb: 3\n", "a: 1\nb: 3\n"],
  ["indented", "  a: 1\n  gone: 2\n  b: 3\n", "  a: 1\n  b: 3\n"],
  ["nested", "a:\n  b: 1\n  gone: 2\nc: 3\n", "a:\n  b: 1\nc: 3\n"],
  ["in an item", "a:\n  - b: 1\n    gone: 2\n    c: 3\n", "a:\n  - b: 1\n    c: 3\n"],
  ["behind the dash", "a:\n  - gone: 2 # c\n    b: 1\n", "a:\n  - b: 1\n"],
  ["behind the dash, alone", "a:\n  - gone: 2\n  - b: 1\n", undefined],
  ["behind the dash, before an anchor", "a:\n  - gone: 2\n    &k b: 1\n", "a:\n  - &k b: 1\n"],
  ["behind the dash, before `?`", "a:\n  - gone: 2\n    ? b\n    : 1\n", "a:\n  - ? b\n    : 1\n"],
  ["between brackets, the first", "{gone: 1, a: 2}\n", "{a: 2}\n"],
  ["between brackets, in the middle", "{a: 1, gone: [1, 2], b: 3}\n", "{a: 1, b: 3}\n"],
  ["between brackets, the last", "{a: 1, gone: 2}\n", "{a: 1}\n"],
  ["between brackets, the last before a comma", "{a: 1, gone: 2,}\n", "{a: 1, }\n"],
  ["between brackets, alone", "{ gone: 2 }\n", "{  }\n"],
  ["between brackets, without a value", "{a: 1, gone, b: 3}\n", "{a: 1, b: 3}\n"],
  ["between brackets, with an anchor", "{a: 1, &k gone: &v 2, b: 3}\n", "{a: 1, b: 3}\n"],
  ["between brackets, with `?`", "{a: 1, ? gone : 2}\n", "{a: 1}\n"],
  [
    "between brackets, on lines",
    "{\n  a: 1,\n  gone: 2, # c\n  b: 3,\n}\n",
    "{\n  a: 1,\n  # c\n  b: 3,\n}\n",
  ],
  ["between brackets, the last of lines", "{\n  a: 1, # a\n  gone: 2\n}\n", "{\n  a: 1, # a\n  \n}\n"],
];

const items: readonly Case[] = [
  ["one of several", "- 1\n- gone\n- 3\n", "- 1\n- 3\n"],
  ["the first", "- gone\n- 3\n", "- 3\n"],
  ["the last, without a line break", "- 1\n- gone", "- 1\n"],
  ["with the comment behind it", "- 1 # a\n- gone # c\n# b\n- 3\n", "- 1 # a\n# b\n- 3\n"],
  ["with quotes and spaces", '- 1\n-   "gone"\n', "- 1\n"],
  ["indented under its key", "a:\n    - 1\n    - gone\nb: 3\n", "a:\n    - 1\nb: 3\n"],
  ["with an anchor nobody refers to", "- 1\n- &x gone\n", "- 1\n"],
  ["with an anchor that is referred to", "- &x gone\n- *x\n", undefined],
  ["behind another dash", "- - gone\n  - 2\n", undefined],
  ["under its dash", "-\n  gone\n- 2\n", undefined],
  ["between brackets, the first", "[gone, 2]\n", "[2]\n"],
  ["between brackets, in the middle", "[1, gone, 3]\n", "[1, 3]\n"],
  ["between brackets, the last", "[ 1, gone ]\n", "[ 1 ]\n"],
  ["between brackets, with an anchor", "[1, &x gone]\n", "[1]\n"],
  ["between brackets, with an anchor that is referred to", "[1, &x gone, *x]\n", undefined],
  ["between brackets, on lines", "[\n  1,\n  gone,\n  3\n]\n", "[\n  1,\n  \n  3\n]\n"],
];

describe("removeEntry", () => {
  run(entries, (text) => {
    const found = findPlace(text, isMap<ParsedNode, ParsedNode | null>, (map) =>
      map.items.findIndex(({ key }) => isGone(key)),
    );
    return removeEntry(text, found.inside, found.index);
  });

  it("nothing for an index that is not there", () => {
    const { root } = readCampaign("a: 1\n");
    assert.ok(isMap<ParsedNode, ParsedNode | null>(root));
    assert.equal(removeEntry("a: 1\n", root, 1), undefined);
  });
});

describe("removeItem", () => {
  const underAComment = items.map(
    ([title, text, after]): Case => [
      title,
      `# c\n${text}`,
      after === undefined ? undefined : `# c\n${after}`,
    ],
  );
  run(underAComment, (text) => {
    const found = findPlace(text, isSeq<ParsedNode>, (list) => list.items.findIndex(isGone));
    return removeItem(text, found.inside, found.index);
  });
});

function run(cases: readonly Case[], remove: (text: string) => TextEdit | undefined): void {
  for (const [title, text, after] of cases) {
    for (const [form, change] of diskForms) {
      it(`${title} (${form})`, () => {
        const edit = remove(change(text));
        assert.equal(edit && applyEdit(change(text), edit), after === undefined ? undefined : change(after));
      });
    }
  }
}

function isGone(node: unknown): boolean {
  return isScalar(node) && String(node.value).startsWith("gone");
}

/** The mapping or list with what is to go in it, and the place of that. */
function findPlace<T extends YAMLMap | YAMLSeq>(
  text: string,
  is: (node: unknown) => node is T,
  find: (inside: T) => number,
): { readonly inside: T; readonly index: number } {
  const found: { readonly inside: T; readonly index: number }[] = [];
  visit(readCampaign(text).root, (_key, node) => {
    if (is(node) && find(node) !== -1) found.push({ inside: node, index: find(node) });
  });
  const [place] = found;
  assert.ok(place);
  return place;
}
