/** A span of a text, in UTF-16 code units from its start; `end` is exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text of `range` by `text`; an empty range is an insertion. */
export interface TextEdit {
  readonly range: TextRange;
  readonly text: string;
}

/** The text after the edit. */
export function applyEdit(text: string, edit: TextEdit): string {
  return text.slice(0, edit.range.start) + edit.text + text.slice(edit.range.end);
}
