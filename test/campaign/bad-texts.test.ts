import assert from "node:assert/strict";
import {
  complete,
  findProblems,
  idOf,
  readCampaign,
  writeId,
  writeRequest,
} from "../../src/campaign/index.ts";
import { maximumDepth } from "../../src/campaign/parse-yaml.ts";
import { processorTime } from "../processor-time.ts";
import { newId, required, summary, uuid } from "./marks.ts";

/** Reads a text in every way there is; gives what was found, and how long it took in milliseconds. */
function readAllWays(text: string): { readonly codes: Set<string>; readonly time: number } {
  const start = processorTime();
  const campaign = readCampaign(text);
  const problems = findProblems(campaign);
  idOf(campaign);
  writeRequest(campaign);
  writeId(text, newId);
  complete(campaign, text.length);
  for (const { range, code } of problems) assertRange(text, range.start, range.end, code);
  return { codes: new Set(problems.map(({ code }) => code)), time: processorTime() - start };
}

/** A range lies in the text; that of a syntax error in one line, and it holds something. */
function assertRange(text: string, start: number, end: number, code: string): void {
  assert.ok(0 <= start && start <= end && end <= text.length, `${code} ${start}-${end}`);
  if (code !== "yaml-syntax" || text.trim() === "") return;
  assert.ok(start < end, `${code} is empty at ${start}`);
  assert.doesNotMatch(text.slice(start, end), /[\r\n]/);
}

describe("bad texts", () => {
  const codes: readonly (readonly [title: string, text: string, codes: readonly string[]])[] = [
    ["nothing", "", ["missing-key"]],
    ["only comments", "# a\n  # b\n", ["missing-key"]],
    ["only a byte order mark", "\uFEFF", ["missing-key"]],
    ["only ---", "---\n", ["missing-key"]],
    ["only ...", "...\n", ["missing-key"]],
    ["a list at the top", "- a\n- b\n", ["not-a-mapping"]],
    ["a word at the top", "name", ["not-a-mapping"]],
    ["two documents", `${required}---\n${required}`, ["multiple-documents"]],
    [
      "an empty document before the campaign",
      `--- # a\n---\n${required}`,
      ["missing-key", "multiple-documents"],
    ],
    ["a tab before everything", "\tname: A", ["missing-key", "yaml-syntax"]],
    ["tabs in a last line of white space", `${required}status: draft\ntimezone: UTC\nworkflow:\n\t`, []],
    ["tabs in lines of white space", `${required}workflow:\n\t\nstatus: draft\n`, []],
    ["tabs before comments", `${required}workflow:\n\t# none\nstatus: draft\n`, []],
    ["a NUL in a key", `${required}a\0b: 1`, ["unknown-key", "yaml-syntax"]],
    [
      "the names every object has",
      "__proto__: 1\nconstructor: 2\ntoString: 3\n",
      ["missing-key", "unknown-key"],
    ],
    ["an alias of itself", "&a name: A\ncompany: &b [*b]\n", ["wrong-type", "yaml-syntax"]],
    ["a top-level alias of itself", "&a\nname: *a\n", ["missing-key", "yaml-syntax"]],
  ];
  for (const [title, text, expected] of codes) {
    it(title, () => assert.deepEqual([...readAllWays(text).codes].sort(), [...expected].sort()));
  }

  it("lone surrogates and control characters", () => {
    for (const odd of ["\uD800", "\uDC00", "\0", "\u0007", "\u0085", "\u2028", "\uFFFE", "\uFEFF"]) {
      for (const text of [odd, `name: ${odd}\n`, `name: "${odd}"\n`, `${odd}: 1\n`, `- ${odd}`, `# ${odd}`])
        readAllWays(text);
    }
  });

  it("carriage returns alone as line ends", () => {
    readAllWays(required.replace(/\n/g, "\r"));
    readAllWays(`name: 'A\r${required}`.replace(/\n/g, "\r"));
  });

  it("does not mistake keys named like an object's own for values", () => {
    const text = `${required}allowed_windows: {__proto__: {name: x}, constructor: 1, toString: {valueOf: 2}}\n`;
    assert.deepEqual(summary(text), []);
  });

  it("an id that is no text is an id all the same", () => {
    for (const [value, id] of [
      ["{a: 1}", "{a: 1}"],
      ["{}", "{}"],
      ["[{}]", "[{}]"],
      ["42", "42"],
      ["false", "false"],
    ]) {
      const text = `id: ${value}\n${required}`;
      assert.equal(idOf(readCampaign(text)), id);
      assert.equal(writeId(text, newId), undefined);
    }
  });
});

