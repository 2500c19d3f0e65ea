import type { Fix } from "./fix.ts";
import type { Problem } from "./problem.ts";
import type { TextRange } from "./text.ts";

/** A range of a part of a text as one of the whole, in which the part begins at an offset. */
export function moveRange({ start, end }: TextRange, offset: number): TextRange {
  return { start: start + offset, end: end + offset };
}

/** A problem of a part of a text as one of the whole; its fixes are those of the part, unless others are given. */
export function moveProblem(
  problem: Problem,
  offset: number,
  fixes: () => Iterable<Fix> = () => [...(problem.fixes?.() ?? [])].map((fix) => moveFix(fix, offset)),
): Problem {
  const { range, related } = problem;
  return {
    ...problem,
    range: moveRange(range, offset),
    ...(related && { related: { ...related, range: moveRange(related.range, offset) } }),
    ...(problem.fixes && { fixes }),
  };
}

function moveFix(fix: Fix, offset: number): Fix {
  return {
    ...fix,
    edits: fix.edits.map((edit) => ({ ...edit, range: moveRange(edit.range, offset) })),
  };
}
