import fc from "fast-check";
import { anyText, blockText } from "./generate.ts";
import { uuid } from "./marks.ts";

/** A text as it is at one moment, and where the cursor is. */
export interface Moment {
  readonly text: string;
  readonly offset: number;
}

/** Entries as people write them, right and wrong; each ends its line. */
const entries = [
  "name: Spring launch\n",
  "name: 'it''s'\n",
  'name: "open\n',
  "name: 'open\n",
  'name: "a" b\n',
  "name: Sale #1\n",
  "name: Hello! *you* & me\n",
  "name: yes\n",
  "name: &a x\n",
  "name: *a\n",
  "name: !!str 5\n",
  "name: a: b\n",
  "name:\n",
  "name:x\n",
  "name\n",
  "n\n",
  "name: two\n  lines\n\n  and more # note\n",
  "name: two\nlines\n",
  `company: ${uuid}\n`,
  `company: ${uuid} # Acme\n`,
  `id: ${uuid}\n`,
  "id:\n",
  "status: draft\n",
  "status: live\n",
  "status: active\n",
  "status:\n",
  "status:draft\n",
  "status: draft\n\n# a comment\n\n",
  "Status: draft\n",
  "staus: draft\n",
  "timezone: Europe/Berlin\n",
  "timezone: europe/berlin\n",
  'timezone: "EST"\n',
  "stop_on_reply: true\n",
  "stop_on_reply: yes\n",
  "is_deleted: true\n",
  "description: |\n  A text\n    of lines\n\n",
  "description: |+\n  A text\n\n\n",
  "description: >-\n  folded\n  text\n # odd\n",
  "description: |2\n    deep\n",
  "description: |\n  text\n \t\n",
  "description: |\n",
  `sender_identity_ids:\n  - ${uuid}\n  - ${uuid}\n`,
  `sender_identity_ids:\n- ${uuid}\n- \n# c\n- x\n`,
  `sender_identity_ids: [${uuid}, x]\n`,
  "sender_identity_ids: [\n",
  "sender_identity_ids:\n  - a\n - b\n",
  "sender_identity_ids:\n  -\n",
  "allowed_windows:\n  - day: 1\n    from: '09:00'\n    except: [a, {b: .nan}]\n  # end\n",
  "allowed_windows: {a: 1, a: 2}\n",
  "allowed_windows: {\n  a: 1\n}\n",
  "allowed_windows: {\n",
  "allowed_windows:\n  <<: x\n  1: y\n",
  "allowed_windows: null\n",
  "allowed_windows:\n\ta: b\n",
  "allowed_windows: ]\n",
  '"name": x\n',
  '"na\n',
  "'status' : draft\n",
  "unknown: 1\n",
  "# comment\n",
  "  # indented comment\n",
  "\n",
  "   \n",
  "  name: x\n",
  " status: draft\n",
  "---\n",
  "...\n",
  "- item\n",
  "? a\n: b\n",
  "[a]\n",
  "{a: b}\n",
  "@x\n",
  "%YAML 1.1\n",
  "<<<<<<< HEAD\n",
  "=======\n",
  ">>>>>>> x\n",
  "a\u2028b: c\n",
  "a: b\rc: d\n",
  "a: \u0000\n",
  "\uFEFFa: b\n",
  "name: 'it''\n",
  'name: "it\\"\n',
  "timezone\n  : Europe/Berlin\n",
  "sender_identity_ids:\n- \n# c\n x\n",
];

/** Most of a file is in order while one line of it is typed. */
const soundEntries = entries.filter((_, index) => [0, 18, 22, 30, 33, 36, 43, 48].includes(index));

const document = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(fc.constantFrom(...soundEntries), { maxLength: 6 }).map((parts) => parts.join("")),
  },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...entries), fc.constantFrom(...soundEntries)), { maxLength: 8 })
      .map((parts) => parts.join("")),
  },
  { weight: 1, arbitrary: blockText },
  { weight: 1, arbitrary: anyText },
);

