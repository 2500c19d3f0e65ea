import { isCollection, isNode, isScalar, visit, type YAMLError } from "yaml";
import { explainSyntaxError } from "./explain-syntax-error.ts";
import { mendSyntax } from "./fixes/mend-syntax.ts";
import { restOfLine } from "./fixes/quote.ts";
import { wholeLines } from "./fixes/remove-lines.ts";
import { maximumDepth, type YamlStream } from "./parse-yaml.ts";
import type { Problem } from "./problem.ts";
import { spotMistake } from "./spot-mistake.ts";
import { lineStartAt, restOfLineAt, type TextRange } from "./text.ts";

/**
 * What the parser found wrong in a stream, at most one problem a line: what follows on the same line is mostly an
 * echo of the first.
 */
export function syntaxProblems(text: string, stream: YamlStream): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<number>();
  let lastLine: TextRange = { start: 0, end: 0 };
  for (const error of stream.errors) {
    const [start] = error.pos;
    if (!isUnclosed(error) && start >= lastLine.start && start < lastLine.end) continue;
    const mistake = spotMistake(text, error, start);
    const range = mistake?.range ?? withinLine(text, errorRange(text, error, stream));
    lastLine = lineAt(text, mistake ? start : range.start);
    if (seen.has(lastLine.start)) continue;
    seen.add(lastLine.start).add(lineAt(text, range.start).start);
    problems.push({
      ...syntaxProblem(mistake?.message ?? explainSyntaxError(error), range, error.code),
      fixes: () => mistake?.fixes ?? mendSyntax(text, error, range),
    });
  }
  return problems;
}

/** What is wrong with the stream as a whole, apart from its parser's errors. */
export function streamProblems(text: string, stream: YamlStream): Problem[] {
  const problems: Problem[] = [];
  if (stream.tooDeep) {
    const message = `This nests deeper than ${maximumDepth} levels. No campaign needs that; is a bracket out of place?`;
    problems.push(syntaxProblem(message, withinLine(text, stream.tooDeep)));
  }
  if (stream.wrongVersion) {
    const message = "Campaign files are read as YAML 1.2. Remove this line.";
    const range = withinLine(text, stream.wrongVersion);
    problems.push({
      ...syntaxProblem(message, range),
      fixes: () => [{ title: "Remove the line", edits: [wholeLines(text, range)], preferred: true }],
    });
  }
  if (stream.secondDocument) {
    problems.push({
      code: "multiple-documents",
      severity: "error",
      message:
        "A second document begins here. A file holds one campaign: move what follows to a file of its own.",
      range: withinLine(text, stream.secondDocument),
    });
  }
  return problems;
}

/** Reserved directives are the one thing YAML only asks to be warned of (YAML 1.2.2, section 6.8). */
function syntaxProblem(message: string, range: TextRange, code?: YAMLError["code"]): Problem {
  return { code: "yaml-syntax", severity: code === "BAD_DIRECTIVE" ? "warning" : "error", message, range };
}

/** Where the error is: for a quote or bracket that is never closed, where it opens and not where the text ends. */
function errorRange(text: string, error: YAMLError, { root }: YamlStream): TextRange {
  const [start, end] = error.pos;
  const opened = isUnclosed(error) ? findOpening(text, root, error) : undefined;
  // The parser names the first character of a value with a colon in it: all of it is to be quoted.
  if (error.code === "BLOCK_AS_IMPLICIT_KEY") return restOfLine(text, start);
  return { start: opened ?? start, end };
}

function isUnclosed({ message }: YAMLError): boolean {
  return /closing|^Flow/.test(message);
}

/** The line an offset is in, up to and without its line feed. */
function lineAt(text: string, offset: number): TextRange {
  const end = text.indexOf("\n", offset);
  return { start: lineStartAt(text, offset), end: end === -1 ? text.length : end };
}

/** Where the quote or bracket begins that ends where the error is, and is not closed: the innermost such. */
function findOpening(
  text: string,
  root: YamlStream["root"],
  { message, pos }: YAMLError,
): number | undefined {
  const starts: number[] = [];
  visit(root, (_key, node) => {
    if (!isNode(node) || !node.range || node.range[1] !== pos[0]) return;
    const opens = /^Flow/.test(message)
      ? isCollection(node) && node.flow
      : isScalar(node) && node.type?.startsWith("QUOTE_");
    if (opens) starts.push(node.range[0]);
  });
  const last = text.charAt(pos[0] - 1);
  const isClosed = (start: number) => ["[]", "{}"].includes(text.charAt(start) + last);
  // Where the last character closes them all by its looks, it closes the inner ones.
  return starts.findLast((start) => !isClosed(start)) ?? starts[0];
}

/**
 * The part of a range that lies in the line it begins in, or in the last line before it that has content; at least
 * one character wherever the text has one. A range of nothing but spaces becomes the rest of its line.
 */
export function withinLine(text: string, { start, end }: TextRange): TextRange {
  const before = text.slice(0, start + 1).trimEnd().length;
  const first = start < text.length && !/[\r\n]/.test(text.charAt(start)) ? start : Math.max(before - 1, 0);
  const line = restOfLineAt(text, first).trimEnd();
  const spaces = /^ */.exec(text.slice(first, Math.max(end, first + 1)))?.[0].length ?? 0;
  const onlySpaces = spaces >= end - first && spaces < line.length;
  if (onlySpaces) return { start: first + spaces, end: first + line.length };
  return {
    start: first,
    end: Math.min(Math.max(end, first + 1), first + Math.max(line.length, 1), text.length),
  };
}
