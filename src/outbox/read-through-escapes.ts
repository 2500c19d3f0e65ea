/** A text as read through its escapes, and where each of its UTF-16 units stands in the text as written. */
export interface Reading {
  readonly text: string;
  readonly starts: readonly number[];
  /** Exclusive. */
  readonly ends: readonly number[];
}

/** Escapes inside escapes: a JSON text in a JSON text in an HTML page is still read. */
const maxDepth = 3;

/**
 * Every way to read a text: as it is written, and with the escapes of JSON, of URLs and of HTML undone, also inside one
 * another.
 * @param joins whether also without the white space and the invisible characters that may break a word in two
 */
export function readThroughEscapes(written: string, joins: boolean): readonly Reading[] {
  const kinds = joins ? [...escapes, breaks] : escapes;
  const positions = Array.from({ length: written.length + 1 }, (_, index) => index);
  const readings: Reading[] = [{ text: written, starts: positions.slice(0, -1), ends: positions.slice(1) }];
  const known = new Set([written]);
  let last: readonly Reading[] = [...readings];
  for (let depth = 0; depth < maxDepth; depth += 1) {
    const next: Reading[] = [];
    for (const reading of last.flatMap((each) => kinds.map((kind) => undo(each, kind)))) {
      if (known.has(reading.text)) continue;
      known.add(reading.text);
      next.push(reading);
    }
    readings.push(...next);
    last = next;
  }
  return readings;
}

interface Escape {
  readonly pattern: RegExp;
  /** What the groups of a match stand for: one character, or none. */
  readonly meaning: (groups: readonly (string | undefined)[]) => string;
}

const htmlNames: Readonly<Record<string, string>> = { quot: '"', amp: "&", apos: "'", lt: "<", gt: ">" };

const escapes: readonly Escape[] = [
  {
    pattern: /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([\s\S]))/gi,
    meaning: ([unicode, hex, character = ""]) =>
      character === "" ? fromCode(unicode ?? hex ?? "", 16) : character.replace(/[bfnrt]/, " "),
  },
  { pattern: /%([0-9a-f]{2})/gi, meaning: ([hex = ""]) => fromCode(hex, 16) },
  {
    pattern: /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(quot|amp|apos|lt|gt));?/gi,
    meaning: ([hex, decimal, name]) =>
      name === undefined
        ? fromCode(hex ?? decimal ?? "", hex === undefined ? 10 : 16)
        : (htmlNames[name.toLowerCase()] ?? ""),
  },
];

const breaks: Escape = { pattern: /[\s\p{Cc}\p{Cf}]+/gu, meaning: () => "" };

/** One UTF-16 unit; nothing of a token lies beyond ASCII. */
function fromCode(digits: string, radix: number): string {
  return String.fromCharCode(Number.parseInt(digits, radix));
}

function undo(reading: Reading, { pattern, meaning }: Escape): Reading {
  let text = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let copied = 0;
  const copyTo = (end: number) => {
    text += reading.text.slice(copied, end);
    for (; copied < end; copied += 1) {
      starts.push(reading.starts[copied] ?? 0);
      ends.push(reading.ends[copied] ?? 0);
    }
  };
  for (const match of reading.text.matchAll(pattern)) {
    copyTo(match.index);
    const character = meaning(match.slice(1));
    copied = match.index + match[0].length;
    if (character === "") continue;
    text += character;
    starts.push(reading.starts[match.index] ?? 0);
    ends.push(reading.ends[copied - 1] ?? 0);
  }
  copyTo(reading.text.length);
  return { text, starts, ends };
}