/** Something that is typed or pasted, or how many characters are taken away. */
const edit = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("line" as const), text: fc.constantFrom(...entries) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("inside" as const),
      text: fc.oneof(
        fc.constantFrom(
          ...entries,
          '"',
          "'",
          "[",
          "{",
          ": ",
          "#",
          " #",
          "|",
          "-",
          "- ",
          "\t",
          "\n",
          "\r\n",
          "\r",
          "  ",
        ),
        fc.string({ unit: "binary", maxLength: 3 }),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("cut" as const), text: fc.string({ maxLength: 40 }) }),
  },
);

const items = [
  `- ${uuid}\n`,
  `- ${uuid} # Acme\n`,
  "-\n",
  "- \n",
  "# between\n",
  "  # between\n",
  "\n",
  "- two\n    lines\n",
  "- |\n    text\n\n",
  "- |+\n    text\n\n",
  "- - a\n    - b\n",
  "- a: 1\n    b: 2\n",
  '- "open\n',
  "- [a,\n    b]\n",
  "- &a x\n",
  "- *a\n",
  "-x\n",
  "  - deeper\n",
];

/** A campaign with a list that is long, most of it in order. */
const longDocument = fc
  .record({
    indent: fc.constantFrom("", "  "),
    salt: fc.nat(1000),
    odd: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...items)), { maxLength: 3 }),
    behind: fc.constantFrom("", "status: draft\n", "# end\n"),
  })
  .map(({ indent, salt, odd, behind }) => {
    const lines = Array.from(
      { length: 230 },
      (_, index) => `- ${uuid.slice(0, -6)}${((index * 7919 + salt * 104729) % 1e6) + 1e6}\n`,
    );
    for (const [at, item] of odd) lines.splice(at % lines.length, 0, item);
    return `name: Long\nsender_identity_ids:\n${lines.map((line) => indent + line).join("")}${behind}`;
  });

/**
 * The states of a text while it is worked on: lines are typed into it character by character, things are pasted and
 * taken away. Half of the texts have line ends of Windows.
 */
export const typingSessions = workOn(document, edit);

/** The same in a file with a long list. */
export const longSessions = workOn(
  longDocument,
  fc.oneof(
    edit,
    fc.record({
      kind: fc.constant("line" as const),
      text: fc.constantFrom(...items.map((item) => `  ${item}`)),
    }),
  ),
);

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function workOn(texts: fc.Arbitrary<string>, edit: fc.Arbitrary<Edit>): fc.Arbitrary<Moment[]> {
  return fc
    .record({
      text: texts,
      edits: fc.array(fc.tuple(edit, fc.nat()), { minLength: 1, maxLength: 4 }),
      crlf: fc.boolean(),
    })
    .map(({ text, edits, crlf }) => {
      const moments: Moment[] = [{ text, offset: 0 }];
      for (const [{ kind, text: put }, at] of edits)
        moments.push(...work(moments.at(-1)?.text ?? "", kind, put, at));
      return crlf ? moments.map(withCrlf) : moments;
    });
}

function work(text: string, kind: "line" | "inside" | "cut", put: string, at: number): Moment[] {
  const place =
    kind === "line" ? (lineStarts(text)[at % lineStarts(text).length] ?? 0) : at % (text.length + 1);
  const [before, behind] = [text.slice(0, place), text.slice(place)];
  if (kind === "cut") return [{ text: before + behind.slice(put.length), offset: place }];
  if (kind === "inside") return [{ text: before + put + behind, offset: place + put.length }];
  // The line break comes first: what is typed has a line of its own.
  const rest = put.endsWith("\n") ? `\n${behind}` : behind;
  const typed = put.replace(/\n$/, "");
  return Array.from({ length: typed.length + 1 }, (_, length) => ({
    text: before + typed.slice(0, length) + rest,
    offset: place + length,
  }));
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

function withCrlf({ text, offset }: Moment): Moment {
  const change = (part: string) => part.replace(/(?<!\r)\n/g, "\r\n");
  return { text: change(text), offset: change(text.slice(0, offset)).length };
}
