import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Contender } from "./contenders.ts";
import { type Sample, spoil, typeOver } from "./generate-samples.ts";
import { type Summary, summarise } from "./summarise.ts";

/** How often a sample is checked: first unmeasured, then measured. */
export interface Rounds {
  readonly warmUp: number;
  readonly measured: number;
}

/** The times of both on the same texts. */
export interface Duel {
  readonly ours: Summary;
  readonly peer: Summary;
}

/**
 * Lets both check the sample in turns, in each round a text nobody has seen before, and begins with the other one each
 * time. Throws when either does not find exactly the mistakes that were put in, in any round.
 */
export async function measureInTurns(
  sample: Sample,
  contenders: { readonly ours: Contender; readonly peer: Contender },
  rounds: Rounds,
): Promise<Duel> {
  const times = { ours: [] as number[], peer: [] as number[] };
  // A valid file would prove nothing of one that only parses.
  for (const contender of ["ours", "peer"] as const) await timeOne(contenders[contender], spoil(sample), 0);
  for (let round = 0; round < rounds.warmUp + rounds.measured; round++) {
    const text = typeOver(sample.text, round);
    for (const contender of round % 2 === 0 ? (["ours", "peer"] as const) : (["peer", "ours"] as const)) {
      const time = await timeOne(contenders[contender], { ...sample, text }, round);
      if (round >= rounds.warmUp) times[contender].push(time);
    }
  }
  return { ours: summarise(times.ours), peer: summarise(times.peer) };
}

/** Milliseconds one check takes. A document of its own for each, so that neither finds its lines counted. */
async function timeOne(
  contender: Contender,
  { name, text, mistakes }: Sample,
  round: number,
): Promise<number> {
  const uri = `file:///${name.replaceAll(/\W+/g, "-")}.campaign.yaml`;
  const document = TextDocument.create(uri, "yaml", round + 1, text);
  await setImmediate(); // What the one before left to be done later is not timed with this one.
  const start = performance.now();
  const found = await contender(document);
  const time = performance.now() - start;
  assert.deepEqual(
    found.toSorted((one, other) => one - other),
    mistakes,
    `The mistakes in "${name}"`,
  );
  return time;
}
