import assert from "node:assert/strict";
import type { ProblemCode, Severity } from "../../src/campaign/index.ts";
import { diskForms, newId, problemsOf, readMarks, required, uuid, writeMarks } from "./marks.ts";

/** `«…»` marks where the one problem of this code must be; the required keys are put before it. */
type Case = readonly [marked: string, message: RegExp];

/** What the text alone can be; the others come from an answer, the ledger, other files or what accounts say. */
type TextCode = Exclude<
  ProblemCode,
  | "server-rejected"
  | "no-answer"
  | "lost-id"
  | "duplicate-id"
  | "same-campaign"
  | "wrong-kind"
  | "unverified-sender"
>;

const cases: Readonly<Record<TextCode, readonly Case[]>> = {
  "yaml-syntax": [
    ["status: «@»draft", /Put quotes/],
    ["description: «a: b»", /put quotes around it/],
    ["description: «& b»", /begins with `&` needs quotes/],
    ['description: "a«\\»q"', /double quotes/],
    ['description: «"a»', /never closed/],
    ["description: «'it»", /never closed/],
    ["sender_identity_ids: «[a, b»", /`\[` is not closed/],
    ["allowed_windows: «{a: b»", /`\{` is not closed/],
    ["«\t»status: draft", /tabs/],
    ["sender_identity_ids:\n«\t»- a", /tabs/],
    ["description: «*bold*»", /none is called `&bold\*`.*put quotes/],
    ["allowed_windows: &a\n  b: «*a»", /never ends/],
    ["description: «!important»", /tag/],
    ["description: !!binary «aGk=»", /`!!binary` has no form in JSON/],
    ["created_at: !!timestamp «2026-03-01T09:00:00Z»", /`!!timestamp` has no form/],
    ["allowed_windows: !!set\n  «? a»\n  ? b", /`!!set` has no form/],
    ["description: «'it's'»", /goes on after its closing quote/],
    ["description: «*bold* move»", /begins with `\*` needs quotes/],
    ["sender_identity_ids:\n  - a: 1\n «- b: 2»", /not indented like the items above/],
    ["«this is no entry»", /no `key: value`/],
    ["«status:draft»\ntimezone: UTC", /no `key: value`/],
    ["timezone: UTC\n  «status: draft»", /indented deeper/],
    ["description: «{{first_name}}, hello!»", /begins with `\{` needs quotes/],
    ["description: a«\0»b", /invisible character U\+0000/],
    ["# «\u001B»", /U\+001B/],
    ["description: a«\uD800»", /U\+D800/],
  ],
  "duplicate-key": [
    ["«name»: B", /`name` is already there/],
    ['«"name"»: B', /`name` is already there/],
    ["? «name»\n: B", /`name` is already there/],
    ["&x «name»: B", /`name` is already there/],
    ["allowed_windows: {a: 1, 'b': 2, «\"a\"»: 3}", /`a` is already there/],
    ["allowed_windows:\n  - a:\n      b: 1\n      «b»: 1", /`b` is already there/],
    ["allowed_windows: {__proto__: 1, «__proto__»: 2}", /`__proto__`/],
  ],
  "multiple-documents": [
    ["«---»\nname: B", /A second document begins here/],
    ["«---»", /A second document/],
    ["...\n«---» # next\nname: B", /A second document/],
    ["...\n«n»ame: B", /A second document/],
  ],
  "not-a-mapping": [],
  "unknown-key": [
    ["«nmae»: x", /`nmae` is no key of a campaign\. If `name` is meant: it is already there\.$/],
    ["«Name»: x", /`Name` is no key/],
    [
      "«budget»: x",
      /no key of a campaign\. Remove it, or press Control\+Space on an empty line to see which keys there are\.$/,
    ],
    ["«stauts»: x", /Did you mean `status`\?$/],
    ["«'nmae'»: x", /`nmae`/],
    ["&a «nmae»: x", /`nmae`/],
    ["«nmae»:", /`nmae`/],
    ["«42»: x", /`42`/],
    ["? «[a, b]»\n: x", /is no key/],
    ["«__proto__»: x", /`__proto__`/],
    ["«constructor»: x", /`constructor`/],
    ["«<<»: {status: draft}", /no merge key/],
    ["allowed_windows: {«<<»: {a: 1}}", /no merge key/],
  ],
  "missing-key": [],
  "wrong-type": [
    [
      "description: «{{first_name}}»",
      /group of keys; it must be text\. If it is text that begins with `\{`, put quotes/,
    ],
    ["description: «42» # answer", /is the number 42; it must be text\. Put quotes/],
    ["description: «true»", /Put quotes/],
    ["description: «null»", /is null; it must be text/],
    ["description: «~»", /is null/],
    ["«description»:", /`description` has no value/],
    ["«description»: # later", /has no value/],
    ["«description»: &a", /has no value/],
    ["description: &a «[x]»", /is a list; it must be text\. If it is text that begins with `\[`, put quotes/],
    ["description: !!int «'42'»", /the number 42/],
    ["description:\n  «a: 1\n  b: 2»\nstatus: draft", /a group of keys/],
    ["description:\n  «- a\n  - b»\n\n# end\nstatus: draft", /a list/],
    ["status: «2»", /must be one of draft/],
    ["stop_on_reply: «yes»", /`yes`; it must be true or false/],
    ["stop_on_reply: «'true'»", /true or false/],
    ["stop_on_reply: «1»", /true or false/],
    ["is_deleted: «off»", /true or false/],
    [`sender_identity_ids: «${uuid}»`, /must be a list/],
    ["«sender_identity_ids»:", /must be a list/],
    [`sender_identity_ids:\n  - ${uuid}\n  - «null»`, /Item 2 of `sender_identity_ids` is null/],
    [`sender_identity_ids:\n  - ${uuid}\n  «-»\n`, /Item 2 of `sender_identity_ids` has no value/],
    ["sender_identity_ids:\n  - «a: 1\n    b: 2»\nstatus: draft", /Item 1/],
    ["workflow: «1e10»", /a UUID such as .*, or null/],
    ["id: «42»", /`id` is the number 42/],
    ["id: «{}»", /`id` is a group/],
    ["created_at: «2026»", /date and time/],
    ["allowed_windows: «.nan»", /JSON has no number `\.nan`/],
    ["allowed_windows: {a: [ «-.inf» ]}", /JSON has no number/],
    ["allowed_windows: [ «9007199254740992» ]", /too large/],
    ["allowed_windows: [9007199254740991, «-9007199254740993» ]", /too large/],
    ["allowed_windows: {«1»: a}", /The key `1` is not text/],
    ["allowed_windows: {«null»: a}", /not text/],
    ["allowed_windows: {«true»: a}", /not text/],
    ["allowed_windows: {? «[a]» : b}", /not text/],
  ],
  "invalid-value": [
    ["status: «live» # c", /`live`; it must be one of draft, active, paused, completed, cancelled/],
    ["status: «Draft»", /`Draft`/],
    ["status: «''»", /is empty/],
    ["status: «'live'»", /`live`/],
    ["status: !!str «live»", /`live`/],
    ["status: &s «live»", /`live`/],
    ["description: &s live\nstatus: «*s»", /`live`/],
    ["status: «|\n  draft»\ntimezone: UTC", /`draft`, with spaces or line breaks around it/],
    ["status:\n  «live»", /`live`/],
  ],
  "invalid-format": [
    ["workflow: «nope»", /`nope`; it must be a UUID such as/],
    ["workflow: «''»", /is empty/],
    [`workflow: «'${uuid} '»`, /with spaces/],
    [`workflow: «${uuid.replaceAll("-", "")}»`, /UUID.*\. Its dashes are missing\.$/],
    [`workflow: «"{${uuid}}"»`, /There is something around or between it that is no part of it\.$/],
    [`sender_identity_ids:\n  - ${uuid}\n  - «"x"» # c`, /Item 2 of `sender_identity_ids`/],
    [`sender_identity_ids: [${uuid}, «x» ]`, /Item 2/],
    ["created_at: «2026-03-01»", /date and time with an offset.* Its time is missing\.$/],
    ["created_at: «2026-03-01T09:00:00»", /Its offset is missing: `Z` at the end stands for UTC\.$/],
    ["created_at: «2026-02-29T09:00:00Z»", /There is no 2026-02-29 in the calendar\.$/],
    ["created_at: «2026-03-01T25:00:00Z»", /such as 2026-03-01T09:00:00Z\.$/],
    ["id: «x»", /`id` is `x`/],
    ["id: «' '»", /`id` is blank/],
  ],
  "too-long": [
    [`timezone: «${"x".repeat(65)}»`, /`timezone` has 65 characters; it may have at most 64/],
    [`timezone: «"${"😀".repeat(65)}"»`, /has 65 characters/],
  ],
  "too-short": [],
  "read-only-key": [
    [
      "«steps»: []",
      /`steps` cannot be set in this file: Outbox may drop it without a word\..*add them to the campaign in Outbox/,
    ],
    ["«sender_identities»: []", /`sender_identity_ids`/],
    ["«sent_count»: 1", /cannot be set/],
    ["«unique_opens»: 1", /cannot be set/],
    ["«unique_clicks»: 1", /cannot be set/],
    ["«replies»: 1", /cannot be set/],
    ["«'updated_at'»:", /cannot be set/],
  ],
  "unknown-timezone": [
    ["timezone: «Europe/Berln»", /not a known time zone/],
    ["timezone: «''»", /not a known time zone/],
    ["timezone: «europe/berlin»", /spelled `Europe\/Berlin`/],
    ["timezone: «'+02:00'»", /An offset is not a time zone/],
    ["timezone: &z «UTC+2» # c", /An offset is not a time zone/],
  ],
  "duplicate-sender": [
    [`sender_identity_ids:\n  - ${uuid}\n  - «${uuid}»`, /already in the list/],
    [`sender_identity_ids: [${uuid}, «"${uuid.toUpperCase()}"» ]`, /already in the list/],
    [`sender_identity_ids:\n  - &a ${uuid}\n  - «*a»`, /already in the list/],
  ],
  "merge-conflict": [
    ["«<<<<<<< HEAD»\nstatus: draft\n=======\nstatus: paused\n>>>>>>> other", /Git left two versions/],
    [
      "«<<<<<<< HEAD»\nstatus: draft\n||||||| base\nstatus: x\n=======\n>>>>>>> other",
      /Git left two versions/,
    ],
    [
      `«<<<<<<< HEAD»\nid: ${uuid}\n=======\nid: ${newId}\n>>>>>>> other`,
      /two campaigns exist in Outbox. Keep both/,
    ],
  ],
  "old-timezone": [
    ["timezone: «EST»", /5 hours behind UTC all year.*`America\/New_York`/],
    ["timezone: «PST»", /abbreviation that not every machine knows.*Write `America\/Los_Angeles` instead/],
  ],
  "deleted-campaign": [["is_deleted: «true»", /already deleted/]],
  "no-senders": [
    ["status: «active»", /`active` and has no senders/],
    ["status: &s «completed»\nsender_identity_ids: []", /no senders/],
  ],
  "outer-spaces": [],
  "null-windows": [
    ["allowed_windows: «null»", /is null/],
    ["«allowed_windows»:", /has no value/],
  ],
  "ambiguous-text": [
    ["description: «no»", /read it as true or false/],
    ["description: «2026-03-01» # c", /read it as a date/],
  ],
  "hidden-text": [
    ["description: Sale «#1»", /`#1` is left out of the text: `#` begins a comment/],
    ["description: Sale «#1 # more»", /is left out/],
    ["description:\n  our\n  sale «#1»", /is left out/],
    ["description: «&Spring» sale", /`&Spring` is left out of the text/],
    ["description: «&Spring» sale #1", /`&Spring`/],
  ],
  "curly-quotes": [["description: «“Spring”»", /Curly quotes are part of the text/]],
  "alias-expansion": [
    [
      `allowed_windows:\n  - &a [${"x, ".repeat(400)}]\n  - &b [${"*a, ".repeat(400)}]\n  - «*b»`,
      /more than 200,000 values/,
    ],
    [
      `allowed_windows:\n  - &a ${"[".repeat(60)}x${"]".repeat(60)}\n  - ${"[".repeat(60)} «*a» ${"]".repeat(60)}`,
      /nests deeper/,
    ],
  ],
};

