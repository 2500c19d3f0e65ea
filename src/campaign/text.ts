/** A span of a text, in UTF-16 code units from its start; `end` is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text of `range` by `text`; an empty range is an insertion. */
export interface TextEdit {
  readonly range: TextRange;
  readonly text: string;
  /** The places in `text` that a person fills in, in the order the Tab key visits them. */
  readonly stops?: readonly Stop[];
}

/** A place in an inserted text that waits to be filled in; what stands there is only an example. */
export interface Stop {
  /** Offsets in the inserted text. */
  readonly range: TextRange;
  /** What there is to choose from; the inserted text holds the first. */
  readonly choices?: readonly string[];
}

/** Where the line of an offset begins. */
export function lineStartAt(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** What stands from an offset to the end of its line. */
export function restOfLineAt(text: string, offset: number): string {
  return /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? "";
}

/** The word a range begins with, but for spaces and quotes; empty where it begins with something else. */
export function firstWordIn(text: string, { start, end }: TextRange): string {
  return /^[\s"']*([\w-]*)/.exec(text.slice(start, end))?.[1] ?? "";
}

/** The text after the edit. */
export function applyEdit(text: string, edit: TextEdit): string {
  return text.slice(0, edit.range.start) + edit.text + text.slice(edit.range.end);
}

/** The text after several edits, which may come in any order and must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let [done, result] = [0, ""];
  for (const edit of edits.toSorted((one, other) => one.range.start - other.range.start)) {
    result += text.slice(done, edit.range.start) + edit.text;
    done = edit.range.end;
  }
  return result + text.slice(done);
}

/** Whether a text has more than so many characters, those that take two code units counted as one. */
export function isLongerThan(text: string, length = Number.POSITIVE_INFINITY): boolean {
  // Counted only where it can matter: that goes through all of the text.
  return text.length > length && (text.length > 2 * length || [...text].length > length);
}
