import { SnippetString } from "vscode";
import type { TextEdit } from "../campaign/index.ts";

/** The text of an edit as a snippet, with its stops to tab through. */
export function toSnippet({ text, stops = [] }: TextEdit): SnippetString {
  const snippet = new SnippetString();
  let done = 0;
  for (const { range, choices } of stops) {
    snippet.appendText(text.slice(done, range.start));
    if (choices) snippet.appendChoice([...choices]);
    else if (range.start === range.end) snippet.appendTabstop();
    else snippet.appendPlaceholder(text.slice(range.start, range.end));
    done = range.end;
  }
  return snippet.appendText(text.slice(done));
}
