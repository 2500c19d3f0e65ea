import assert from "node:assert/strict";
import { type OutlineItem, outline, readCampaign } from "../../src/campaign/index.ts";
import { diskForms, readMarks, uuid, writeMarks } from "./marks.ts";

/** The outline in lines, each with its kind, as deep as they are nested. */
function write(items: readonly OutlineItem[], indent = ""): string[] {
  return items.flatMap(({ name, detail, kind, children }) => [
    `${indent}${name} (${kind}) ${detail}`.trimEnd(),
    ...write(children, `${indent}  `),
  ]);
}

function lines(text: string): string[] {
  return write(outline(readCampaign(text)));
}

function flatten(items: readonly OutlineItem[]): OutlineItem[] {
  return items.flatMap((item) => [item, ...flatten(item.children)]);
}

describe("the outline", () => {
  it("lists the keys with their values in the file's order", () => {
    const text =
      `# c\nname: Spring launch\ncompany: ${uuid} # Acme\ntimezone:\nstop_on_reply: true\nworkflow: null\n` +
      "description: >\n  One\n  two\n";
    assert.deepEqual(lines(text), [
      "name (text) Spring launch",
      `company (text) ${uuid}`,
      "timezone (nothing)",
      "stop_on_reply (boolean) true",
      "workflow (null) null",
      "description (text) One two",
    ]);
  });

  it("lists what is nested", () => {
    const text = `sender_identity_ids:\n  - ${uuid}\nallowed_windows:\n  mon: [{ from: 9 }, x]\nname: &a b\nstatus: *a\n`;
    assert.deepEqual(lines(text), [
      "sender_identity_ids (list) 1 item",
      `  1 (text) ${uuid}`,
      "allowed_windows (group) 1 key",
      "  mon (list) 2 items",
      "    1 (group) 1 key",
      "      from (number) 9",
      "    2 (text) x",
      "name (text) b",
      "status (alias) *a",
    ]);
  });

  it("shortens a long value, and has a name for a key that is empty", () => {
    assert.deepEqual(lines(`name: ${"x".repeat(100)}\n"": y\n: z\n`), [
      `name (text) ${"x".repeat(59)}…`,
      '"" (text) y',
      "null (text) z",
    ]);
  });

  it("has nothing of a file without keys, and the items of a list", () => {
    for (const text of ["", "# c\n", "just text\n"]) assert.deepEqual(lines(text), []);
    assert.deepEqual(lines("- a\n-\n- b\n"), ["1 (text) a", "2 (nothing)", "3 (text) b"]);
  });

  it("keeps to a number of lines", () => {
    assert.equal(outline(readCampaign("a: b\n".repeat(20_000))).length, 5000);
    const text = `sender_identity_ids:\n${`  - ${uuid}\n`.repeat(20_000)}name: A\n`;
    const [senders, name] = outline(readCampaign(text));
    assert.equal(senders?.children.length, 5000);
    assert.equal(senders?.detail, "20000 items");
    assert.equal(name?.detail, "A");
  });

  const whole: readonly string[] = [
    "«name: A» # c\n«status: &a draft»\n«timezone»:\n",
    "«'name': !!str 'A'»\n\n# c\n«description: |\n  A\n\n  B»\n\n# c\n",
    "«sender_identity_ids:\n  # - c\n  «- &a x» # c\n  «-\n    y»\n  «-»\n  «- «- z»»»\n",
    "«sender_identity_ids:\n  «- x»» # c\n  # d\n\n# e\n«name: A» # f\n# g\n",
    "{«name: A», «allowed_windows: [«1», «{«b: 2»}»]»}\n",
    '«name: "A\n  b»\n\n# c\n«status: draft»\n',
    "«description: [\n  a»\n# b\n«status: draft»\n",
  ];
  for (const [form, change] of diskForms) {
    for (const marked of whole) {
      it(`reaches over ${JSON.stringify(marked)} in ${form}`, () => {
        const text = change(readMarks(marked).text);
        const ranges = flatten(outline(readCampaign(text))).map(({ range }) => range);
        assert.equal(writeMarks(text, ranges), change(marked));
      });
    }
  }

  it("selects a key, and the value of an item", () => {
    const text = "«name»: A\n«sender_identity_ids»:\n  - &a «'x'»\n  - ««y»: z»\n";
    const ranges = flatten(outline(readCampaign(readMarks(text).text))).map(
      ({ selectionRange }) => selectionRange,
    );
    assert.equal(writeMarks(readMarks(text).text, ranges), text);
  });
});
