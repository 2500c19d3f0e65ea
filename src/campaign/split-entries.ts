import type { TextRange } from "./text.ts";

/**
 * Splits a text at the lines that begin a top-level entry, by their indentation alone, so that it works on text no
 * parser accepts. What stands before the first such line (comments, directives, `---`) belongs to no entry; a second
 * document is left out.
 */
export function splitEntries(text: string): TextRange[] {
  const lines = [...contentLines(text)];
  const indent = lines[0]?.indent ?? 0;
  const starts = lines.filter((line) => line.indent <= indent && line.startsEntry).map((line) => line.start);
  const end = lines.find((line, index) => line.marker && index > 0)?.start ?? text.length;
  return starts
    .filter((start) => start < end)
    .map((start, index) => ({ start, end: Math.min(starts[index + 1] ?? end, end) }));
}

interface Line {
  readonly start: number;
  readonly indent: number;
  readonly startsEntry: boolean;
  /** Whether this is `---` or `...`. */
  readonly marker: boolean;
}

/** The lines that are neither blank, a comment, a directive nor a marker that begins the document. */
function* contentLines(text: string): Generator<Line> {
  let empty = true;
  for (const match of text.matchAll(/^(\uFEFF?)([ \t]*)([^\s#].*)/gm)) {
    const [, bom = "", indent = "", content = ""] = match;
    const marker = indent === "" && /^(?:---|\.\.\.)(?:\s|$)/.test(content);
    if (empty && ((marker && !/^---\s+[^\s#]/.test(content)) || content.startsWith("%"))) continue;
    empty = false;
    yield {
      start: match.index + bom.length,
      indent: indent.length,
      startsEntry: !marker && !/^(?:-(?:\s|$)|[\]},])/.test(content),
      marker,
    };
  }
}
