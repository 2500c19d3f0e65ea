import type { CampaignRule } from "./rule.ts";

/**
 * What YAML allows in no file: control characters but tab and line breaks, halves of surrogate pairs, non-characters
 * (YAML 1.2.2, section 5.1). The parser takes them, and Outbox does not: Django refuses U+0000 in any text.
 */
const forbidden = /[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r\u0085])\p{Cc}/gu;

/** More than this many in one file say nothing new. */
const mostShown = 100;

/** The file holds only characters that YAML allows. */
export const checkCharacters: CampaignRule = function* ({ text }) {
  let shown = 0;
  for (const { index, 0: character } of text.matchAll(forbidden)) {
    if (shown++ === mostShown) return;
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    const range = { start: index, end: index + character.length };
    yield {
      code: "yaml-syntax",
      severity: "error",
      message: `The invisible character U+${code} cannot be in a campaign file. Delete it.`,
      range,
      fixes: () => [{ title: `Delete U+${code}`, edits: [{ range, text: "" }], preferred: true }],
    };
  }
};
