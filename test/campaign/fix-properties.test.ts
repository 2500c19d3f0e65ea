import assert from "node:assert/strict";
import fc from "fast-check";
import { isAlias, isScalar, visit } from "yaml";
import {
  applyEdits,
  type Campaign,
  type CheckedCampaign,
  type Fix,
  findCertainEdits,
  findFixes,
  findProblems,
  type Problem,
  readCampaign,
  type TextEdit,
} from "../../src/campaign/index.ts";
import { anyText, campaignText, runs } from "./generate.ts";
import { newId, uuid } from "./marks.ts";

/** Lines with mistakes that fixes exist for. */
const mistakes = [
  "status: Drfat",
  "status: live # c",
  "status:draft",
  "stop_on_reply: yes",
  "is_deleted: !!str 'on'",
  "is_deleted: &d true",
  `workflow: urn:uuid:${uuid}`,
  `responder_agent: ${uuid.toUpperCase().replaceAll("-", "")}`,
  "created_at: 2026-03-01 9:00 +02",
  "created_at: 2026-03-01",
  `sender_identity_ids: ${uuid}, ${newId}`,
  `sender_identity_ids:\n  - &s ${uuid}\n  - ${newId} # c\n  - ${uuid.toUpperCase()}\n  - *s`,
  `sender_identity_ids: [ ${uuid}, ${newId}, ${uuid} ]`,
  `sender_identity_ids:\n  - ${uuid}\n - ${newId}`,
  `sender_identity_ids:\n\t- ${uuid}`,
  "timezone: europe/berlin",
  "timezone: 'Europe Berlin'",
  "timezone: UTC+2",
  "timezone: EST",
  "name: 2026",
  "Name: no",
  "name: “Spring launch”",
  "name: ' Spring'",
  "company:",
  "allowed_windows:",
  "allowed_windows: {1: a, b: .nan, b: 12345678901234567890}",
  "allowed_windows:\n  - a: 1\n    a: &a 2\n    b: *a",
  "description: @all, hi # c",
  "description: {{first_name}}, hello",
  "description: 'it's'",
  'description: "a\\q"',
  'description: "Three emails',
  "description: *bold*",
  "  description: deeper",
  "\tdescription: tab",
  "descripton: &x text",
  "workflow: *x",
  "steps:\n- a\n- b: |\n    c",
  `id: ${uuid}`,
  `id: ${newId}`,
  "id:",
  "<<<<<<< HEAD\nstatus: draft\n=======\nstatus: paused\n>>>>>>> other",
  `<<<<<<< HEAD\nid: ${uuid}\n=======\nid: ${newId}\n>>>>>>> other`,
  "%YAML 1.1",
  "---",
  "? status\n: draft",
  "a\0b: c",
  "this is no entry",
];

/** Correct campaigns, lines with mistakes put in between theirs. */
const mistakenText = fc
  .tuple(
    campaignText,
    fc.array(fc.tuple(fc.nat(), fc.constantFrom(...mistakes)), { minLength: 1, maxLength: 4 }),
  )
  .map(([text, additions]) => {
    const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
    const lines = text.split(/\r?\n/);
    for (const [at, mistake] of additions) lines.splice(at % (lines.length + 1), 0, ...mistake.split("\n"));
    return lines.join(lineBreak);
  });

/** Nothing but such lines. */
const onlyMistakes = fc
  .tuple(
    fc.array(fc.constantFrom(...mistakes), { maxLength: 6 }),
    fc.constantFrom("\n", "\r\n"),
    fc.boolean(),
  )
  .map(([lines, lineBreak, ends]) => (lines.join("\n") + (ends ? "\n" : "")).replaceAll("\n", lineBreak));

/** As an editor holds it: a carriage return alone is a line break there, and becomes a whole one. */
const text = fc
  .oneof(mistakenText, onlyMistakes, anyText)
  .map((written) => written.replace(/\r(?!\n)/g, "\r\n"));

