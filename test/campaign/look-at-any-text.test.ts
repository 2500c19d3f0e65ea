import assert from "node:assert/strict";
import fc from "fast-check";
import {
  describeAt,
  expandSelection,
  fold,
  link,
  type OutlineItem,
  outline,
  readCampaign,
  type TextRange,
} from "../../src/campaign/index.ts";
import { anyText, runs } from "./generate.ts";

const now = new Date("2026-11-24T13:05:00Z");

describe("for any text, what the editor shows of it", function () {
  this.timeout(0);

  it("a description is of something at the offset", () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const found = describeAt(readCampaign(text), offset, now);
        if (!found) return;
        assertInside({ start: 0, end: text.length }, found.range);
        assert.ok(found.range.start <= offset && offset <= found.range.end);
        assert.notEqual(found.markdown, "");
      }),
      runs(1500),
    );
  });

  it("the outline nests, each line in the one above", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const item of outline(readCampaign(text))) assertNests({ start: 0, end: text.length }, item);
      }),
      runs(1500),
    );
  });

  it("folds lie in the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const lines = text.split("\n").length;
        for (const { startLine, endLine } of fold(readCampaign(text))) {
          assert.ok(0 <= startLine && startLine < endLine && endLine < lines, `${startLine} to ${endLine}`);
        }
      }),
      runs(1500),
    );
  });

  it("a selection grows strictly, up to the document", () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const ranges = expandSelection(readCampaign(text), offset);
        assert.deepEqual(ranges.at(-1), { start: 0, end: text.length });
        for (const [index, range] of ranges.entries()) {
          assert.ok(range.start <= offset && offset <= range.end);
          const next = ranges[index + 1];
          if (!next) continue;
          assertInside(next, range);
          assert.notDeepEqual(next, range);
        }
      }),
      runs(1500),
    );
  });

  it("a link lies in the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { range } of link(readCampaign(text))) assertInside({ start: 0, end: text.length }, range);
      }),
      runs(300),
    );
  });
});

function assertInside(outer: TextRange, { start, end }: TextRange): void {
  assert.ok(
    outer.start <= start && start <= end && end <= outer.end,
    JSON.stringify([outer, { start, end }]),
  );
}

/** VS Code refuses symbols with an empty name, and those that select what they do not reach over. */
function assertNests(outer: TextRange, { name, range, selectionRange, children }: OutlineItem): void {
  assert.notEqual(name, "");
  assertInside(outer, range);
  assertInside(range, selectionRange);
  for (const child of children) assertNests(range, child);
}
