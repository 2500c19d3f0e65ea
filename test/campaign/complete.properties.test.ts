import assert from "node:assert/strict";
import fc from "fast-check";
import {
  applyEdit,
  type Completion,
  complete,
  findProblems,
  type Problem,
  readCampaign,
  type TextEdit,
  type TextRange,
} from "../../src/campaign/index.ts";
import { anyText, blockText, campaignText, runs } from "./generate.ts";
import { uuid } from "./marks.ts";

/** A text and a cursor in it: anywhere, at the end of what is being typed, or on a line that was just begun. */
const cursors = fc
  .tuple(
    fc.oneof(campaignText, blockText, anyText),
    fc.nat(),
    fc.constantFrom("anywhere", "cut here", "at a line's end", "on a new line"),
    fc.constantFrom(
      "",
      " ",
      "  ",
      "    ",
      "s",
      "st",
      "  na",
      "- ",
      "  -",
      '"',
      "'",
      "sta: ",
      "status:",
      "#",
      "{",
      ",",
    ),
  )
  .map(([text, at, where, typed]) => {
    const ends = [...text.matchAll(/\r?$/gm)].map(({ index }) => index);
    const isInLine = where === "anywhere" || where === "cut here";
    const offset = isInLine ? at % (text.length + 1) : (ends[at % ends.length] ?? 0);
    const before = text.slice(0, offset) + (where === "on a new line" ? "\n" : "") + typed;
    return { text: before + (where === "cut here" ? "" : text.slice(offset)), offset: before.length };
  });

describe("for any cursor in any text", function () {
  this.timeout(0);

  it("completions replace a part of its line around it", () => {
    fc.assert(
      fc.property(cursors, ({ text, offset }) => {
        for (const { edit } of complete(readCampaign(text), offset)) {
          assert.ok(0 <= edit.range.start && edit.range.start <= offset);
          assert.ok(offset <= edit.range.end && edit.range.end <= text.length);
          assert.doesNotMatch(text.slice(edit.range.start, edit.range.end), /[\r\n]/);
        }
      }),
      runs(500),
    );
  });

  it("what is offered, once taken, breaks nothing, and only what is left to fill in is a problem", () => {
    fc.assert(
      fc.property(cursors, fc.nat(), ({ text, offset }, choice) => {
        const before = findProblems(readCampaign(text));
        for (const item of sample(complete(readCampaign(text), offset), choice)) {
          const after = findProblems(readCampaign(applyEdit(text, item.edit)));
          assertNotWorse(before, after, item);
          if (!hasEmptyStop(item)) assert.deepEqual(faults(after, item, rangeOf(item.edit)), [], item.label);
        }
      }),
      runs(1500),
    );
  });

  it("what is offered, once taken and filled in, is no problem", () => {
    fc.assert(
      fc.property(cursors, ({ text, offset }) => {
        for (const item of complete(readCampaign(text), offset).filter(hasEmptyStop)) {
          const filled = fillIn(item.edit);
          const after = findProblems(readCampaign(applyEdit(text, filled)));
          assert.deepEqual(faults(after, item, rangeOf(filled)), [], item.label);
        }
      }),
      runs(700),
    );
  });
});

/** All of a few items; of the many time zones, one. */
function sample(items: readonly Completion[], choice: number): readonly Completion[] {
  return items.length < 20 ? items : items.slice(choice % items.length).slice(0, 1);
}

function assertNotWorse(
  before: readonly Problem[],
  after: readonly Problem[],
  { label, kind }: Completion,
): void {
  const count = (problems: readonly Problem[]) => problems.filter(isBroken).length;
  assert.ok(count(after) <= count(before), `${label}: ${JSON.stringify(after.filter(isBroken))}`);
  const known = before.map(({ code }) => code);
  // What a value brings to light, the key of its line, was written before.
  if (kind !== "key") return;
  for (const { code } of after.filter(({ code }) => code === "duplicate-key")) {
    assert.ok(known.includes(code), `${label} is there twice`);
  }
}

/** Whether it is a problem of the text as YAML, or as the mapping a campaign is. */
function isBroken({ code }: Pick<Problem, "code">): boolean {
  return code === "yaml-syntax" || code === "multiple-documents" || code === "not-a-mapping";
}

/** What says that the inserted text is wrong. That other keys are missing, or what a choice means, is not that. */
function faults(problems: readonly Problem[], { kind, edit }: Completion, place: TextRange): Problem[] {
  const isKeyAlone = kind === "key" && edit.stops === undefined;
  const ofOthers = ["missing-key", "no-senders", "deleted-campaign", "old-timezone"];
  return problems.filter(
    ({ code, range }) =>
      range.start < place.end &&
      range.end > place.start &&
      !ofOthers.includes(code) &&
      (!isKeyAlone || isBroken({ code }) || ["unknown-key", "read-only-key", "duplicate-key"].includes(code)),
  );
}

/** Where the inserted text stands afterwards. The spaces it begins with may belong to what is broken before it. */
function rangeOf({ range, text }: TextEdit): TextRange {
  const spaces = text.length - text.trimStart().length;
  return { start: range.start + spaces, end: range.start + text.length };
}

/** Whether something is left to fill in that has no example. */
function hasEmptyStop({ edit }: Completion): boolean {
  return (edit.stops ?? []).some(({ range }) => range.start === range.end);
}

/** The edit with a time or an id, which is a text too, in every empty stop. */
function fillIn(edit: TextEdit): TextEdit {
  const stops = (edit.stops ?? []).filter(({ range }) => range.start === range.end).toReversed();
  const text = stops.reduce((written, { range }) => {
    const isTime = /created_at["']?: *$/.test(written.slice(0, range.start));
    return applyEdit(written, { range, text: isTime ? "2026-03-01T09:00:00Z" : uuid });
  }, edit.text);
  return { range: edit.range, text };
}
