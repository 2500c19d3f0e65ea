import { createRequire } from "node:module";
import fc from "fast-check";

/** The whole package: the build leaves out what writes YAML, since the extension only reads it. */
const { stringify } = createRequire(import.meta.url)("yaml") as typeof import("yaml");

/** What fast-check runs: the same cases each time; OUTBOX_TEST_RUNS multiplies them, each time others. */
export function runs(count: number): fc.Parameters<unknown> {
  const factor = Number(process.env["OUTBOX_TEST_RUNS"] ?? "") || 1;
  return { numRuns: count * factor, ...(factor === 1 && { seed: 20260301 }) };
}

const day = fc.constantFrom(
  "monday",
  "2",
  "09:00",
  "__proto__",
  "",
  "yes",
  "null",
  "~",
  "a: b",
  "# c",
  "- x",
);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.oneof(
      day,
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    ),
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(day, fc.string()), tie("value")), { maxLength: 4 })
      .map((pairs) => new Map(pairs)),
  ),
})).value;

/** The value of a campaign without errors. */
const campaignValue = fc.record(
  {
    name: fc.string({ minLength: 1, maxLength: 100, unit: "grapheme" }).filter((name) => /\S/.test(name)),
    company: fc.uuid(),
    status: fc.constantFrom("draft", "active", "paused", "completed", "cancelled"),
    sender_identity_ids: fc.array(fc.uuid(), { maxLength: 4 }),
    description: fc.string({ unit: "grapheme", maxLength: 200 }),
    timezone: fc.constantFrom("UTC", "Europe/Berlin", "EST5EDT"),
    allowed_windows: json,
    stop_on_reply: fc.boolean(),
    workflow: fc.option(fc.uuid()),
    id: fc.constantFrom(null, ""),
  },
  { requiredKeys: ["name", "company"] },
);

/** The text of a campaign without errors, in any of the styles people and tools write YAML in. */
export const campaignText = writeCampaign(fc.boolean());

/** The same, but never between brackets. */
export const blockText = writeCampaign(fc.constant(false));

function writeCampaign(flow: fc.Arbitrary<boolean>): fc.Arbitrary<string> {
  return fc
    .record({
      value: campaignValue,
      flow,
      quotes: fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE"),
      indent: fc.integer({ min: 1, max: 4 }),
      start: fc.constantFrom("", "# comment\n", "---\n", "--- # c\n", "%YAML 1.2\n---\n", "\n\n"),
      end: fc.constantFrom("", "# end\n", "...\n", "\n\n"),
      crlf: fc.boolean(),
      bom: fc.boolean(),
    })
    .map(({ value, flow, quotes, indent, start, end, crlf, bom }) => {
      const body = stringify(value, {
        collectionStyle: flow ? "flow" : "any",
        defaultStringType: quotes as "PLAIN",
        defaultKeyType: "PLAIN",
        indent,
      });
      const text = start + body + end;
      return (bom ? "\uFEFF" : "") + (crlf ? text.replace(/\n/g, "\r\n") : text);
    });
}

const tokens =
  "- |? |: |: \n|, |[|]|{|}|\"|'||\n|>-\n|#| #|&a |*a|!!str |!x |---\n|...\n|%YAML 1.1\n|\t|\n|\r\n|\r|  |    |\uFEFF|\0|" +
  "name: |company: |id:|id: |status: |status|sender_identity_ids:\n  - |timezone: |allowed_windows: |draft|null|42|.nan|<<: |x";

/** Anything at all: characters, pieces of YAML in any order, and campaigns with pieces cut out or put in. */
export const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.constantFrom(...tokens.split(/\|(?=.|\n)/s)), { maxLength: 25 }).map((parts) => parts.join("")),
  fc
    .tuple(campaignText, fc.nat(), fc.nat(30), fc.constantFrom("", ...tokens.split("|")))
    .map(([text, at, cut, piece]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + piece + text.slice(start + cut);
    }),
);