describe("for any text, the fixes", function () {
  this.timeout(0);

  it("lie in it apart from one another, cure the problem, and bring no error", () => {
    fc.assert(
      fc.property(text, (before) => {
        const checked = check(before);
        for (const problem of checked.problems) assertGood(checked, problem, findFixes(checked, problem));
      }),
      runs(500),
    );
  });

  it("that are certain take nothing away and bring no problem", () => {
    fc.assert(
      fc.property(text, (before) => {
        const checked = check(before);
        const edits = findCertainEdits(checked);
        assertApart(before, edits);
        for (const edit of edits) assertSpelling(before, edit);
        const after = check(applyEdits(before, edits));
        assert.ok(countErrors(after.problems) <= countErrors(checked.problems));
        assert.deepEqual(commentsOf(after.campaign.text), commentsOf(before));
        if (!isRead(checked) || !isRead(after)) return;
        assert.ok(countValues(after.campaign) >= countValues(checked.campaign));
      }),
      runs(500),
    );
  });

  it("that are certain are all applied at once where they do not touch", () => {
    fc.assert(
      fc.property(text, (before) => {
        const checked = check(before);
        const certain = checked.problems.filter((problem) =>
          findFixes(checked, problem).some((fix) => fix.certain),
        );
        assert.ok(certain.length === 0 || findCertainEdits(checked).length > 0, certain[0]?.message);
      }),
      runs(500),
    );
  });

  it("that are certain come to an end", () => {
    fc.assert(
      fc.property(text, (before) => {
        let now = before;
        for (let round = 0; round < 4; round++) {
          const edits = findCertainEdits(check(now));
          if (edits.length === 0) return;
          now = applyEdits(now, edits);
        }
        assert.deepEqual(findCertainEdits(check(now)), []);
      }),
      runs(300),
    );
  });
});

function check(before: string): CheckedCampaign {
  const campaign = readCampaign(before);
  return { campaign, problems: findProblems(campaign) };
}

function assertGood(checked: CheckedCampaign, problem: Problem, fixes: readonly Fix[]): void {
  const before = checked.campaign.text;
  assert.ok(fixes.filter((fix) => fix.preferred).length <= 1);
  assert.equal(new Set(fixes.map(({ title }) => title)).size, fixes.length, "two fixes of one title");
  for (const { title, edits } of fixes) {
    assertApart(before, edits);
    for (const { text: inserted, stops = [] } of edits)
      assertInside(
        inserted.length,
        stops.map(({ range }) => range),
      );
    const stops = edits.flatMap((edit) => edit.stops ?? []).filter(({ range }) => range.start === range.end);
    const { problems } = check(applyEdits(before, edits));
    const isOf = ({ code }: Problem) => code === problem.code;
    assert.ok(problems.filter(isOf).length < checked.problems.filter(isOf).length, title);
    assert.ok(countErrors(problems) <= countErrors(checked.problems) + stops.length, title);
  }
}

function assertApart(before: string, edits: readonly TextEdit[]): void {
  const ranges = edits.map(({ range }) => range).toSorted((one, other) => one.start - other.start);
  assertInside(before.length, ranges);
  for (const [index, range] of ranges.entries()) {
    const next = ranges[index + 1];
    assert.ok(!next || (range.end <= next.start && range.start < next.start));
  }
}

function assertInside(
  length: number,
  ranges: readonly { readonly start: number; readonly end: number }[],
): void {
  for (const { start, end } of ranges) assert.ok(0 <= start && start <= end && end <= length);
}

/** A certain edit brings no lines, and puts a word where it takes one away. */
function assertSpelling(before: string, { range, text: after }: TextEdit): void {
  const replaced = before.slice(range.start, range.end);
  assert.doesNotMatch(after, /[\r\n]/);
  if (/[\p{L}\p{N}]/u.test(replaced)) assert.match(after, /[\p{L}\p{N}]/u);
}

function countErrors(problems: readonly Problem[]): number {
  return problems.filter(({ severity }) => severity === "error").length;
}

/** Whether all of the file could be read. */
function isRead({ problems }: CheckedCampaign): boolean {
  return !problems.some(({ code }) => code === "yaml-syntax" || code === "multiple-documents");
}

/** Everything from a `#` on that may begin a comment. */
function commentsOf(before: string): string[] {
  return before.match(/(?<=^|\s)#[^\r\n]*/g) ?? [];
}

/** How many keys and values there are; a list or group is no more than what it holds. */
function countValues({ root }: Campaign): number {
  let count = 0;
  visit(root, (_key, node) => {
    if (isAlias(node) || (isScalar(node) && node.source !== "")) count++;
  });
  return count;
}
