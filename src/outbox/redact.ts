import { encodeToken, lower, shortest, type TokenForm } from "./encode-token.ts";
import { type Reading, readThroughEscapes } from "./read-through-escapes.ts";

/** What stands where a token stood. */
export const redacted = "‹token›";

type Range = readonly [start: number, end: number];

/**
 * Removes every occurrence of the token from a text, with a `Bearer` before it: as it is, in another case, escaped for a
 * URL, for JSON or for HTML (one inside the other, too), broken by white space, in base64 and in hex; and every longer
 * piece of it. Whatever this folder says to a user or a log has passed through here.
 */
export function redact(text: string, token: string): string {
  if (token === "") return text;
  const forms = encodeToken(token);
  const readings = readThroughEscapes(text, token.length >= shortest);
  const found = readings.flatMap((reading) => forms.flatMap((form) => find(reading, form, text)));
  return replace(text, found);
}

/** Where a form of the token stands in the text as written. */
function find(reading: Reading, { text: form, piece, inWord }: TokenForm, written: string): Range[] {
  // Base64 for URLs has other digits for the last two values; hex has neither.
  const text = inWord ? lower(reading.text).replaceAll("-", "+").replaceAll("_", "/") : lower(reading.text);
  return findPieces(text, form, piece).map(([start, end]) => {
    const range: Range = [reading.starts[start] ?? 0, reading.ends[end - 1] ?? 0];
    return withBearer(inWord ? widen(range, written) : range, written);
  });
}

function findPieces(text: string, form: string, piece: number): Range[] {
  const length = form.length < 2 * piece ? form.length : piece;
  const pieces = new Set<string>();
  for (let start = 0; start + length <= form.length; start += 1)
    pieces.add(form.slice(start, start + length));
  const found: [start: number, end: number][] = [];
  for (let start = 0; start + length <= text.length; start += 1) {
    if (!pieces.has(text.slice(start, start + length))) continue;
    const last = found.at(-1);
    if (last !== undefined && last[1] >= start) last[1] = start + length;
    else found.push([start, start + length]);
  }
  return found;
}

/** The range up to both ends of the word of base64 or hex that it is in. */
function widen([start, end]: Range, text: string): Range {
  const isDigit = (character: string | undefined) => character !== undefined && /[\w+/=-]/.test(character);
  let [first, last] = [start, end];
  while (isDigit(text[first - 1])) first -= 1;
  while (isDigit(text[last])) last += 1;
  return [first, last];
}

function withBearer([start, end]: Range, text: string): Range {
  const before = /bearer(?:\s|\+|%20)+$/i.exec(text.slice(Math.max(0, start - 40), start));
  return [start - (before?.[0].length ?? 0), end];
}

function replace(text: string, ranges: Range[]): string {
  let result = "";
  let done = 0;
  for (const [start, end] of ranges.sort(([a], [b]) => a - b)) {
    if (start > done || (start === done && done === 0)) result += text.slice(done, start) + redacted;
    done = Math.max(done, end);
  }
  return result + text.slice(done);
}