/** Cases that cannot follow a valid `name` and `company`. */
const wholeTexts: readonly (readonly [code: ProblemCode, marked: string, message: RegExp])[] = [
  ["not-a-mapping", "---\n«- a\n- b»\n", /lines of `key: value`/],
  ["not-a-mapping", "«[]»", /lines of `key: value`/],
  ["not-a-mapping", "«just text»", /lines of/],
  ["not-a-mapping", "# c\n«42» # c", /lines of/],
  ["not-a-mapping", "--- «~»", /lines of/],
  ["not-a-mapping", "&a «'x'»", /lines of/],
  ["missing-key", `«company»: ${uuid}`, /`name` is missing\. The campaign's name/],
  ["missing-key", "# c\n«name»: A\nstatus: draft", /`company` is missing/],
  ["missing-key", "---\n«'name'»: A", /`company` is missing/],
  ["missing-key", "{ «name»: A }", /`company` is missing/],
  ["outer-spaces", `name: «' A '»\ncompany: ${uuid}`, /begins or ends with spaces/],
  ["outer-spaces", `name: «|\n  A»\ncompany: ${uuid}`, /begins or ends with spaces/],
  ["duplicate-key", `id: ${uuid}\n${required}«id»: ${newId}`, /two campaigns exist in Outbox. Keep both ids/],
  ["too-short", `name: «''»\ncompany: ${uuid}`, /`name` is blank/],
  ["too-short", `name: «"  "»\ncompany: ${uuid}`, /`name` is blank/],
  ["too-short", `name: «|+»\n\ncompany: ${uuid}`, /`name` is blank/],
  ["too-long", `name: «${"x".repeat(256)}»\ncompany: ${uuid}`, /256 characters; it may have at most 255/],
  ["too-long", `name: «>\n  ${"x".repeat(255)}»\ncompany: ${uuid}`, /256 characters/],
  ["yaml-syntax", `«%YAML 1.1»\n---\n${required}`, /YAML 1\.2/],
  ["yaml-syntax", `«%YAML 1.3»\n---\n${required}`, /YAML 1\.2/],
  ["yaml-syntax", '«{name: "A"»', /`\{` is never closed/],
  ["yaml-syntax", "«{allowed_windows: {a: [b]}»", /`\{` is never closed/],
  ["yaml-syntax", "«{allowed_windows: [a, b]»", /`\{` is never closed/],
  [
    "yaml-syntax",
    `name: A\ncompany: ${uuid}\nallowed_windows: ${"[".repeat(99)}«[»${"]".repeat(100)}`,
    /deeper than 100/,
  ],
];

const severities: Partial<Record<ProblemCode, Severity>> = {
  "unknown-timezone": "warning",
  "duplicate-sender": "warning",
  "deleted-campaign": "warning",
  "null-windows": "warning",
  "no-senders": "information",
  "outer-spaces": "information",
  "hidden-text": "warning",
  "curly-quotes": "information",
  "old-timezone": "hint",
  "ambiguous-text": "hint",
};

describe("problems", () => {
  for (const [code, list] of Object.entries(cases) as [TextCode, readonly Case[]][]) {
    describe(code, () => {
      for (const [marked, message] of list) check(code, `${required}${marked}\n`, message, marked);
      for (const [own, marked, message] of wholeTexts) if (own === code) check(code, marked, message, marked);
    });
  }

  it("has a case for every code", () => {
    const exercised = new Set(wholeTexts.map(([code]) => code));
    for (const [code, list] of Object.entries(cases))
      assert.ok(list.length > 0 || exercised.has(code as ProblemCode), code);
  });

  it("says nothing about a correct campaign", () => {
    for (const [form, change] of diskForms) assert.deepEqual(problemsOf(change(required)), [], form);
  });

  it("takes YAML 1.2 by its name", () => {
    for (const directive of ["%YAML 1.2", "%YAML  1.2 ", "%YAML 1.2 # c"]) {
      assert.deepEqual(problemsOf(`${directive}\n---\n${required}`), [], directive);
    }
  });

  it("warns of directives YAML reserves", () => {
    const [problem, ...others] = problemsOf(`%FOO\n---\n${required}`);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [problem?.code, problem?.severity, problem?.range],
      ["yaml-syntax", "warning", { start: 0, end: 4 }],
    );
  });

  it("relates a duplicate to the first of its kind", () => {
    const { text, ranges } = readMarks(`«name»: A\ncompany: ${uuid}\n'name': B\nname: C\n`);
    assert.deepEqual(
      problemsOf(text).map(({ related }) => related?.range),
      [ranges[0], ranges[0]],
    );
    const senders = readMarks(`${required}sender_identity_ids:\n  - «${uuid}»\n  - ${uuid.toUpperCase()}\n`);
    assert.deepEqual(problemsOf(senders.text)[0]?.related?.range, senders.ranges[0]);
  });
});

/** The marked text has exactly the one problem, whatever its line ends. */
function check(code: ProblemCode, marked: string, message: RegExp, title: string): void {
  const severity = severities[code] ?? "error";
  for (const [form, change] of diskForms) {
    it(`${form}: ${JSON.stringify(title.length > 100 ? `${title.slice(0, 100)}…` : title)}`, () => {
      const { text, ranges } = readMarks(change(marked));
      const problems = problemsOf(text);
      assert.equal(
        writeMarks(
          text,
          problems.map(({ range }) => range),
        ),
        writeMarks(text, ranges),
      );
      assert.deepEqual(
        problems.map((problem) => [problem.code, problem.severity]),
        [[code, severity]],
      );
      assert.match(problems[0]?.message ?? "", message);
    });
  }
}
