import { blankButKey, comment, withoutTail } from "./entry-text.ts";
import { moveProblem } from "./move-problem.ts";
import type { Problem } from "./problem.ts";
import { problemsAlone } from "./read-alone.ts";
import { splitEntries } from "./split-entries.ts";
import { applyEdits, restOfLineAt, type TextRange } from "./text.ts";

/** A text with its broken entries blanked out, character for character, so that every offset stays. */
export interface RepairedText {
  readonly text: string;
  /** What is wrong with the entries that were blanked out. */
  readonly problems: readonly Problem[];
  /** The entries that were blanked out; where a key could be made out, it was left. */
  readonly unread: readonly TextRange[];
}

/**
 * Sets the broken entries of a text aside, each found by parsing it alone; undefined where that cannot help, because
 * the text is one bracket or no entry is broken by itself.
 */
export function repairText(text: string): RepairedText | undefined {
  const entries = splitEntries(text);
  if (/^[[{]/.test(text.slice(entries[0]?.start).trimStart())) return undefined;
  const usual = usualIndent(text, entries);
  const broken = entries.flatMap((range) => {
    const stray = indentOf(text, range) === usual ? [] : [strayEntry(text, range, usual)];
    const problems = [...stray, ...problemsIn(text, range)];
    return problems.length > 0 ? [{ range, problems, isStray: stray.length > 0 }] : [];
  });
  if (broken.length === 0) return undefined;
  const edits = broken.map(({ range, isStray }) => {
    const entry = text.slice(range.start, range.end);
    return { range, text: isStray ? comment(entry) : blankButKey(entry) };
  });
  return {
    text: applyEdits(text, edits),
    problems: broken.flatMap(({ problems }) => problems),
    unread: broken.map(({ range }) => range),
  };
}

/** The indentation most entries have; of several the smallest. */
function usualIndent(text: string, entries: readonly TextRange[]): number {
  const counts = new Map<number, number>();
  for (const range of entries) {
    const indent = indentOf(text, range);
    counts.set(indent, (counts.get(indent) ?? 0) + 1);
  }
  const [usual = [0]] = [...counts].sort(([one, ones], [other, others]) => others - ones || one - other);
  return usual[0];
}

function indentOf(text: string, { start }: TextRange): number {
  return /^ */.exec(text.slice(start))?.[0].length ?? 0;
}

function strayEntry(text: string, range: TextRange, usual: number): Problem {
  const start = range.start + indentOf(text, range);
  const line = restOfLineAt(text, start).trimEnd();
  const edits = [{ range: { start: range.start, end: start }, text: " ".repeat(usual) }];
  return {
    code: "yaml-syntax",
    severity: "error",
    message:
      "This line is not indented like the other keys. All keys of a campaign begin in the same column.",
    range: { start, end: start + Math.max(line.length, 1) },
    fixes: () => [{ title: "Indent it like the other keys", edits, preferred: true }],
  };
}

/** What is wrong with an entry alone. */
function problemsIn(text: string, { start, end }: TextRange): Problem[] {
  const entry = text.slice(start, end);
  for (const part of new Set([withoutTail(entry), entry])) {
    const problems = problemsAlone(part);
    if (problems.length > 0) return problems.map((problem) => moveProblem(problem, start));
  }
  return [];
}
