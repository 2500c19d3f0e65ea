import type { Stop, TextEdit } from "./text.ts";

/** A text to insert, with its places to fill in. */
export type Snippet = Required<Pick<TextEdit, "text" | "stops">>;

/** A place to fill in: what stands there as an example, and what there is to choose from (the example first). */
export function placeholder(text: string, choices?: readonly string[]): Snippet {
  return { text, stops: [{ range: { start: 0, end: text.length }, ...(choices && { choices }) }] };
}

/** Texts and snippets one behind the other. */
export function joinSnippets(...parts: readonly (string | Snippet)[]): Snippet {
  let text = "";
  const stops: Stop[] = [];
  for (const part of parts) {
    const snippet = typeof part === "string" ? { text: part, stops: [] } : part;
    for (const { range, ...rest } of snippet.stops) {
      stops.push({ ...rest, range: { start: text.length + range.start, end: text.length + range.end } });
    }
    text += snippet.text;
  }
  return { text, stops };
}
