import assert from "node:assert/strict";
import fc from "fast-check";
import {
  applyEdit,
  complete,
  findProblems,
  readCampaign,
  writeRequest,
  writeTemplate,
} from "../../src/campaign/index.ts";
import { runs } from "./generate.ts";
import { problemsOf, summary, uuid } from "./marks.ts";

describe("the text of a new campaign", () => {
  it("has the name that is given, a place for the company, and the status", () => {
    const { text, stops } = writeTemplate("Spring launch");
    assert.equal(text, "name: Spring launch\ncompany: \nstatus: draft\n");
    assert.deepEqual(stops[0]?.range, { start: 29, end: 29 });
    assert.equal(writeTemplate("A", "\r\n").text, "name: A\r\ncompany: \r\nstatus: draft\r\n");
  });

  it("has a place for the name where none is given", () => {
    const { text, stops } = writeTemplate();
    assert.equal(text, "name: \ncompany: \nstatus: draft\n");
    assert.deepEqual(stops[0]?.range, { start: 6, end: 6 });
  });

  const quoted: readonly (readonly [name: string, written: string])[] = [
    ["Spring – May", "Spring – May"],
    ["O'Brien's \"best\"", "O'Brien's \"best\""],
    ["a: b", '"a: b"'],
    ["# 1", '"# 1"'],
    ["50", '"50"'],
    ["null", '"null"'],
    ["yes", '"yes"'],
    ["{{first_name}}", '"{{first_name}}"'],
    ["- x", '"- x"'],
    ['"A": b', "'\"A\": b'"],
    ["a \\n: b", "'a \\n: b'"],
    ["a\u0007: b", '"a\\u0007: b"'],
  ];
  for (const [name, written] of quoted) {
    it(`writes ${name} as ${written}`, () =>
      assert.equal(writeTemplate(name).text.split("\n")[0], `name: ${written}`));
  }

  it("lacks only the company's value, whatever the name", () => {
    const names = fc
      .string({ unit: "binary", minLength: 1, maxLength: 80 })
      .filter((name) => name.trim() === name);
    fc.assert(
      fc.property(names, (name) => {
        const { text, stops } = writeTemplate(name);
        assert.deepEqual(summary(text), ['wrong-type "company"'], text);
        const filled = applyEdit(text, { range: stops[0]?.range ?? { start: 0, end: 0 }, text: uuid });
        assert.deepEqual(problemsOf(filled), []);
        assert.deepEqual(JSON.parse(writeRequest(readCampaign(filled))), {
          name,
          company: uuid,
          status: "draft",
        });
      }),
      runs(300),
    );
  });
});

describe("what a key is completed with", () => {
  for (const [style, marked] of [
    ["on lines", "█"],
    ["between brackets", "{█}"],
  ] as const) {
    const at = marked.indexOf("█");
    for (const { label, edit } of complete(readCampaign(marked.replace("█", "")), at)) {
      it(`is valid ${style} once it is filled in: ${label}`, () => {
        const values: Readonly<Record<string, string>> = {
          allowed_windows: "[]",
          created_at: "2026-03-01T09:00:00Z",
        };
        const stops = (edit.stops ?? []).filter(({ range }) => range.start === range.end).toReversed();
        const text = stops.reduce(
          (written, { range }) => applyEdit(written, { range, text: values[label] ?? uuid }),
          edit.text,
        );
        const problems = findProblems(readCampaign(marked.replace("█", text)));
        assert.deepEqual(
          problems.filter(({ code }) => code !== "missing-key"),
          [],
        );
      });
    }
  }

  it("is what the whole of a new one is made of", () => {
    const [whole] = complete(readCampaign(""), 0);
    assert.deepEqual(whole?.edit.stops, writeTemplate().stops);
    assert.equal(`${whole?.edit.text}\n`, writeTemplate().text);
  });
});
