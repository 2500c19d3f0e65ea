import assert from "node:assert/strict";
import { applyEdit, idHostOf, idOf, readCampaign, writeId } from "../../src/campaign/index.ts";
import { newId, required, uuid } from "./marks.ts";

/** `<id>` in what is expected stands for the id, `<#>` for the comment where one is asked for. */
const written: readonly (readonly [before: string, after: string])[] = [
  ["name: A\ncompany: x\n", "id: <id><#>\nname: A\ncompany: x\n"],
  ["name: A\r\ncompany: x\r\n", "id: <id><#>\r\nname: A\r\ncompany: x\r\n"],
  ["\uFEFFname: A\n", "\uFEFFid: <id><#>\nname: A\n"],
  ["\uFEFF---\r\nname: A", "\uFEFF---\r\nid: <id><#>\r\nname: A"],
  ["# c\n\nname: A # d\n", "# c\n\nid: <id><#>\nname: A # d\n"],
  ["---\nname: A\n", "---\nid: <id><#>\nname: A\n"],
  ["--- # c\nname: A\n...\n", "--- # c\nid: <id><#>\nname: A\n...\n"],
  ["%YAML 1.2\n---\nname: A\n", "%YAML 1.2\n---\nid: <id><#>\nname: A\n"],
  ["name: A", "id: <id><#>\nname: A"],
  ["name: \u{1F600}\n", "id: <id><#>\nname: \u{1F600}\n"],
  ["  name: A\n  status: draft\n", "  id: <id><#>\n  name: A\n  status: draft\n"],
  ["&a name: A\n", "id: <id><#>\n&a name: A\n"],
  ["&m\nname: A\n", "&m\nid: <id><#>\nname: A\n"],
  ["--- !!map\nname: A\n", "--- !!map\nid: <id><#>\nname: A\n"],
  ["? name\n: A\n", "id: <id><#>\n? name\n: A\n"],
  ["'name': A\n", "id: <id><#>\n'name': A\n"],
  ["name: A\nbroken\n", "id: <id><#>\nname: A\nbroken\n"],
  ["name: A\n---\nother: 1\n", "id: <id><#>\nname: A\n---\nother: 1\n"],
  ["id:\nname: A\n", "id: <id><#>\nname: A\n"],
  ["name: A\nid:", "name: A\nid: <id><#>"],
  ["name: A\r\nid:\r\nstatus: draft\r\n", "name: A\r\nid: <id><#>\r\nstatus: draft\r\n"],
  ["id:   # later\nname: A\n", "id: <id><#>   # later\nname: A\n"],
  ["id: null # c\n", "id: <id><#> # c\n"],
  ["id: ~\n", "id: <id><#>\n"],
  ["id: ''\n", "id: <id><#>\n"],
  ['id: ""\n', "id: <id><#>\n"],
  ["'id': null\n", "'id': <id><#>\n"],
  ["id: &a\nname: A\n", "id: &a <id><#>\nname: A\n"],
  ["id: !!null\nname: A\n", "id: <id><#>\nname: A\n"],
  ["id: !!null null\nname: A\n", "id: <id><#>\nname: A\n"],
  ["id:\n  null\nname: A\n", "id:\n  <id><#>\nname: A\n"],
  ["id: |\n\nname: A\n", "id: <id><#>\n\nname: A\n"],
  ["? id\nname: A\n", "? id\n: <id><#>\nname: A\n"],
  ["", "id: <id><#>\n"],
  ["# c", "# c\nid: <id><#>\n"],
  ["---\n", "---\nid: <id><#>\n"],
];

