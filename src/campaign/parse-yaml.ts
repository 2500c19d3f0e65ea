import {
  Composer,
  type CST,
  type Document,
  Lexer,
  type ParsedNode,
  Parser,
  Schema,
  type Tags,
  type YAMLError,
} from "yaml";
import { restOfLineAt, type TextRange } from "./text.ts";

/** A YAML stream as its parser sees it: the first document, and what is wrong with the text. */
export interface YamlStream {
  /** The top node of the first document; null when it has no content. */
  readonly root: ParsedNode | null;
  readonly errors: readonly YAMLError[];
  /** The `---` (or, without one, the first character) of a second document. */
  readonly secondDocument?: TextRange;
  /** A `%YAML` directive that asks for a version other than 1.2. */
  readonly wrongVersion?: TextRange;
  /** Where the nesting goes deeper than is read; then nothing is read at all. */
  readonly tooDeep?: TextRange;
}

/** How deep a file may nest. The parser's own recursion ends the process somewhere past a few thousand levels. */
export const maximumDepth = 100;

/** Parses any text as YAML 1.2 with its core schema; never throws. Offsets are those of the text. */
export function parseYaml(text: string): YamlStream {
  const tokens = [...parseTokens(text)];
  const tooDeep = findTooDeep(tokens);
  if (tooDeep !== undefined) return { root: null, errors: [], tooDeep };
  const [first, second] = new Composer(optionsFor(text)).compose(tokens, true, text.length);
  const secondDocument = second === undefined ? undefined : startOfSecondDocument(tokens, second.range[0]);
  const wrongVersion = findWrongVersion(tokens);
  return {
    root: (first as Document.Parsed | undefined)?.contents ?? null,
    errors: (first === undefined ? [] : [...first.errors, ...first.warnings]).filter(
      (error) => !isWithin(error.pos, wrongVersion) && !isInEmptyLine(text, error),
    ),
    ...(secondDocument && { secondDocument }),
    ...(wrongVersion && { wrongVersion }),
  };
}

/** The concrete syntax; cut off where it nests far too deep, before the parser's recursion overflows the call stack. */
function* parseTokens(text: string): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > 2 * maximumDepth) break;
  }
  yield* parser.end();
}

/**
 * In a line of white space, or of a comment behind it, a tab indents nothing (YAML 1.2.2, 6.5 and 6.6). Where a value is
 * empty, the library reports it all the same.
 */
function isInEmptyLine(text: string, { code, pos }: YAMLError): boolean {
  return code === "TAB_AS_INDENT" && /^[ \t]*(?:#|$)/.test(restOfLineAt(text, pos[0]));
}

function isWithin([start]: readonly [number, number], range: TextRange | undefined): boolean {
  return range !== undefined && start >= range.start && start < range.end;
}

/** Tags of YAML 1.1 for which the library would make nodes that have no place in the text; as lists they have one. */
const listTags = ["omap", "pairs"].map((name) => ({
  tag: `tag:yaml.org,2002:${name}`,
  collection: "seq" as const,
  resolve: (list: unknown) => list,
}));

const composerOptions = {
  version: "1.2",
  schema: "core",
  customTags: (tags: Tags) => [...tags, ...listTags],
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

/** The schema the library would make of the options for each document anew, which takes as long as a short text. */
const madeSchema = new Schema({ ...composerOptions, resolveKnownTags: true });

/** Tags and versions may change the schema they are read with: then it is made anew. */
function optionsFor(text: string) {
  return /[!%]/.test(text) ? composerOptions : { ...composerOptions, schema: madeSchema };
}

/** Walks the concrete syntax with a stack of its own: what is being looked for would overflow the call stack. */
function findTooDeep(tokens: readonly CST.Token[]): TextRange | undefined {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > maximumDepth) return { start: token.offset, end: token.offset + 1 };
    for (const child of children(token)) {
      if (child) open.push({ token: child, depth: isCollection(child) ? depth + 1 : depth });
    }
  }
  return undefined;
}

function isCollection(token: CST.Token): boolean {
  return "items" in token;
}

function children(token: CST.Token): (CST.Token | null | undefined)[] {
  if (token.type === "document") return [token.value];
  if (!("items" in token)) return [];
  return token.items.flatMap((item) => [item.key, item.value]);
}

function startOfSecondDocument(tokens: readonly CST.Token[], contentStart: number): TextRange {
  const second = tokens.filter((token) => token.type === "document")[1];
  const marker = second?.start.find((token) => token.type === "doc-start");
  const start = marker?.offset ?? second?.value?.offset ?? contentStart;
  return { start, end: start + (marker?.source.length ?? 1) };
}

function findWrongVersion(tokens: readonly CST.Token[]): TextRange | undefined {
  for (const token of tokens) {
    if (token.type === "directive" && /^%YAML(?!\s+1\.2(?:\s|$))(?:\s|$)/.test(token.source)) {
      return { start: token.offset, end: token.offset + token.source.length };
    }
  }
  return undefined;
}
