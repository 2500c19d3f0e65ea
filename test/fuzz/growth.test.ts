import assert from "node:assert/strict";
import { required, uuid } from "../campaign/marks.ts";
import { lookEverywhere, type Times } from "./look-everywhere.ts";
import { isLong } from "./plan-runs.ts";

/** Texts made of a piece that is repeated, around which there may be a beginning and an end. */
const growing: readonly (readonly [name: string, piece: string, start?: string, end?: string])[] = [
  ...[
    ":",
    "-",
    "?",
    "&a ",
    "*a ",
    "!a ",
    "#",
    "'",
    '"',
    "\\",
    "|",
    ">",
    "%",
    "@",
    "`",
    ",",
    "[",
    "]",
    "{",
    "}",
    "\0",
  ].map((piece) => [`many ${JSON.stringify(piece)}`, piece] as const),
  ...[
    "a: ",
    "a:",
    "- ",
    "? ",
    "''",
    '""',
    "a ",
    "\t",
    "\r",
    "\u0085",
    "\uFEFF",
    "\uD800",
    "a\n",
    "a\r",
    "- a\n",
    "#\n",
  ].map((piece) => [`many ${JSON.stringify(piece)}`, piece] as const),
  ...[
    "a: b\n",
    "a: 'b\n",
    'a: "b\n',
    "a: [\n",
    "a: {\n",
    " a: b\n",
    "\ta: b\n",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
  ].map((piece) => [`lines ${JSON.stringify(piece)}`, piece] as const),
  ...["<<<<<<< a\n", "=======\n", ">>>>>>> a\n", "<<<<<<< a\nb: 1\n=======\nb: 2\n>>>>>>> c\n"].map(
    (piece) => [`conflicts ${JSON.stringify(piece)}`, piece] as const,
  ),
  ["a long name", "Lorem ipsum ", "name: ", `\ncompany: ${uuid}\n`],
  ["a long name in quotes", "it''s ", "name: '", `'\ncompany: ${uuid}\n`],
  ["an open quote", "lorem ipsum\n", 'name: "', ""],
  ["an open quote in a line", "lorem ", "name: '", ""],
  ["a quote with escapes", "\\u00e9", 'name: "', `"\ncompany: ${uuid}\n`],
  ["a long id", "0123456789", "id: ", `\n${required}`],
  ["a long date", "2026-03-01 ", "created_at: ", `\n${required}`],
  ["a long time zone", "Europe/", "timezone: ", `\n${required}`],
  ["a time zone of one letter", "a", "timezone: ", `\n${required}`],
  ["a long status", "draft ", "status: ", `\n${required}`],
  ["a long boolean", "yes", "stop_on_reply: ", `\n${required}`],
  ["a long company", "3c90-", "company: ", "\nname: A\n"],
  ["a long key", "status", required, ": x\n"],
  ["a key with spaces", "status ", required, ": x\n"],
  ["a description of placeholders", "{{first_name}} ", `${required}description: `, "\n"],
  ["links", "https://a.b ", `${required}description: `, "\n"],
  ["spaces at the end", " ", `${required}description: x`, "\n"],
  ["empty lines in a block", "\n", `${required}description: |\n  x`, "\n  y\n"],
  ["a block", "  lorem ipsum\n", `${required}description: |\n`],
  ["a folded block", "  lorem\n\n", `${required}description: >\n`],
  ["senders", `  - ${uuid}\n`, `${required}sender_identity_ids:\n`],
  ["senders in one line", `${uuid}, `, `${required}sender_identity_ids: `, "\n"],
  ["senders in brackets", `${uuid}, `, `${required}sender_identity_ids: [`, "]\n"],
  ["senders that are none", "  - x\n", `${required}sender_identity_ids:\n`],
  ["unknown keys", "staus: draft\n", required],
  ["duplicate keys", `${required}`, ""],
  ["ids", `id: ${uuid}\n`, required],
  ["empty ids", "id:\n", required],
  ["wrong booleans", "stop_on_reply: yes\n", required],
  ["windows", "  a: 1\n", `${required}allowed_windows:\n`],
  ["windows in a list", "  - {a: 1, b: .nan}\n", `${required}allowed_windows:\n`],
  ["nested lists", "[", `${required}allowed_windows: `, "\n"],
  ["nested mappings", "{a: ", `${required}allowed_windows: `, "\n"],
  ["anchors and aliases", "  - &a x\n  - *a\n", `${required}allowed_windows:\n`],
  ["one anchor, many aliases", "  - *a\n", `name: &a x\ncompany: ${uuid}\nallowed_windows:\n`],
  ["aliases to nothing", "  - *b\n", `${required}allowed_windows:\n`],
  ["comments", "# lorem ipsum\n", "", required],
  ["comments behind", " # lorem", `${required}status: draft`, "\n"],
  ["comments in a list", `  # c\n  - ${uuid}\n`, `${required}sender_identity_ids:\n`],
  ["tabs before keys", "\tname: A\n", ""],
  ["lines of text", "lorem ipsum\n", required],
  ["deeper lines", "  lorem: ipsum\n", "name: A\n"],
  ["steps", "- subject: a\n  body: |\n    b\n", `${required}steps:\n`],
  ["explicit keys", "? a\n: b\n", required],
  ["curly quotes", "name: “A”\n", ""],
  ["line ends of every kind", "a: 1\r\nb: 2\rc: 3\n", ""],
];

/** In characters; the larger ones in a long test. */
const sizes = isLong ? { small: 1_000, large: 10_000 } : { small: 150, large: 1_500 };
/** Ten times the text may take this many times as long: in step with it, and room for noise. */
const mostGrowth = 35;
/** What is over by then is no hang, however it grew. */
const negligible = 250;
const mostMilliseconds = 1000;

describe("a text that grows", function () {
  this.timeout(0);
  for (const [name, piece, start = "", end = ""] of growing) {
    it(`${name}: no answer takes long, or far longer than the text did`, () => {
      const write = (size: number) => start + piece.repeat(Math.ceil(size / piece.length)) + end;
      const small = quickest(write(sizes.small));
      const large = quickest(write(sizes.large));
      for (const [question, time] of Object.entries(large)) {
        const growth = time / Math.max(small[question] ?? 0, 0.1);
        const found = `${question}: ${time.toFixed()} ms, ${growth.toFixed()} times as long`;
        assert.ok(time < mostMilliseconds, found);
        assert.ok(time < negligible || growth < mostGrowth, found);
      }
    });
  }
});

/** The shorter time of two, in a long test, with the cursor at the end and in the middle. */
function quickest(text: string): Times {
  const one = lookEverywhere(text, text.length);
  const other = isLong ? lookEverywhere(text, Math.floor(text.length / 2)) : one;
  return Object.fromEntries(
    Object.entries(one).map(([name, time]) => [name, Math.min(time, other[name] ?? time)]),
  );
}
