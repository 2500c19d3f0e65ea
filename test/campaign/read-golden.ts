import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import {
  applyEdits,
  type CheckedCampaign,
  type Fix,
  findFixes,
  findProblems,
  type Problem,
  readCampaign,
  type TextEdit,
} from "../../src/campaign/index.ts";

/*
 * A golden file is a campaign that says in its comments what is wrong with it and what is offered for that:
 *
 *   status: Live # want "`status` is `Live`" fix*="Change to `active`" or="…"
 *
 * The message may end early. Then come all fixes of the problem, in their order: `fix` is applied, `or` is only
 * offered; behind it `*` means preferred and `!` certain. A comment alone on its line speaks of the next line. The
 * strings are written as in JSON.
 */

/**
 * A campaign, and what its markers should make of it, with line feeds, whatever git made of them.
 * @throws where one of the two files is missing.
 */
export function readPair(folder: string, name: string): { readonly text: string; readonly golden: string } {
  const read = (file: string) => readFileSync(path.join(folder, file), "utf8").replaceAll("\r\n", "\n");
  return { text: read(`${name}.campaign.yaml`), golden: read(`${name}.golden.campaign.yaml`) };
}

/** What a comment says of a problem in its line. */
export interface Marker {
  /** The line of the problem, from 0. */
  readonly line: number;
  readonly message: string;
  readonly fixes: readonly MarkedFix[];
}

export interface MarkedFix {
  readonly title: string;
  readonly preferred: boolean;
  readonly certain: boolean;
  readonly isApplied: boolean;
}

const json = /"(?:[^"\\]|\\.)*"/.source;
const fixPattern = new RegExp(`\\s+(fix|or)(\\*?)(!?)=(${json})`, "g");
const wantPattern = new RegExp(`\\s*want\\s+(${json})((?:\\s+(?:fix|or)\\*?!?=${json})*)`, "y");

/** @throws AssertionError where a marker cannot be read. */
export function readMarkers(text: string): Marker[] {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const [, before = "", comment] = /^(.*?)#(\s*want\s.*)$/.exec(line) ?? [];
    if (comment === undefined) return [];
    const target = isBlank(before) ? nextLine(lines, index) : index;
    return readComment(comment).map((marker) => ({ ...marker, line: target }));
  });
}

function isBlank(text: string): boolean {
  return /^[\uFEFF\s]*$/.test(text);
}

function nextLine(lines: readonly string[], index: number): number {
  const next = lines.findIndex((line, other) => other > index && !/^[\uFEFF\s]*#\s*want\s/.test(line));
  assert.notEqual(next, -1, `line ${index + 1}: a marker speaks of the line below it, and there is none`);
  return next;
}

function readComment(comment: string): Omit<Marker, "line">[] {
  const markers: Omit<Marker, "line">[] = [];
  let end = 0;
  while (!isBlank(comment.slice(end))) {
    wantPattern.lastIndex = end;
    const [whole = "", message = '""', fixes = ""] = wantPattern.exec(comment) ?? [];
    assert.notEqual(whole, "", `a marker cannot be read: #${comment}`);
    end += whole.length;
    markers.push({ message: String(JSON.parse(message)), fixes: readFixes(fixes) });
  }
  return markers;
}

function readFixes(text: string): MarkedFix[] {
  return [...text.matchAll(fixPattern)].map(([, kind, star, bang, title = '""']) => ({
    title: String(JSON.parse(title)),
    preferred: star === "*",
    certain: bang === "!",
    isApplied: kind === "fix",
  }));
}

/**
 * The text after all fixes that its markers apply.
 * @throws AssertionError where the problems and their fixes are not exactly those the markers tell of.
 */
export function applyMarkers(text: string): string {
  const campaign = readCampaign(text);
  const checked = { campaign, problems: findProblems(campaign) };
  const left = new Set(checked.problems);
  const edits = readMarkers(text).flatMap((marker) => {
    const problem = [...left].find(
      ({ range, message }) => lineOf(text, range.start) === marker.line && message.startsWith(marker.message),
    );
    assert.ok(problem, `${place(marker.line)} has no problem "${marker.message}", but ${list(text, left)}`);
    left.delete(problem);
    return fixesOf(checked, problem, marker);
  });
  assert.equal(left.size, 0, `there are problems without a marker: ${list(text, left)}`);
  assertApart(edits);
  return applyEdits(text, edits);
}

function fixesOf(checked: CheckedCampaign, problem: Problem, { line, fixes }: Marker): TextEdit[] {
  const offered = findFixes(checked, problem);
  assert.deepEqual(offered.map(writeFix), fixes.map(writeFix), `${place(line)} offers other fixes`);
  return offered.flatMap(({ edits }, index) => (fixes[index]?.isApplied ? edits : []));
}

function writeFix({ title, preferred, certain }: Pick<Fix, "title" | "preferred" | "certain">): string {
  return `${preferred ? "*" : ""}${certain ? "!" : ""} ${title}`;
}

function assertApart(edits: readonly TextEdit[]): void {
  const sorted = edits.toSorted((one, other) => one.range.start - other.range.start);
  for (const [index, { range }] of sorted.entries()) {
    const next = sorted[index + 1];
    const isApart = !next || (range.start < next.range.start && range.end <= next.range.start);
    assert.ok(isApart, "two of the fixes overlap: put them into files of their own");
  }
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length - 1;
}

function place(line: number): string {
  return `line ${line + 1}`;
}

function list(text: string, problems: Iterable<Problem>): string {
  const all = [...problems].map(({ range, message }) => `${place(lineOf(text, range.start))}: ${message}`);
  return all.join("; ") || "none that is left";
}
