import { makeId } from "./make-id.ts";

/** A text after a keystroke. */
export interface State {
  readonly text: string;
  /** The offset of the cursor. */
  readonly cursor: number;
  /** The offset of the first word on the cursor's line; the cursor's where there is none yet. */
  readonly word: number;
  /** Whether the cursor's line is one that somebody means, or blank. */
  readonly isWhole: boolean;
  /** Whether the key added a character; the others take one away. */
  readonly isTyped: boolean;
}

/** Where lines are typed. */
export type Place = "entries" | "list" | "text";

interface Line {
  readonly text: string;
  /** The line is typed above this one, which the file has; at the end of the file where there is none. */
  readonly above?: string;
}

/**
 * Every state of a text while lines are typed into it character by character, and then taken back in the same way, the
 * first one first. No two states are the same, and none is the same in another round: it begins with its number being
 * typed into the name of the campaign.
 *
 * @param text a sample
 * @param place between the entries: a line at the start, in the middle and at the end; inside the long list and inside
 *   the long text: two lines each
 */
export function* replayTyping(text: string, place: Place, round: number): Generator<State> {
  const named = text.replace("name: Spring launch", (name) => `${name} ${round}`);
  const word = named.indexOf("name: ");
  yield { text: named, cursor: named.indexOf("\n", word), word, isWhole: true, isTyped: true };
  const lines = linesFor[place](named, round);
  let written = named;
  for (const line of lines) {
    const start = line.above === undefined ? written.length : written.indexOf(`\n${line.above}`) + 1;
    for (const length of line.text.split("").keys()) yield stateOf(written, start, line.text, length, true);
    yield stateOf(written, start, line.text, line.text.length, true);
    written = join(written.slice(0, start), `${line.text}\n`, written.slice(start));
  }
  for (const [index, { text: line }] of lines.entries()) {
    const start = written.indexOf(`\n${line}\n`) + 1;
    written = join(written.slice(0, start), written.slice(start + line.length + 1));
    for (let length = line.length - 1; length >= 0; length--)
      yield stateOf(written, start, line, length, false);
    // The last line stays as a blank one: without it this would be where the round began.
    if (index < lines.length - 1)
      yield { text: written, cursor: start, word: start, isWhole: true, isTyped: false };
  }
}

function stateOf(written: string, start: number, line: string, length: number, isTyped: boolean): State {
  return {
    text: join(written.slice(0, start), line.slice(0, length), "\n", written.slice(start)),
    cursor: start + length,
    word: start + Math.min(length, line.search(/[^ -]/)),
    isWhole: length === 0 || length === line.length,
    isTyped,
  };
}

/** One string. What `+` makes is only put together by the first who reads it, and that is to be neither contender. */
function join(...pieces: string[]): string {
  return pieces.join("");
}

const linesFor: Readonly<Record<Place, (text: string, round: number) => Line[]>> = {
  // Every other round with a mistake: whoever says nothing of it has not looked.
  entries: (_, round) => [
    { text: `timezone: Europe/Rome # ${round}`, above: "company: " },
    { text: `stop_on_reply: ${round % 2 === 0 ? "true" : "maybe"} # ${round}`, above: "workflow: " },
    { text: `created_by: null # ${round}` },
  ],
  list: (text, round) =>
    [1, 2].map((third) => ({
      text: `  - ${makeId(`${round} ${third}`)}`,
      above: lineAt(text, "\n  - ", "\nallowed_windows:", third / 3),
    })),
  text: (text, round) =>
    [1, 2].map((third) => ({
      text: `  And one more on day ${round}: ask ${third}.`,
      above: lineAt(text, "\n  1. ", "\nworkflow:", third / 3),
    })),
};

/** The line that is so far on the way between two pieces of the text. */
function lineAt(text: string, from: string, to: string, part: number): string {
  const start = text.indexOf(from);
  const place = Math.floor(start + (text.indexOf(to) - start) * part);
  const lineStart = text.indexOf("\n", place) + 1;
  return text.slice(lineStart, text.indexOf("\n", lineStart));
}
