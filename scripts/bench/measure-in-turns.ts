import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Contender, type Contenders, startOurs } from "./contenders.ts";
import { findMistakes, type Sample } from "./generate-samples.ts";
import { type Place, replayTyping, type State } from "./replay-typing.ts";
import type { Duel } from "./row.ts";
import { summarise } from "./summarise.ts";

/** What is asked for after a keystroke. */
export type Question = "problems" | "completion" | "hover";

/** What is typed, and how often. */
export interface Replay {
  readonly sample: Sample;
  readonly place: Place;
  readonly question: Question;
  /** How many keystrokes go by before the clock runs: so that both are warm. */
  readonly warmUp: number;
  readonly measured: number;
}

const names = ["ours", "peer"] as const;

/** How many keystrokes more ours is asked after, without a clock, to compare the answers with those of a fresh start. */
const compared = 10;

/**
 * Replays the typing and asks both in turns after each keystroke, the other one first each time. Each has the document
 * open all the time, as in an editor; every text is new to both, and what they know of the one before is theirs to use.
 * Throws when a text comes twice, when a whole line is there and either is wrong about it, and when ours says anything
 * else than it would of the same text without having seen another.
 *
 * @param nextRound the number of another round of typing: no two may be the same in one run
 */
export async function measureInTurns(
  { sample, place, question, warmUp, measured }: Replay,
  contenders: Contenders,
  nextRound: () => number,
): Promise<Duel> {
  const times = { ours: [] as number[], peer: [] as number[] };
  const documents = { ours: openDocument(sample), peer: openDocument(sample) };
  for (const name of names) await contenders[name].findProblems(documents[name]);
  const seen = new Set<string>();
  let asked = 0;
  for (const state of keystrokes(sample, place, question, nextRound, warmUp + measured + compared)) {
    assertUnseen(state.text, seen);
    asked += 1;
    for (const name of asked % 2 === 0 ? names : names.toReversed()) {
      const document = TextDocument.update(documents[name], [{ text: state.text }], asked + 1);
      countLines(document);
      await setImmediate(); // What the one before left to be done later is not timed with this one.
      const start = performance.now();
      const answer = await ask(contenders[name], question, document, state);
      const time = performance.now() - start;
      assertRight(answer, question, state, `${name}, ${sample.name}, ${place}`);
      if (asked > warmUp && asked <= warmUp + measured) times[name].push(time);
      if (name === "ours" && asked > warmUp + measured)
        assert.deepEqual(answer, await ask(startOurs(), question, document, state));
    }
  }
  return { ours: summarise(times.ours), peer: summarise(times.peer) };
}

/** A document of its own for each, so that neither finds its lines counted. */
function openDocument({ name, text }: Sample): TextDocument {
  return TextDocument.create(`file:///${name.replaceAll(" ", "-")}.campaign.yaml`, "yaml", 1, text);
}

/** VS Code, and the server that the peer is a part of, keep the beginnings of lines through edits; here they would be lost. */
function countLines(document: TextDocument): void {
  document.positionAt(0);
}

/** So many keystrokes, round after round; nobody completes or points at what is being deleted. */
function* keystrokes(
  { text }: Sample,
  place: Place,
  question: Question,
  nextRound: () => number,
  count: number,
): Generator<State> {
  let left = count;
  while (left > 0) {
    for (const state of replayTyping(text, place, nextRound())) {
      if (left === 0) return;
      if (question !== "problems" && !state.isTyped) continue;
      yield state;
      left -= 1;
    }
  }
}

type Answer = readonly number[] | number;

function ask(
  contender: Contender,
  question: Question,
  document: TextDocument,
  { cursor, word }: State,
): Promise<Answer> {
  switch (question) {
    case "problems":
      return contender.findProblems(document);
    case "completion":
      return contender.complete(document, cursor);
    case "hover":
      return contender.hover(document, word);
  }
}

/** Of half a line the two may think differently; of whole ones there is one right answer. */
function assertRight(
  answer: Answer,
  question: Question,
  { text, isWhole, cursor, word }: State,
  who: string,
) {
  if (!isWhole) return;
  if (question === "problems") {
    const found = (answer as readonly number[]).toSorted((one, other) => one - other);
    assert.deepEqual(found, findMistakes(text), `The mistakes: ${who}`);
  }
  const isKey = word < cursor && /^[a-z_]+:/.test(text.slice(word, cursor));
  if (question === "hover" && isKey) assert.ok(Number(answer) > 0, `Nothing was said of a key: ${who}`);
}

function assertUnseen(text: string, seen: Set<string>) {
  const hash = createHash("sha1").update(text).digest("base64");
  assert.ok(!seen.has(hash), "A text came twice.");
  seen.add(hash);
}
