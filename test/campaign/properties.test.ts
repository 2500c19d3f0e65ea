import assert from "node:assert/strict";
import fc from "fast-check";
import { parseDocument } from "yaml";
import {
  applyEdit,
  findProblems,
  hasErrors,
  idOf,
  type Problem,
  readCampaign,
  writeId,
  writeRequest,
} from "../../src/campaign/index.ts";
import { anyText, campaignText, runs } from "./generate.ts";
import { newId } from "./marks.ts";

const comments = fc.constantFrom(undefined, "api.example.com");

describe("for any text", function () {
  this.timeout(0);

  it("problems lie in the text, in its order, and those of syntax in one line", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const problems = findProblems(readCampaign(text));
        for (const problem of problems) assertInside(text, problem);
        const starts = problems.map(({ range }) => range.start);
        assert.deepEqual(
          starts,
          starts.toSorted((one, other) => one - other),
        );
      }),
      runs(600),
    );
  });

  it("the id edit changes nothing but the id", () => {
    fc.assert(
      fc.property(anyText, comments, (text, comment) => {
        const edit = writeId(text, newId, { comment });
        if (edit === undefined) return;
        const { start, end } = edit.range;
        assert.match(text.slice(start, end), /^(?:[&!*][\s\S]*|null|Null|NULL|~|["']\s*["']?|[|>][\s\S]*|)$/);
        const after = readCampaign(applyEdit(text, edit));
        assert.equal(idOf(after), newId);
        assert.equal(writeRequest(after), writeRequest(readCampaign(text)));
      }),
      runs(400),
    );
  });
});

describe("for any correct campaign", function () {
  this.timeout(0);

  it("there is no error", () => {
    fc.assert(
      fc.property(campaignText, (text) => {
        const problems = findProblems(readCampaign(text));
        assert.ok(!hasErrors(problems), JSON.stringify(problems));
      }),
      runs(250),
    );
  });

  it("the body holds what the YAML library reads, in its order", () => {
    fc.assert(
      fc.property(campaignText, (text) => {
        const value = parseDocument(text).toJS({ mapAsMap: true }) as Map<unknown, unknown>;
        value.delete("id");
        assert.deepEqual(JSON.parse(writeRequest(readCampaign(text))), JSON.parse(writeJson(value)));
        assert.equal(squeeze(writeRequest(readCampaign(text))), writeJson(value));
      }),
      runs(250),
    );
  });

  it("the id can be written, with and without a comment", () => {
    fc.assert(
      fc.property(campaignText, comments, (text, comment) => {
        const edit = writeId(text, newId, { comment });
        assert.ok(edit);
        const after = readCampaign(applyEdit(text, edit));
        assert.equal(idOf(after), newId);
        assert.ok(!hasErrors(findProblems(after)));
        assert.equal(writeRequest(after), writeRequest(readCampaign(text)));
      }),
      runs(250),
    );
  });
});

/** The ranges of a problem lie in the text; that of a syntax error in one line, and it holds something. */
function assertInside(text: string, { range, code, related }: Problem): void {
  for (const { start, end } of related ? [range, related.range] : [range]) {
    assert.ok(0 <= start && start <= end && end <= text.length, code);
  }
  if (code !== "yaml-syntax") return;
  assert.ok(range.start < range.end, code);
  assert.doesNotMatch(text.slice(range.start, range.end), /\n/);
}

/** JSON of a value whose objects are maps, in their order. */
function writeJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeJson).join(",")}]`;
  if (!(value instanceof Map)) return JSON.stringify(value);
  return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}:${writeJson(item)}`).join(",")}}`;
}

function squeeze(json: string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, "$1");
}
