import { isMap } from "yaml";
import { parseYaml } from "./parse-yaml.ts";
import type { Problem } from "./problem.ts";
import { splitEntries } from "./split-entries.ts";
import { syntaxProblems } from "./syntax-problems.ts";
import type { TextRange } from "./text.ts";

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
  const broken = entries.flatMap((range) => {
    const problems = problemsAlone(text, range);
    return problems.length > 0 ? [{ range, problems }] : [];
  });
  if (broken.length === 0) return undefined;
  return {
    text: blankOut(
      text,
      broken.map(({ range }) => range),
    ),
    problems: broken.flatMap(({ problems }) => problems),
    unread: broken.map(({ range }) => range),
  };
}

function problemsAlone(text: string, range: TextRange): Problem[] {
  const stream = parseYaml(text.slice(range.start, range.end));
  const problems = syntaxProblems(text, stream, range.start);
  return problems.length > 0 || isMap(stream.root) ? problems : [notAnEntry(text, range)];
}

function notAnEntry(text: string, { start, end }: TextRange): Problem {
  const line = text.slice(start, end).split(/\r?\n/, 1)[0] ?? "";
  return {
    code: "yaml-syntax",
    severity: "error",
    message: "This line has no `key: value`. Is a colon missing, or a space after it?",
    range: { start, end: start + line.trimEnd().length },
  };
}

/** Blanks out entries, given in the order of the text, in one pass. */
function blankOut(text: string, entries: readonly TextRange[]): string {
  let [done, result] = [0, ""];
  for (const { start, end } of entries) {
    result += text.slice(done, start) + blank(text.slice(start, end));
    done = end;
  }
  return result + text.slice(done);
}

/** Spaces for an entry; its key stays where one can be made out, so that the key still counts as present. */
function blank(entry: string): string {
  const key = /^[ \t]*(?:[\w-]+|"[\w-]+"|'[\w-]+')[ \t]*:(?=\s|$)/.exec(entry)?.[0] ?? "";
  return key.replace(/\t/g, " ") + entry.slice(key.length).replace(/[^\r\n]/g, " ");
}