/** In brackets a comment needs a line break behind it, so both forms are written out. */
const inBrackets: readonly (readonly [before: string, after: string, withComment: string])[] = [
  ["{name: A}", "{id: <id>, name: A}", "{id: <id>,<#>\nname: A}"],
  [
    "{ name: A,\n  status: draft }",
    "{ id: <id>, name: A,\n  status: draft }",
    "{ id: <id>,<#>\nname: A,\n  status: draft }",
  ],
  ["{\n  name: A\n}\n", "{\n  id: <id>,\n  name: A\n}\n", "{\n  id: <id>,<#>\n  name: A\n}\n"],
  ["{\r\n  name: A\r\n}", "{\r\n  id: <id>,\r\n  name: A\r\n}", "{\r\n  id: <id>,<#>\r\n  name: A\r\n}"],
  ["{}", "{id: <id>}", "{id: <id><#>\n}"],
  ["{id: , name: A}", "{id: <id> , name: A}", "{id: <id><#>\n , name: A}"],
  ["{id, name: A}", "{id: <id>, name: A}", "{id: <id><#>\n, name: A}"],
  ['{"id":null, "name": "A"}', '{"id":<id>, "name": "A"}', '{"id":<id><#>\n, "name": "A"}'],
  ["{name: A, id: ''}", "{name: A, id: <id>}", "{name: A, id: <id><#>\n}"],
];

describe("the id edit", () => {
  for (const [before, after] of written) check(before, after, after);
  for (const [before, after, withComment] of inBrackets) check(before, after, withComment);

  const refused = [
    `id: ${uuid}\n${required}`,
    "id: x\n",
    "id: 42\n",
    "id: {}\n",
    "- a\n",
    "text",
    "id:\nid: x\n",
  ];
  for (const text of refused) {
    it(`is not made in ${JSON.stringify(text)}`, () => assert.equal(writeId(text, newId), undefined));
  }

  it("takes nothing but a UUID, and keeps a comment in its line", () => {
    assert.equal(writeId(required, "x\nname: B"), undefined);
    assert.equal(writeId(required, newId, { comment: "a\nname: B" })?.text, `id: ${newId} # a name: B\n`);
  });

  const replaced: readonly (readonly [before: string, after: string])[] = [
    [`id: ${uuid}\n${required}`, `id: ${newId}<#>\n${required}`],
    [`id: '${uuid}' # staging.example.com\n${required}`, `id: ${newId}<#>\n${required}`],
    [`id: ${uuid}  # localhost.test:8080 \r\nname: A\r\n`, `id: ${newId}<#>\r\nname: A\r\n`],
    [`id: ${uuid} # of Acme\n${required}`, `id: ${newId}<#> # of Acme\n${required}`],
  ];
  for (const [before, after] of replaced) {
    it(`takes the place of the one in ${JSON.stringify(before)} when asked to`, () => {
      for (const comment of [undefined, "api.example.com"]) {
        const edit = writeId(before, newId, { comment, replaces: uuid });
        assert.ok(edit);
        assert.equal(applyEdit(before, edit), after.replace("<#>", comment ? ` # ${comment}` : ""));
      }
      assert.equal(writeId(before, newId, { replaces: newId }), undefined);
    });
  }

  it("reads the host beside an id", () => {
    assert.equal(
      idHostOf(readCampaign(`id: ${uuid} # api.example.com:8443\nname: A\n`)),
      "api.example.com:8443",
    );
    for (const none of [`id: ${uuid} # of Acme\n`, `id: ${uuid}\n`, "id: # api.example.com\n", "name: A\n"]) {
      assert.equal(idHostOf(readCampaign(none)), undefined, none);
    }
  });

  it("reads the id as it is written", () => {
    assert.equal(idOf(readCampaign(`name: A\nid: ${uuid} # c\n`)), uuid);
    assert.equal(idOf(readCampaign(`id: &a '${uuid}'\n`)), uuid);
    for (const none of ["", "name: A\n", "id:\n", "id: null\n", "id: ''\n", "- id: x\n", "a:\n  id: x\n"]) {
      assert.equal(idOf(readCampaign(none)), undefined);
    }
  });
});

function check(before: string, after: string, withComment: string): void {
  for (const [comment, marked] of [
    [undefined, after],
    ["api.example.com", withComment],
  ] as const) {
    it(`${JSON.stringify(before)}${comment ? " with a comment" : ""}`, () => {
      const edit = writeId(before, newId, { comment });
      assert.ok(edit);
      const expected = marked.replace("<id>", newId).replace("<#>", comment ? ` # ${comment}` : "");
      assert.equal(applyEdit(before, edit), expected);
    });
  }
}
