import { Pair, type ParsedNode, type Range, Scalar, YAMLSeq } from "yaml";
import type { ParsedPair } from "./campaign.ts";

/** Letters, digits and signs that mean nothing to YAML; words of them; and a comment, with the spaces before it. */
const sign = /[\w./()+,;@'!?&%$=\xC0-\u024F-]/.source;
/** Much shorter than those that YAML refuses, over 1,024 characters. */
const key = /([A-Za-z_][\w-]{0,199})/.source;
const words = `([A-Za-z\\d](?:${sign}| (?=${sign}))*)`;
const comment = `(?: *| +#(?:${sign}|[ :])*)`;
const lineEnd = /(\r?\n|$)/.source;

const plainLine = new RegExp(`^${key}:(?: ${words}${comment}| *)${lineEnd}$`);
const plainWords = new RegExp(`^${words}${lineEnd}$`);
const plainListStart = new RegExp(`^${key}: *\\r?\\n( *)- `);
const plainItem = new RegExp(`( *)- ${words}${comment}${lineEnd}`, "y");

/** Longer ones are rare, and patterns go through them too slowly. */
const longestLine = 1000;

/**
 * Reads an entry that is a plain line, or a key and nothing behind it: most are, and all of YAML is not needed for them.
 * Undefined for any other, and where something else than text or a word of YAML may be read.
 */
export function readPlainLine(entry: string): ParsedPair | undefined {
  const [, key, value, lineEnd] = (entry.length <= longestLine && plainLine.exec(entry)) || [];
  if (key === undefined || lineEnd === undefined || !isText(key)) return undefined;
  const end = entry.length - lineEnd.length;
  const node = value === undefined ? emptyAt(end) : readWords(value, key.length + 2, entry.length);
  return node && new Pair(keyNode(key), node);
}

/** Whether an entry is nothing but words in a line: what a key is before its colon is there. */
export function isPlainWords(entry: string): boolean {
  return entry.length <= longestLine && plainWords.test(entry);
}

/** Reads an entry that is a list in lines, all indented alike, in the same way. */
export function readPlainList(entry: string): ParsedPair | undefined {
  const [start, key, indent] = plainListStart.exec(entry) ?? [];
  if (start === undefined || key === undefined || indent === undefined || !isText(key)) return undefined;
  const firstDash = start.length - 2;
  const list = new YAMLSeq<ParsedNode>() as YAMLSeq.Parsed;
  list.range = [firstDash, entry.length, entry.length];
  for (let at = firstDash - indent.length; at < entry.length; ) {
    const item = readItem(entry, at, indent);
    if (item === undefined) return undefined;
    list.items.push(item);
    at = item.range[2];
  }
  return new Pair(keyNode(key), list);
}

/** The item on the line that begins at an offset. */
function readItem(entry: string, lineStart: number, indent: string): ParsedNode | undefined {
  const lineFeed = entry.indexOf("\n", lineStart);
  if ((lineFeed === -1 ? entry.length : lineFeed) > lineStart + longestLine) return undefined;
  plainItem.lastIndex = lineStart;
  const [line, spaces, value] = plainItem.exec(entry) ?? [];
  if (line === undefined || spaces !== indent || value === undefined) return undefined;
  return readWords(value, lineStart + indent.length + 2, lineStart + line.length);
}

/** A key, a `|`, and the beginning of a line behind it. */
const plainTextStart = new RegExp(`^${key}: \\|\\r?\\n( +)[^\\s#]`);

/**
 * Reads an entry that is a text in lines, in the same way: each is indented at least like the first one, or empty. It
 * must be ordinary, as `isOrdinary` says.
 */
export function readPlainText(entry: string): ParsedPair | undefined {
  const [, key, indent] = plainTextStart.exec(entry) ?? [];
  if (key === undefined || indent === undefined || !isText(key)) return undefined;
  const [, ...lines] = entry.replaceAll("\r\n", "\n").split("\n");
  if (lines.at(-1) === "") lines.pop();
  // Whether blank lines at its end are a part of it is a long story.
  if (lines.at(-1) === "") return undefined;
  if (lines.some((line) => line !== "" && !(line.startsWith(indent) && line.trim() !== ""))) return undefined;
  const start = key.length + 2;
  const text = `${lines.map((line) => line.slice(indent.length)).join("\n")}\n`;
  return new Pair(
    keyNode(key),
    nodeOf(text, text, Scalar.BLOCK_LITERAL, [start, entry.length, entry.length]),
  );
}

/** Whether YAML reads text in it: no number, and none of the words of its core schema (YAML 1.2.2, section 10.3.2). */
function isText(word: string): boolean {
  return Number.isNaN(Number(word)) && !/^(?:null|true|false)$/i.test(word);
}

/** The words of the core schema as they are mostly written. */
const coreWords = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** The node of some words, with where they begin and their line ends; undefined where it may be something else. */
function readWords(words: string, start: number, end: number): Scalar.Parsed | undefined {
  const value = isText(words) ? words : coreWords.get(words);
  if (value === undefined) return undefined;
  return nodeOf(value, words, Scalar.PLAIN, [start, start + words.length, end]);
}

function keyNode(key: string): Scalar.Parsed {
  return nodeOf(key, key, Scalar.PLAIN, [0, key.length, key.length]);
}

function emptyAt(offset: number): Scalar.Parsed {
  return nodeOf(null, "", Scalar.PLAIN, [offset, offset, offset]);
}

function nodeOf(value: Scalar["value"], source: string, type: Scalar.Type, range: Range): Scalar.Parsed {
  return Object.assign(new Scalar(value) as Scalar.Parsed, { range, source, type });
}
