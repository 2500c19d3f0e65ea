import { cleanName } from "./clean-name.ts";

/** What people wrote beside a value. */
export interface ValueComment {
  /** As a name: cleaned; may be empty. */
  readonly text: string;
  /** Where it ends in the text of the file, spaces behind it left out. */
  readonly end: number;
}

/** The comment on the line of a value, right behind where it ends, or behind the comma after it; undefined without one. */
export function findComment(text: string, end: number): ValueComment | undefined {
  const pattern = /[ \t]*,?[ \t]+#+([^\r\n]*)/y;
  pattern.lastIndex = end;
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const [whole, comment = ""] = found;
  return { text: cleanName(comment), end: end + whole.trimEnd().length };
}
