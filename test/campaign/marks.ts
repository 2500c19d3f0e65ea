import { findProblems, type Problem, readCampaign, type TextRange } from "../../src/campaign/index.ts";

/** A UUID as campaigns hold them, and one as Outbox gives it to a campaign. */
export const uuid = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
export const newId = "11111111-2222-4333-8444-555555555555";

/** The two keys every campaign needs. */
export const required = `name: A\ncompany: ${uuid}\n`;

export interface MarkedText {
  readonly text: string;
  /** What stood between `«` and `»`, in the order of the text. */
  readonly ranges: readonly TextRange[];
}

/** Takes the marks out of a text: `name: «42»` is `name: 42` with a range around the number. */
export function readMarks(marked: string): MarkedText {
  const ranges: TextRange[] = [];
  let text = "";
  let start = 0;
  for (const part of marked.split(/([«»])/)) {
    if (part === "«") start = text.length;
    else if (part === "»") ranges.push({ start, end: text.length });
    else text += part;
  }
  return { text, ranges };
}

/** The text without its cursor `█`, and where that stood. */
export function readCursor(marked: string): { readonly text: string; readonly offset: number } {
  return { text: marked.replace("█", ""), offset: marked.indexOf("█") };
}

/** The text with marks around these ranges: what a test compares, so that a failure shows where the ranges are. */
export function writeMarks(text: string, ranges: readonly TextRange[]): string {
  const marks = ranges.flatMap(({ start, end }) => [
    { offset: start, mark: "«", order: start === end ? 1 : 2 },
    { offset: end, mark: "»", order: start === end ? 1 : 0 },
  ]);
  marks.sort((one, other) => one.offset - other.offset || one.order - other.order);
  let [done, result] = [0, ""];
  for (const { offset, mark } of marks) {
    result += text.slice(done, offset) + mark;
    done = offset;
  }
  return result + text.slice(done);
}

export function problemsOf(text: string): Problem[] {
  return findProblems(readCampaign(text));
}

/** The problems of a text, one a line, as `code "what it is about"`: for comparing all of them at once. */
export function summary(text: string): string[] {
  return problemsOf(text).map(
    ({ code, range }) => `${code} ${JSON.stringify(text.slice(range.start, range.end))}`,
  );
}

/** A text in the forms it may have on disk: line feeds, carriage returns with them, a byte order mark before them. */
export const diskForms: readonly (readonly [name: string, change: (text: string) => string])[] = [
  ["LF", (text) => text],
  ["CRLF", (text) => text.replace(/\n/g, "\r\n")],
  ["BOM", (text) => `\uFEFF${text}`],
];
