import assert from "node:assert/strict";
import { readCampaign, writeRequest } from "../../src/campaign/index.ts";
import { newId, uuid } from "./marks.ts";

/** What is expected is JSON text without its white space: the order of the keys counts. */
const cases: readonly (readonly [title: string, text: string, body: string])[] = [
  ["the file's order, not the schema's", "status: draft\nname: A\n", '{"status":"draft","name":"A"}'],
  ["everything but the id", `name: A\nid: ${newId}\nstatus: draft\n`, '{"name":"A","status":"draft"}'],
  [
    "explicit and empty nulls",
    "workflow: null\ncreated_by:\nresponder_agent: ~\n",
    '{"workflow":null,"created_by":null,"responder_agent":null}',
  ],
  ["ids inside are kept", "allowed_windows: {id: 1}\n", '{"allowed_windows":{"id":1}}'],
  [
    "keys like numbers stay in order",
    "allowed_windows: {'2': a, '1': b, x: c, '0': d}\n",
    '{"allowed_windows":{"2":"a","1":"b","x":"c","0":"d"}}',
  ],
  [
    "__proto__ is a key like any",
    "allowed_windows: {__proto__: {a: 1}, toString: x}\n",
    '{"allowed_windows":{"__proto__":{"a":1},"toString":"x"}}',
  ],
  [
    "aliases are written out",
    "name: &a A\ndescription: *a\nallowed_windows: [&w {x: [*a]}, *w]\n",
    '{"name":"A","description":"A","allowed_windows":[{"x":["A"]},{"x":["A"]}]}',
  ],
  [
    "the last anchor of a name counts",
    "allowed_windows: [&a 1, *a, &a 2, *a]\n",
    '{"allowed_windows":[1,1,2,2]}',
  ],
  [
    "blocks of text",
    "description: |\n  a\n   b\n\nname: >-\n  a\n  b\n",
    '{"description":"a\\n b\\n","name":"ab"}'.replace("ab", "a b"),
  ],
  ["blocks keep what they say", "description: |+\n  a\n\nname: A\n", '{"description":"a\\n\\n","name":"A"}'],
  [
    "quotes and escapes",
    `name: "\\u00e9\\n\\"\\t"\ndescription: 'it''s'\n`,
    '{"name":"é\\n\\"\\t","description":"it\'s"}',
  ],
  [
    "numbers",
    "allowed_windows: [1, -2, 1.5, 1e3, 0x1F, 0o17, 9007199254740991]\n",
    '{"allowed_windows":[1,-2,1.5,1000,31,15,9007199254740991]}',
  ],
  [
    "text that only looks like something",
    "allowed_windows: [yes, no, on, 09:30, 2026-01-01, 1_000, '1']\n",
    '{"allowed_windows":["yes","no","on","09:30","2026-01-01","1_000","1"]}',
  ],
  [
    "empty collections",
    "allowed_windows: []\nsender_identity_ids: []\n",
    '{"allowed_windows":[],"sender_identity_ids":[]}',
  ],
  [
    "unicode",
    "name: \u{1F469}\u200D\u{1F680} Grüße 日本\n",
    '{"name":"\u{1F469}\u200D\u{1F680} Grüße 日本"}',
  ],
  [
    "tags of JSON",
    "name: !!str 42\nallowed_windows: !!seq [!!int '1']\n",
    '{"name":"42","allowed_windows":[1]}',
  ],
  ["nothing", "# c\n", "{}"],
];

describe("the request body", () => {
  for (const [title, text, body] of cases) {
    it(title, () => {
      for (const form of [text, text.replace(/\n/g, "\r\n"), `\uFEFF${text}`]) {
        assert.equal(squeeze(writeRequest(readCampaign(form))), body);
      }
    });
  }

  it("is indented for reading", () => {
    const text = `name: A\nallowed_windows:\n  - {day: 1}\n  - []\nsender_identity_ids: [${uuid}]\n`;
    const value = { name: "A", allowed_windows: [{ day: 1 }, []], sender_identity_ids: [uuid] };
    assert.equal(writeRequest(readCampaign(text)), JSON.stringify(value, null, 2));
  });
});

/** JSON without the line breaks and spaces between its parts. */
function squeeze(json: string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, "$1");
}
