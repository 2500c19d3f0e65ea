import { isCollection, isScalar, type ParsedNode } from "yaml";
import { listParts, listTopParts, type Part } from "./list-parts.ts";
import { type Campaign, nodeRange } from "./read-campaign.ts";
import type { TextRange } from "./text.ts";

/** Lines that can be folded away behind the first of them; lines count from 0, both are part of it. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: "content" | "comment" | "region";
}

/** What can be folded: whatever fills several lines, comments of several lines, and what `#region` begins. */
export function fold(campaign: Campaign): Fold[] {
  const { text, root } = campaign;
  const lines = readLines(text);
  const walk: Walk = { text, lines, ranges: [], prose: new Set() };
  visitNode(walk, root);
  for (const part of listTopParts(campaign)) visitPart(walk, part);
  const comments = lines.filter(({ comment, number }) => comment !== "" && !walk.prose.has(number));
  return [...foldContents(walk), ...foldComments(comments), ...foldRegions(comments)].sort(
    (one, other) => one.startLine - other.startLine || other.endLine - one.endLine,
  );
}

interface Line {
  readonly number: number;
  /** The offset its text begins at. */
  readonly start: number;
  /** The comment it consists of; empty where it is anything else. */
  readonly comment: string;
}

interface Walk {
  readonly text: string;
  readonly lines: readonly Line[];
  /** What may be folded. */
  readonly ranges: TextRange[];
  /** The lines that are the inside of a text: what looks like a comment there is none. */
  readonly prose: Set<number>;
}

function readLines(text: string): Line[] {
  let start = 0;
  return text.split("\n").map((line, number) => {
    const read = { number, start, comment: /^\s*(#.*?)\s*$/.exec(line)?.[1] ?? "" };
    start += line.length + 1;
    return read;
  });
}

function visitPart(walk: Walk, { node, range }: Part): void {
  walk.ranges.push(range);
  visitNode(walk, node);
  for (const part of listParts(walk.text, node)) visitPart(walk, part);
}

/** A collection in brackets folds by itself; the lines of a text are noted. */
function visitNode({ text, lines, ranges, prose }: Walk, node: ParsedNode | null): void {
  if (node === null) return;
  const range = nodeRange(text, node);
  if (isCollection(node) && node.flow) ranges.push(range);
  if (!isScalar(node)) return;
  const last = lineAt(lines, range.end);
  for (let line = lineAt(lines, range.start) + 1; line <= last; line++) prose.add(line);
}

/** One fold a line: the longest that begins there. */
function foldContents({ text, lines, ranges }: Walk): Fold[] {
  const ends = new Map<number, number>();
  for (const { start, end } of ranges) {
    const startLine = lineAt(lines, start);
    const endLine = lineAt(lines, end) - (isClosedAlone(text, end) ? 1 : 0);
    if (endLine > Math.max(startLine, ends.get(startLine) ?? 0)) ends.set(startLine, endLine);
  }
  return [...ends].map(([startLine, endLine]) => ({ startLine, endLine, kind: "content" }));
}

/** Whether this is the end of a bracket that closes on a line of its own: that line stays, as it does in code. */
function isClosedAlone(text: string, end: number): boolean {
  const bracket = text.charAt(end - 1);
  return (
    (bracket === "]" || bracket === "}") && /\n[ \t]*$/.test(text.slice(Math.max(0, end - 200), end - 1))
  );
}

const regionStart = /^#\s*region\b/;
const regionEnd = /^#\s*endregion\b/;

/** Two comments and more, line after line. */
function foldComments(comments: readonly Line[]): Fold[] {
  const folds: Fold[] = [];
  let start = 0;
  const plain = comments.filter(({ comment }) => !regionStart.test(comment) && !regionEnd.test(comment));
  for (const [index, { number }] of plain.entries()) {
    if (plain[index + 1]?.number === number + 1) continue;
    const startLine = plain[start]?.number ?? number;
    if (startLine < number) folds.push({ startLine, endLine: number, kind: "comment" });
    start = index + 1;
  }
  return folds;
}

/** What stands between `#region` and its `#endregion`; they nest. */
function foldRegions(comments: readonly Line[]): Fold[] {
  const folds: Fold[] = [];
  const open: number[] = [];
  for (const { number, comment } of comments) {
    if (regionStart.test(comment)) open.push(number);
    const startLine = regionEnd.test(comment) ? open.pop() : undefined;
    if (startLine !== undefined) folds.push({ startLine, endLine: number, kind: "region" });
  }
  return folds;
}

/** The line an offset is in. */
function lineAt(lines: readonly Line[], offset: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
