import assert from "node:assert/strict";
import {
  applyEdit,
  applyEdits,
  complete,
  describeAt,
  expandSelection,
  findCertainEdits,
  findFixes,
  findProblems,
  fold,
  idHostOf,
  idOf,
  link,
  outline,
  readCampaign,
  summarise,
  type TextEdit,
  type TextRange,
  writeId,
  writePreview,
  writeRequest,
} from "../../src/campaign/index.ts";
import { newId } from "../campaign/marks.ts";
import { processorTime } from "../processor-time.ts";

/** Of the fixes of a text with many problems the first ones are tried. */
const triedProblems = 4;
const now = new Date("2026-11-24T13:05:00Z");

/** How long each question about a text took, in milliseconds; the longest time where it was asked several times. */
export type Times = Readonly<Record<string, number>>;

/**
 * Asks everything there is to ask about a text, with the cursor at an offset. Throws where an answer is not about this
 * text, or an edit touches what it may not.
 */
export function lookEverywhere(text: string, offset: number): Times {
  const times: Record<string, number> = {};
  const measure = <Result>(name: string, run: () => Result): Result => {
    const start = processorTime();
    const result = run();
    times[name] = Math.max(times[name] ?? 0, processorTime() - start);
    return result;
  };
  const campaign = measure("readCampaign", () => readCampaign(text));
  const problems = measure("findProblems", () => findProblems(campaign));
  for (const { range } of problems) assertInside(text, range);
  const checked = { campaign, problems };
  for (const item of measure("complete", () => complete(campaign, offset)))
    assertInside(text, item.edit.range);
  const description = measure("describeAt", () => describeAt(campaign, offset, now));
  if (description) assertInside(text, description.range);
  for (const { range } of measure("outline", () => outline(campaign))) assertInside(text, range);
  for (const { range } of measure("link", () => link(campaign))) assertInside(text, range);
  for (const range of measure("expandSelection", () => expandSelection(campaign, offset)))
    assertInside(text, range);
  measure("fold", () => fold(campaign));
  measure("summarise", () => summarise(campaign, problems));
  measure("writePreview", () => writePreview(campaign, problems, ["a note"]));
  JSON.parse(measure("writeRequest", () => writeRequest(campaign)));
  for (const problem of problems.slice(0, triedProblems)) {
    for (const { edits } of measure("findFixes", () => findFixes(checked, problem))) {
      for (const { range } of edits) assertInside(text, range);
    }
  }
  const certain = measure("findCertainEdits", () => findCertainEdits(checked));
  readCampaign(applyEdits(text, certain));
  const replaces = idOf(campaign);
  idHostOf(campaign);
  for (const options of [{}, { comment: "api.example.com", replaces }]) {
    const edit = measure("writeId", () => writeId(text, newId, options));
    if (edit) assertOnlyTheId(text, edit, replaces);
  }
  return times;
}

/** Every character but those of the id's value, and of what was put in, stays; and so does what would be sent. */
function assertOnlyTheId(text: string, edit: TextEdit, replaces: string | undefined): void {
  assertInside(text, edit.range);
  const removed = text.slice(edit.range.start, edit.range.end);
  if (replaces === undefined) {
    assert.match(removed, /^(?:[&!*][\s\S]*|null|Null|NULL|~|["']\s*["']?|[|>][\s\S]*|)$/);
  }
  const after = readCampaign(applyEdit(text, edit));
  assert.equal(idOf(after), newId);
  assert.equal(writeRequest(after), writeRequest(readCampaign(text)));
}

function assertInside(text: string, { start, end }: TextRange): void {
  assert.ok(0 <= start && start <= end && end <= text.length, `${start} to ${end} of ${text.length}`);
}
