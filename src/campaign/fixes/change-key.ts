import type { Fix } from "../fix.ts";
import type { Campaign, Entry } from "../read-campaign.ts";
import { fieldSchema, responseOnlyReason } from "../schema.ts";
import { removeKey } from "./remove-key.ts";
import type { Suggestion } from "./suggest.ts";
import { suggestKey } from "./suggest-key.ts";

/** A file with more keys than this is no campaign, and nothing in it is certain. */
const mostKeys = 200;

/** Keys that say too much to be written unseen: that a campaign is created, or is deleted. */
const grave: readonly string[] = ["id", "is_deleted"];

/** What can be done about a key that campaigns do not have: call it what was meant, or remove it. */
export function changeKey(campaign: Campaign, entry: Entry, suggestions: readonly Suggestion[]): Fix[] {
  const isKnown = responseOnlyReason(entry.key) !== undefined;
  return [
    ...suggestions.map((suggestion) => ({
      ...rename(campaign, entry, suggestion.word),
      preferred: !isKnown,
      certain: !isKnown && suggestion.certain && isAlone(campaign, entry, suggestion.word),
    })),
    ...removeKey(campaign, entry).map((fix) => ({ ...fix, preferred: isKnown })),
  ];
}

function rename({ text }: Campaign, { keyRange }: Entry, word: string): Fix {
  const quote = /^["']/.exec(text.charAt(keyRange.start))?.[0] ?? "";
  return { title: `Change to \`${word}\``, edits: [{ range: keyRange, text: quote + word + quote }] };
}

/** Whether the word is harmless, and meant by no other key of the file as well. */
function isAlone({ text, entries }: Campaign, { key, keyRange }: Entry, word: string): boolean {
  // What the parser takes for a key in a broken text may hold a comment.
  if (
    grave.includes(word) ||
    entries.length > mostKeys ||
    /[\r\n#]/.test(text.slice(keyRange.start, keyRange.end))
  )
    return false;
  return !entries.some(
    (other) =>
      other.key !== key &&
      fieldSchema(other.key) === undefined &&
      suggestKey(other.key).some((suggestion) => suggestion.word === word),
  );
}
