import { isAlias, isCollection, isMap, isScalar, isSeq, type ParsedNode } from "yaml";
import { type Campaign, type Entry, type ParsedPair, readEntry } from "./campaign.ts";
import { blankButKey } from "./entry-text.ts";
import { mendSeparator } from "./fixes/mend-separator.ts";
import { parseYaml, type YamlStream } from "./parse-yaml.ts";
import { EntriesCampaign } from "./place-entry.ts";
import type { Finding, Problem } from "./problem.ts";
import { readLongList } from "./read-long-list.ts";
import { isPlainWords, readPlainLine, readPlainList, readPlainText } from "./read-plain-entry.ts";
import { syntaxProblems } from "./syntax-problems.ts";

/** A top-level entry as it is without the rest of its file: places count from where it begins. */
export interface LoneEntry {
  readonly text: string;
  /** What is wrong with it as YAML. */
  readonly syntax: readonly Problem[];
  /** Undefined where it is broken, and no key can be made out. */
  readonly entry: Entry | undefined;
  /** Whether it ends with a text behind `|` or `>`: blank lines behind it may belong to that. */
  readonly endsInBlock: boolean;
  /** What the rules of entries found in it; kept by `findProblems`. */
  findings?: readonly Finding[];
}

/**
 * What is taken for something else by the rest of the file, or by those who look for lines: line ends of other kinds,
 * byte order marks, tabs before a line, and characters YAML does not allow, which are counted in the whole file.
 */
const extraordinary = /\n *\t|\r(?!\n)|[\u2028\u2029\uFEFF\uFFFE\uFFFF\p{Cs}]|(?![\t\n\r\u0085])\p{Cc}/u;

/** Whether text is free of what only the whole file can tell the meaning of. */
export function isOrdinary(text: string): boolean {
  return !extraordinary.test(text);
}

/**
 * Whether a value begins on a line of its own behind a comment that is not indented: the parser may then take what follows in
 * the file for a part of it.
 */
function goesOnBehindComment(text: string): boolean {
  return /\n#/.test(text) && /\n *(?:#[^\n]*)?\r?\n +(?!-\s)[^\s#]/.test(text);
}

/**
 * Reads the text of one entry, from the beginning of its line on, by itself. Undefined where that may come out otherwise
 * than in a file: what has anchors, aliases or tags is known only by the whole.
 * @param read reads parts of it that are like entries
 */
export function readAlone(
  text: string,
  read: (entry: string) => LoneEntry | undefined = readAlone,
): LoneEntry | undefined {
  const line = readPlainLine(text);
  if (line) return lone(text, line, []);
  if (isPlainWords(text)) return readBroken(text, [notAnEntry(text)]);
  const list = readLongList(text, read);
  if (list) return list.pair ? lone(text, list.pair, []) : readBroken(text, list.problems);
  const plainList = readPlainList(text);
  if (plainList) return lone(text, plainList, []);
  if (!isOrdinary(text) || goesOnBehindComment(text)) return undefined;
  const block = readPlainText(text);
  if (block) return lone(text, block, []);
  const stream = parseYaml(text);
  if (!isOneDocument(stream)) return undefined;
  const problems = problemsIn(text, stream);
  if (problems.length > 0) return readBroken(text, problems);
  const pair = onlyPair(text, stream);
  return pair && lone(text, pair, []);
}

/**
 * Where a broken entry may be none in its file: an open quote counts as closed by one that stands for a quote in the text, if it
 * ends the line and another quote comes further on; and behind the first entry a colon may follow its key on another line.
 */
const brokenOnlyAlone = /(?:''|\\")\r?(?:\n|$)|\n *:(?:\s|$)/;

/** A broken entry is read as its key alone. */
function readBroken(text: string, problems: readonly Problem[]): LoneEntry | undefined {
  // Behind an open quote the lines below may be a part of the key.
  if (/^["']/.test(text) || brokenOnlyAlone.test(text)) return undefined;
  const blanked = blankButKey(/^[^\n]*\n?/.exec(text)?.[0] ?? "");
  // No key can be made out, and a comment is left.
  if (blanked.startsWith("#")) return lone(text, undefined, problems);
  const pair = readPlainLine(blanked) ?? parsePair(blanked);
  return pair && lone(text, pair, problems);
}

function parsePair(entry: string): ParsedPair | undefined {
  const stream = parseYaml(entry);
  return stream.errors.length === 0 ? onlyPair(entry, stream) : undefined;
}

/** What is wrong with the text of one entry by itself: in its YAML, or in that it is none. */
export function problemsAlone(entry: string): readonly Problem[] {
  const list = readLongList(entry, readAlone);
  return list ? (list.problems ?? []) : problemsIn(entry, parseYaml(entry));
}

function problemsIn(entry: string, stream: YamlStream): Problem[] {
  const problems = syntaxProblems(entry, stream);
  return problems.length > 0 || isMap(stream.root) ? problems : [notAnEntry(entry)];
}

function notAnEntry(entry: string): Problem {
  const line = entry.split(/\r?\n/, 1)[0] ?? "";
  return {
    code: "yaml-syntax",
    severity: "error",
    message: "This line has no `key: value`. Is a colon missing, or a space after it?",
    range: { start: 0, end: line.trimEnd().length },
    fixes: () => mendSeparator(entry, /^\s*/.exec(line)?.[0].length ?? 0),
  };
}

function lone(text: string, pair: ParsedPair | undefined, syntax: readonly Problem[]): LoneEntry {
  const entry = pair && readEntry(text, pair);
  return { text, syntax, entry, endsInBlock: isBlock(lastOf(entry?.node ?? null)) };
}

/** The campaign that an entry would be alone. */
export function campaignOf({ text, syntax, entry }: LoneEntry): Campaign {
  const unread = syntax.length > 0 ? [{ start: 0, end: text.length }] : [];
  return new EntriesCampaign({ text, entries: entry ? [entry] : [], syntax, unread });
}

function isOneDocument({ tooDeep, secondDocument, wrongVersion }: YamlStream): boolean {
  return tooDeep === undefined && secondDocument === undefined && wrongVersion === undefined;
}

/** The pair of a mapping without brackets that holds nothing else, and nothing that another place may refer to. */
function onlyPair(text: string, { root }: YamlStream): ParsedPair | undefined {
  if (!isMap<ParsedNode, ParsedNode | null>(root) || root.flow || root.range[0] !== 0) return undefined;
  const [pair, another] = root.items;
  if (pair === undefined || another !== undefined || !isScalar(pair.key)) return undefined;
  return /[*&!]/.test(text) && isMarked(root) ? undefined : pair;
}

/** Whether a node, or one within it, is an alias, or has an anchor or a tag. */
function isMarked(node: ParsedNode | null): boolean {
  if (node === null) return false;
  if (isAlias(node) || node.anchor !== undefined || node.tag !== undefined) return true;
  if (isSeq<ParsedNode>(node)) return node.items.some(isMarked);
  if (!isMap<ParsedNode, ParsedNode | null>(node)) return false;
  return node.items.some(({ key, value }) => isMarked(key) || isMarked(value));
}

function lastOf(node: ParsedNode | null): ParsedNode | null {
  if (node === null || !isCollection(node) || node.flow) return node;
  const last = isSeq<ParsedNode>(node) ? node.items.at(-1) : (node.items.at(-1) as ParsedPair | undefined);
  if (last === undefined) return node;
  return lastOf("key" in last ? (last.value ?? last.key) : last);
}

function isBlock(node: ParsedNode | null): boolean {
  return isScalar(node) && node.type?.startsWith("BLOCK_") === true;
}
