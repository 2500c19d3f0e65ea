import { isAlias, isScalar, isSeq } from "yaml";
import { type Campaign, readCampaign } from "./read-campaign.ts";
import { applyEdit, type TextRange } from "./text.ts";

/** What a person at the cursor is about to write. */
export type Cursor = KeyCursor | ValueCursor;

interface Place {
  /** The word at the cursor, its quotes included: what a completion replaces. */
  readonly range: TextRange;
  /** The quote the word begins with. */
  readonly quote: "" | '"' | "'";
  /** Whether the file (as it would be with something written here) is a bracketed `{…}`. */
  readonly flow: boolean;
}

export interface KeyCursor extends Place {
  readonly kind: "key";
  /** The keys of the other entries. */
  readonly others: readonly string[];
  /** Whether the colon is there already. */
  readonly hasColon: boolean;
}

export interface ValueCursor extends Place {
  readonly kind: "value";
  /** The key whose value is being written. */
  readonly key: string;
  /** Whether a space is needed before the value: the cursor is right behind the colon. */
  readonly needsSpace: boolean;
}

/** Stands for what is about to be written; no file contains it. */
const probe = "outbox-cursor-7c1e";

/**
 * Finds out what is written at an offset, in any text, however broken: something is put there for trial, and the
 * text is read as a campaign. Undefined in comments, prose and wherever else no key or value of the schema goes.
 */
export function findCursor(text: string, offset: number): Cursor | undefined {
  const place = wordAt(text, offset);
  return keyAt(text, place) ?? valueAt(text, place) ?? dedentedKeyAt(text, place);
}

interface Word {
  readonly range: TextRange;
  readonly quote: Place["quote"];
  /** The rest of the line behind the word. */
  readonly behind: string;
  /** The line up to the word. */
  readonly before: string;
}

function wordAt(text: string, offset: number): Word {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(lineStart))?.[0] ?? "";
  const [head, tail] = [line.slice(0, offset - lineStart), line.slice(offset - lineStart)];
  const start = offset - (/[^\s,:[\]{}"'#&*!|>]*$/.exec(head)?.[0].length ?? 0);
  const end = offset + (/^[^\s,:[\]{}"'#]*/.exec(tail)?.[0].length ?? 0);
  const quote = quoteBefore(text.charAt(start - 1));
  const closed = quote !== "" && text.charAt(end) === quote;
  const range = { start: quote === "" ? start : start - 1, end: closed ? end + 1 : end };
  return {
    range,
    quote,
    before: text.slice(lineStart, range.start),
    behind: text.slice(range.end, lineStart + line.length),
  };
}

function quoteBefore(character: string): Place["quote"] {
  return character === '"' || character === "'" ? character : "";
}

function keyAt(text: string, { range, quote, before, behind }: Word): KeyCursor | undefined {
  if (!/^\uFEFF?\s*$|[{,]\s*$/.test(before)) return undefined;
  if (/^(?:---|\.\.\.)$/.test(text.slice(range.start, range.end))) return undefined;
  const hasColon = /^\s*:(?:\s|$)/.test(behind);
  if (!hasColon && !/^\s*(?:#|$|[,}])/.test(behind)) return undefined;
  const campaign = readWith(text, range, `${quote}${probe}${quote}${hasColon ? "" : ": "}`);
  if (!campaign.entries.some(({ key }) => key === probe)) return undefined;
  if (before.includes("\t") && !isFlow(campaign)) return undefined;
  return { kind: "key", range, quote, hasColon, others: otherKeys(campaign), flow: isFlow(campaign) };
}

function valueAt(text: string, { range, quote, before }: Word): ValueCursor | undefined {
  const needsSpace = /:$/.test(before) && quote === "";
  const campaign = readWith(text, range, `${needsSpace ? " " : ""}${quote}${probe}${quote}`);
  for (const { key, node } of campaign.entries) {
    const value = node !== null && !isAlias(node) && isScalar(node) ? node.value : undefined;
    if (value === probe) return { kind: "value", key, range, quote, needsSpace, flow: isFlow(campaign) };
  }
  return undefined;
}

/** On a line of nothing but spaces too many, a key can still be begun: at the indentation of the others. */
function dedentedKeyAt(text: string, word: Word): KeyCursor | undefined {
  const isBlank =
    /^[ \t]+$/.test(word.before) && word.range.start === word.range.end && word.behind.trim() === "";
  if (!isBlank || isProse(text, word.range)) return undefined;
  const start = word.range.start - word.before.length;
  const cursor = keyAt(text, { ...word, before: "", range: { start, end: word.range.end } });
  return cursor?.flow === false ? cursor : undefined;
}

/** Whether this is inside a block of text or between quotes. */
function isProse(text: string, range: TextRange): boolean {
  return readWith(text, range, probe).entries.some(
    ({ node }) => isScalar(node) && node.type !== "PLAIN" && String(node.value).includes(probe),
  );
}

function readWith(text: string, range: TextRange, word: string): Campaign {
  return readCampaign(applyEdit(text, { range, text: word }));
}

function otherKeys({ entries }: Campaign): string[] {
  return entries.map(({ key }) => key).filter((key) => key !== probe);
}

function isFlow({ root }: Campaign): boolean {
  return root !== null && !isAlias(root) && !isScalar(root) && !isSeq(root) && root.flow === true;
}
