import { distance } from "fastest-levenshtein";

/** A word that may have been meant. */
export interface Suggestion {
  readonly word: string;
  /** Whether nothing else can have been meant. */
  readonly certain: boolean;
  /** Whether it is the same word but for case, spaces, dashes and quotes. */
  readonly same: boolean;
  /** Whether it is at most a few letters away, and no mere synonym. */
  readonly near: boolean;
}

/** What there is to choose from, made ready for looking up by `readyVocabulary`. */
export interface Vocabulary {
  /** Each word with its squeezed form. */
  readonly words: readonly (readonly [word: string, squeezed: string])[];
  /** The squeezed forms of other names, and the words that are meant by them. */
  readonly synonyms: ReadonlyMap<string, string>;
}

/** Makes words ready for `suggest`, with other names people have for them. */
export function readyVocabulary(
  words: readonly string[],
  synonyms: Iterable<readonly [other: string, word: string]>,
): Vocabulary {
  return {
    words: words.map((word) => [word, squeeze(word)]),
    synonyms: new Map([...synonyms].map(([other, word]) => [squeeze(other), word])),
  };
}

/** More edits than this make another word. */
const farthest = 2;

/** So many letters for each that is off, and one can be sure: shorter words are too near to too many others. */
const lettersAnEdit = 4;

/**
 * The words that somebody who wrote this may have meant, the likeliest first: the same in another spelling, a known
 * synonym, or a few letters away (Levenshtein distance at most 2, and at most half of the letters).
 */
export function suggest(written: string, vocabulary: Vocabulary): Suggestion[] {
  const typed = squeeze(written);
  const same = vocabulary.words.filter(([, squeezed]) => squeezed === typed);
  if (same.length > 0)
    return same.map(([word]) => ({ word, certain: same.length === 1, same: true, near: true }));
  const meant = vocabulary.synonyms.get(typed);
  const near = nearest(typed, vocabulary).filter(({ word }) => word !== meant);
  if (meant !== undefined) {
    return [{ ...unsure(meant), near: false }, ...near.map(({ word }) => unsure(word))];
  }
  const [only, ...others] = near;
  if (!only || others.length > 0) return near.map(({ word }) => unsure(word));
  return [{ word: only.word, certain: typed.length >= lettersAnEdit * only.edits, same: false, near: true }];
}

function unsure(word: string): Suggestion {
  return { word, certain: false, same: false, near: true };
}

/** Without what people vary: case, spaces, dashes, underscores, and quotes of every kind. */
function squeeze(word: string): string {
  return word.toLowerCase().replace(/[\s_\-"'“”„‟‘’‚‛«»]/g, "");
}

interface Near {
  readonly word: string;
  readonly edits: number;
}

function nearest(typed: string, { words }: Vocabulary): Near[] {
  const limit = Math.min(farthest, Math.floor(typed.length / 2));
  const measured = words.flatMap(([word, squeezed]) => {
    if (Math.abs(squeezed.length - typed.length) > limit) return [];
    const edits = isSwapped(typed, squeezed) ? 1 : distance(typed, squeezed);
    return edits <= limit ? [{ word, edits }] : [];
  });
  const least = Math.min(...measured.map(({ edits }) => edits));
  return measured.filter(({ edits }) => edits === least);
}

/** Whether two letters side by side have changed places: the commonest slip counts once. */
function isSwapped(one: string, other: string): boolean {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  const swapped = one.slice(0, at) + one.charAt(at + 1) + one.charAt(at) + one.slice(at + 2);
  return at !== -1 && one.length === other.length && swapped === other;
}
