import { lookEverywhere } from "./look-everywhere.ts";

/** Texts that something once went wrong with. */
const found: readonly (readonly [what: string, text: string])[] = [
  ["a list of pairs has items with no place in the text", "allowed_windows: !!omap\n  - a: 1\n  - b: 2\n"],
  ["the same of the tag for pairs", "allowed_windows: !!pairs [a: 1, a: 2]\n"],
  ["a top-level list of pairs", "--- !!omap\n- a: 1\n- b: 2\n"],
];

describe("texts that were found by trying many", () => {
  for (const [what, text] of found) {
    it(what, () => {
      for (let offset = 0; offset <= text.length; offset++) lookEverywhere(text, offset);
    });
  }
});
