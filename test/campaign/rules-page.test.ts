import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { requiredLines } from "../../scripts/rules/rule-text.ts";
import { ruleTexts } from "../../scripts/rules/rule-texts.ts";
import { writeRulesPage } from "../../scripts/rules/write-rules-page.ts";

describe("docs/rules.md", () => {
  const lines = readFileSync("docs/rules.md", "utf8").split(/\r?\n/);

  for (const code of Object.keys(ruleTexts)) {
    it(`has a heading for ${code} and a row that leads to it`, () => {
      assert.equal(lines.filter((line) => line === `## ${code}`).length, 1);
      assert.equal(lines.filter((line) => line.startsWith(`| [\`${code}\`](#${code}) |`)).length, 1);
    });
  }

  const texts = (text: string, isWhole = false) => ({
    "invalid-value": { summary: "One line.", about: "Some lines.", examples: [{ text, isWhole }] },
  });

  it("shows an example, what is said about it, the fixes, and what they make of it", () => {
    const page = writeRulesPage(texts("status: Active\n"));
    assert.match(
      page,
      /## invalid-value\n\n\*\*Error\.\*\* Some lines\.\n\n```yaml\nstatus: Active\n```\n\n> /,
    );
    assert.match(
      page,
      /- Change to `active` _\(preferred, certain\)_\n\nWith the preferred fix:\n\n```yaml\nstatus: active\n```\n/,
    );
  });

  it("is not written where an example has no problem, another one, or two", () => {
    const complaint = /An example of invalid-value must have one problem/;
    assert.throws(() => writeRulesPage(texts("status: draft\n")), complaint);
    assert.throws(() => writeRulesPage(texts("status: 42\n")), complaint);
    assert.throws(() => writeRulesPage(texts("status: Active\nnmae: x\n")), complaint);
    assert.throws(() => writeRulesPage(texts(`${requiredLines}status: Active\n---\n`, true)), complaint);
  });
});
