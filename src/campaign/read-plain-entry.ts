import { Pair, type Range, Scalar } from "yaml";
import type { ParsedPair } from "./campaign.ts";

/**
 * A key and a text in one line, both of letters, digits and signs that mean nothing to YAML. The text may hold spaces
 * and end with a comment.
 */
const plainLine =
  /^([A-Za-z_][\w-]*): ([A-Za-z\d](?:[\w./()+,;@-]| (?=[\w./()+,;@-]))*)(?: #[ \w./()+,;@-]*)?(?:\r?\n)?$/;

/** Longer ones are rare, and patterns go through them too slowly. */
const longestLine = 1000;

/**
 * Reads an entry that is a plain line: most are, and all of YAML is not needed for them. Undefined for any other, and
 * where the key or the text would be read as something else than text.
 */
export function readPlainLine(entry: string): ParsedPair | undefined {
  const [, key, value] = (entry.length <= longestLine && plainLine.exec(entry)) || [];
  if (key === undefined || value === undefined || !isText(key) || !isText(value)) return undefined;
  const start = key.length + 2;
  return new Pair(
    scalar(key, Scalar.PLAIN, [0, key.length, key.length]),
    scalar(value, Scalar.PLAIN, [start, start + value.length, entry.length]),
  );
}

/** A key, a `|`, and the beginning of a line behind it. */
const plainTextStart = /^([A-Za-z_][\w-]*): \|\r?\n( +)[^\s#]/;

/**
 * Reads an entry that is a text in lines, in the same way: each is indented at least like the first one, or empty. It
 * must be ordinary, as `isOrdinary` says.
 */
export function readPlainText(entry: string): ParsedPair | undefined {
  const [, key, indent] = plainTextStart.exec(entry) ?? [];
  if (key === undefined || indent === undefined || !isText(key)) return undefined;
  const lines = entry.slice(entry.indexOf("\n") + 1).split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  // Whether blank lines at its end are a part of it is a long story.
  if (lines.at(-1) === "") return undefined;
  if (!lines.every((line) => line === "" || (line.startsWith(indent) && /\S/.test(line)))) return undefined;
  const start = key.length + 2;
  const text = `${lines.map((line) => line.slice(indent.length)).join("\n")}\n`;
  return new Pair(
    scalar(key, Scalar.PLAIN, [0, key.length, key.length]),
    scalar(text, Scalar.BLOCK_LITERAL, [start, entry.length, entry.length]),
  );
}

/** Whether YAML reads text in it: no number, and none of the words of its core schema (YAML 1.2.2, section 10.3.2). */
function isText(word: string): boolean {
  return Number.isNaN(Number(word)) && !/^(?:null|true|false)$/i.test(word);
}

function scalar(value: string, type: Scalar.Type, range: Range): Scalar.Parsed {
  return Object.assign(new Scalar(value) as Scalar.Parsed, { range, source: value, type });
}
