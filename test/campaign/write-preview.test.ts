import assert from "node:assert/strict";
import fc from "fast-check";
import {
  findProblems,
  readCampaign,
  writeCommented,
  writePreview,
  writeRequest,
} from "../../src/campaign/index.ts";
import { runs } from "./generate.ts";
import { diskForms, newId, required, uuid } from "./marks.ts";

function preview(text: string, notes: readonly string[] = []): string {
  const campaign = readCampaign(text);
  return writePreview(campaign, findProblems(campaign), notes);
}

/** The comments before the JSON, those that were broken into lines as one, and the JSON. */
function split(text: string): { comments: string[]; json: string } {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => !line.startsWith("// "));
  const comments = lines.slice(0, first).join("\n").replaceAll("\n//   ", " ").split("\n");
  return { comments: first === 0 ? [] : comments, json: lines.slice(first).join("\n") };
}

const created = `// This campaign exists in Outbox with the id ${newId}, and is not created again.`;

const cases: readonly (readonly [
  title: string,
  text: string,
  comments: readonly (string | RegExp)[],
  value: unknown,
])[] = [
  [
    "errors, each with its line",
    `# Spring\nname: A\nstatus: live\ncompany: ${uuid}\nstauts: x\n`,
    ["// This campaign cannot be created yet: 2 errors.", /^\/\/ Line 3: .*draft/, /^\/\/ Line 5: .*stauts/],
    { name: "A", status: "live", company: uuid, stauts: "x" },
  ],
  [
    "one error",
    "name: A\n",
    ["// This campaign cannot be created yet: 1 error.", /^\/\/ Line 1: .*company/],
    { name: "A" },
  ],
  [
    "a broken line, which is left out",
    `name: "A\ncompany: ${uuid}\n`,
    ["// This campaign cannot be created yet: 1 error.", /^\/\/ Line 1: /],
    { company: uuid },
  ],
  [
    "what JSON cannot carry",
    `${required}allowed_windows: [.nan, .inf]\n`,
    [/2 errors/, /^\/\/ Line 3: /, /^\/\/ Line 3: /],
    { name: "A", company: uuid, allowed_windows: [null, null] },
  ],
  ["nothing", "", [/2 errors/, /^\/\/ Line 1: /, /^\/\/ Line 1: /], {}],
  ["words", "just words\n", [/1 error/, /^\/\/ Line 1: /], {}],
  ["an id", `id: ${newId}\n${required}`, [created], { name: "A", company: uuid }],
  [
    "an id, and errors by now",
    `id: ${newId}\nname: 1\ncompany: ${uuid}\n`,
    [created, "// Its file has 1 error.", /^\/\/ Line 2: /],
    { name: 1, company: uuid },
  ],
];

describe("the preview of the request", () => {
  it("is exactly the request body when nothing is in the way", () => {
    for (const [, change] of diskForms) {
      const text = change(`${required}description: |\n  // no comment\n  b\ntimezone: Nowhere/Land\n`);
      assert.equal(preview(text), writeRequest(readCampaign(text)));
    }
  });

  for (const [title, text, comments, value] of cases) {
    it(`tells of ${title}`, () => {
      for (const [, change] of diskForms) {
        const shown = split(preview(change(text)));
        assert.deepEqual(JSON.parse(shown.json), value);
        assert.equal(shown.comments.length, comments.length, shown.comments.join("\n"));
        comments.forEach((expected, index) => {
          const comment = shown.comments[index] ?? "";
          if (typeof expected === "string") assert.equal(comment, expected);
          else assert.match(comment, expected);
        });
      }
    });
  }

  it("puts the notes first", () => {
    assert.deepEqual(split(preview(`id: ${newId}\n${required}`, ["One.", "Two."])).comments, [
      "// One.",
      "// Two.",
      created,
    ]);
    assert.equal(preview(required, ["One."]), `// One.\n${preview(required)}`);
  });

  it("does not tell hundreds of errors one by one", () => {
    const { comments } = split(
      preview(required + Array.from({ length: 300 }, (_, n) => `key${n}: x\n`).join("")),
    );
    assert.equal(comments[0], "// This campaign cannot be created yet: 300 errors.");
    assert.match(comments[20] ?? "", /^\/\/ Line 22: .*key19/);
    assert.deepEqual(comments.slice(21), ["// And 280 more."]);
  });

  it("breaks what is long between words", () => {
    const words = "one ".repeat(40).trim();
    const lines = writeCommented([words, "x".repeat(90), `a ${"y".repeat(90)} b`], "{}").split("\n");
    assert.deepEqual(
      lines.filter((line) => line.length > 63),
      [`// ${"x".repeat(90)}`, `//   ${"y".repeat(90)}`],
    );
    assert.equal(
      lines
        .slice(0, 3)
        .join(" ")
        .replaceAll(/\/\/ +/g, ""),
      words,
    );
  });

  it("lets no line break out of a comment", () => {
    const breaks = ["\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085", "\v", "\f", "\0"];
    for (const lineBreak of breaks)
      assert.equal(writeCommented([`a${lineBreak}"b": 1`], "{}"), '// a "b": 1\n{}');
  });

  it("is comments and then JSON, whatever the text", () => {
    const part = fc.oneof(
      fc.constantFrom(
        "name: ",
        "status: ",
        "id: ",
        "\n",
        "\r",
        "\u2028",
        "*a",
        "&a ",
        "[",
        "}",
        "? ",
        "'",
        '"\\n"',
        "<<: ",
        "- ",
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const { comments, json } = split(preview(parts.join("")));
        for (const comment of comments) assert.doesNotMatch(comment, /[\r\u2028\u2029]/);
        JSON.parse(json);
      }),
      runs(1000),
    );
  });
});
