import assert from "node:assert/strict";
import configuration from "../../syntaxes/language-configuration.json";

describe("the language configuration", () => {
  describe("Enter", () => {
    const cases: readonly (readonly [line: string, extra: string])[] = [
      ["sender_identity_ids:", "\t"],
      ["sender_identity_ids: ", "\t"],
      ['"allowed_windows":', "\t"],
      ["allowed_windows: # when", "\t"],
      ["allowed_windows: &w", "\t"],
      ["  monday:", "\t"],
      ["description: |", "\t"],
      ["description: >-2 # folded", "\t"],
      ["-", "\t"],
      ["  - ", "\t"],
      ["  - |", "\t"],
      ["  - day: monday", "  "],
      ["  - day: monday # a: b", "  "],
      ["  - day:", "\t  "],
      ["  - 'day': |", "\t  "],
      ["name: Spring launch", ""],
      ["name: at 9:", "\t"],
      ["  - 3c90c3cc-0d44-4b50-8888-8dd25736052a", ""],
      ["  - https://getoutbox.ai", ""],
      ["  - 'a: b'", ""],
      ["  - [a]", ""],
      ["# todo:", ""],
      ["  # - todo:", ""],
      ["- # todo: a", "\t"],
      ["---", ""],
      ["", ""],
    ];
    for (const [line, extra] of cases) {
      it(`after ${JSON.stringify(line)} adds ${JSON.stringify(extra)}`, () => {
        assert.equal(indentAfter(line), extra);
      });
    }
  });

  it("has no indentationRules: Reindent Lines would use them, and no such rule can tell where a YAML list ends", () => {
    assert.equal("indentationRules" in configuration, false);
  });

  describe("a word", () => {
    const cases: readonly (readonly [text: string, words: readonly string[]])[] = [
      ["sender_identity_ids: x", ["sender_identity_ids", "x"]],
      ["- 3c90c3cc-0d44-4b50-8888-8dd25736052a", ["3c90c3cc-0d44-4b50-8888-8dd25736052a"]],
      ["timezone: America/New_York", ["timezone", "America/New_York"]],
      ["'America/Port-au-Prince', America/", ["America/Port-au-Prince", "America/"]],
      ["Etc/GMT+5", ["Etc/GMT+5"]],
      ["- -a # b", ["a", "b"]],
      ["---", []],
      ["Grüße, señor – naïve e\u0301te\u0301.", ["Grüße", "señor", "naïve", "e\u0301te\u0301"]],
    ];
    for (const [text, words] of cases) {
      it(`in ${JSON.stringify(text)}`, () => {
        const { pattern, flags } = configuration.wordPattern;
        assert.deepEqual(text.match(new RegExp(pattern, `${flags}g`)) ?? [], words);
      });
    }
  });

  describe("a folding region", () => {
    const { start, end } = configuration.folding.markers;
    const cases: readonly (readonly [line: string, start: boolean, end: boolean])[] = [
      ["#region Senders", true, false],
      ["  # region", true, false],
      ["#endregion", false, true],
      ["# endregion", false, true],
      ["# regional", false, false],
      ["name: a #region", false, false],
    ];
    for (const [line, starts, ends] of cases) {
      it(`at ${JSON.stringify(line)}`, () => {
        assert.deepEqual([new RegExp(start).test(line), new RegExp(end).test(line)], [starts, ends]);
      });
    }
  });
});

/**
 * What VS Code puts after the line's own indentation when Enter is pressed at its end (its onEnterRules: the first one
 * that fits; it then turns a tab into as many spaces as lead to the next stop).
 */
function indentAfter(line: string): string {
  const rule = configuration.onEnterRules.find(({ beforeText }) => new RegExp(beforeText).test(line));
  return rule ? (rule.action.indent === "indent" ? "\t" : "") + (rule.action.appendText ?? "") : "";
}