describe("nesting", () => {
  const nested: readonly (readonly [title: string, write: (depth: number) => string])[] = [
    ["lists in brackets", (depth) => `allowed_windows: ${"[".repeat(depth)}${"]".repeat(depth)}`],
    ["mappings in brackets", (depth) => `allowed_windows: ${"{a: ".repeat(depth)}1${"}".repeat(depth)}`],
    ["lists by indentation", (depth) => `allowed_windows:\n  ${"- ".repeat(depth)}x`],
    ["mappings by indentation", (depth) => nestMappings(depth)],
  ];
  for (const [title, write] of nested) {
    it(`${title}: ${maximumDepth} levels are read, one more is an error`, () => {
      assert.deepEqual(summary(required + write(maximumDepth - 1)), []);
      assert.deepEqual([...readAllWays(required + write(maximumDepth)).codes], ["yaml-syntax"]);
    });
  }

  it("does not overflow, however deep", () => {
    for (const text of [
      `name: ${"[".repeat(10_000)}${"]".repeat(10_000)}`,
      `name: ${"[".repeat(10_000)}`,
      `name: ${"{a: ".repeat(10_000)}`,
      `name: ${"]".repeat(10_000)}`,
      "- ".repeat(10_000),
      "? ".repeat(10_000),
      nestMappings(1000),
    ]) {
      assert.ok(readAllWays(text).time < 5000);
    }
  });

  it("counts what aliases stand for", () => {
    const levels = Array.from({ length: 60 }, (_, level) => {
      const inner = level === 0 ? "x" : `*a${level - 1}`;
      return `  a${level}: &a${level} ${"[".repeat(80)}${inner}${"]".repeat(80)}\n`;
    });
    const { codes, time } = readAllWays(`${required}allowed_windows:\n${levels.join("")}`);
    assert.deepEqual([...codes], ["alias-expansion"]);
    assert.ok(time < 5000);
  });
});

describe("large texts", () => {
  const fill = (line: string, length = 200_000) => line.repeat(Math.ceil(length / line.length));
  const bomb = Array.from("bcdefghijkl", (name, index) => {
    const inner = `*${"abcdefghijkl"[index]}`;
    return `  ${name}: &${name} [${Array(9).fill(inner).join(", ")}]\n`;
  });
  const texts: readonly (readonly [title: string, text: string])[] = [
    ["one long line", `${required}description: ${fill("lorem ipsum ", 1_000_000)}`],
    ["a long block of text", `${required}description: |\n${fill("  lorem ipsum\n", 1_000_000)}`],
    [
      "a long block of text and a broken line",
      `${required}description: |\n${fill("  lorem\n", 1_000_000)}broken\n`,
    ],
    ["line breaks", `${fill("\n")}name: A`],
    ["spaces", `${fill(" ", 1_000_000)}name: A`],
    ["comments", fill("# comment\n", 1_000_000)],
    ["errors in one line", fill("&a ", 60_000)],
    ["broken lines among good ones", fill("name: A\nstatus: 'draft\n", 60_000)],
    ["documents", fill("---\n")],
    ["senders", `${required}sender_identity_ids:\n${fill(`  - ${uuid}\n`)}`],
    [
      "aliases that multiply",
      `${required}allowed_windows:\n  a: &a [${Array(9).fill("x").join(", ")}]\n${bomb.join("")}`,
    ],
  ];
  for (const [title, text] of texts) {
    it(`${title} (${text.length.toLocaleString("en")} characters) end in time`, function () {
      this.timeout(20_000);
      assert.ok(readAllWays(text).time < 10_000);
    });
  }

  it("may have more problems than a call has room for arguments", function () {
    this.timeout(20_000);
    assert.equal(summary(`name: A\ncompany: ${uuid}\n${"a:\n".repeat(130_000)}`).length, 2 * 130_000 - 1);
  });
});

function nestMappings(depth: number): string {
  const lines = Array.from({ length: depth }, (_, level) => `${"  ".repeat(level + 1)}a:\n`);
  return `allowed_windows:\n${lines.join("")}`;
}
