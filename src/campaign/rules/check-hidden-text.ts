import type { ParsedNode } from "yaml";
import type { Fix } from "../fix.ts";
import { quoted } from "../fixes/quote.ts";
import type { Problem } from "../problem.ts";
import { type Campaign, type Entry, isUnread } from "../read-campaign.ts";
import { restOfLineAt, type TextRange } from "../text.ts";
import { isFreeText, isPlain } from "./check-text.ts";
import type { EntryRule } from "./rule.ts";

/** Nothing of a free text is lost because YAML takes it for a comment or an anchor. */
export const checkHiddenText: EntryRule = {
  isAbout: isFreeText,
  check: (campaign, entry) => {
    const { content } = entry;
    // Quotes or a `|` before the value say what belongs to it.
    if ((content !== null && !isPlain(content)) || isUnread(campaign, entry)) return [];
    if (!/[#&]/.test(campaign.text)) return [];
    const behindColon = valueStart(campaign, entry);
    const value = content === null ? { start: behindColon, end: behindColon } : entry.valueRange;
    const anchor = findAnchor(campaign, content, behindColon);
    const comment = findComment(campaign, value.end);
    const found = anchor ?? comment;
    if (!found) return [];
    const start = anchor?.range.start ?? value.start;
    return [hiddenText(campaign, found, { start, end: comment?.range.end ?? value.end })];
  },
};

/** Where the value begins, its anchor and tag included: behind the colon and the spaces. */
function valueStart({ text }: Campaign, { keyRange }: Entry): number {
  return keyRange.end + (/^[ \t]*:[ \t]*/.exec(restOfLineAt(text, keyRange.end))?.[0].length ?? 0);
}

interface Hidden {
  readonly range: TextRange;
  readonly message: string;
}

/** An anchor that nothing refers to: `name: &Spring sale`. */
function findAnchor({ text }: Campaign, node: ParsedNode | null, start: number): Hidden | undefined {
  const anchor = isPlain(node) ? node.anchor : undefined;
  if (!anchor || text.includes(`*${anchor}`) || !text.startsWith(`&${anchor}`, start)) return undefined;
  return {
    range: { start, end: start + anchor.length + 1 },
    message: `\`&${anchor}\` is left out of the text: YAML takes a word that begins with \`&\` for a name of the value. If it is part of the text, put quotes around all of it.`,
  };
}

/** A `#` behind the value that is no likely beginning of a comment, since no space follows it: `name: Sale #1`. */
function findComment({ text }: Campaign, valueEnd: number): Hidden | undefined {
  const [, spaces = "", comment] = /^([ \t]*)(#[^\s#].*)$/.exec(restOfLineAt(text, valueEnd).trimEnd()) ?? [];
  if (comment === undefined) return undefined;
  const start = valueEnd + spaces.length;
  return {
    range: { start, end: start + comment.length },
    message: `\`${comment}\` is left out of the text: \`#\` begins a comment. If it is part of the text, put quotes around all of it; if it is a comment, put a space behind the \`#\`.`,
  };
}

function hiddenText({ text }: Campaign, { range, message }: Hidden, whole: TextRange): Problem {
  const value = text.slice(whole.start, whole.end);
  const fix: Fix = {
    title: "Put quotes around all of it",
    edits: [{ range: whole, text: quoted(value) }],
    preferred: true,
  };
  return { code: "hidden-text", severity: "warning", message, range, fixes: () => [fix] };
}
