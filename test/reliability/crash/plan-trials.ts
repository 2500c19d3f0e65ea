import fc from "fast-check";
import { crashes, randomCrashes } from "./crashes.ts";
import { meetingTrials, raceTrials } from "./meetings.ts";
import { playCrash } from "./play-crash.ts";
import type { Trial } from "./trial.ts";

/** The few that every test run plays. */
const quick: ReadonlySet<string> = new Set([
  "created, answer held",
  "outcome durable, file not edited",
  "two windows: one is killed with its campaign created, the answer held",
]);

/** How many crashes and races at random moments a long run plays. */
const randomCount = { crashes: 40, races: 10 };

/** What is played. */
export interface Plan {
  readonly named: readonly Trial[];
  /** At moments that the seed decides. */
  readonly random: readonly Trial[];
}

/** All there is for a long run, else a few. */
export function planTrials(isLong: boolean, seed: number): Plan {
  const named = [...crashes.map(playCrash), ...meetingTrials];
  if (!isLong) return { named: named.filter(({ name }) => quick.has(name)), random: [] };
  const delay = fc.noBias(fc.integer({ min: 0, max: 80 }));
  const delays = fc.sample(fc.tuple(delay, delay), { seed, numRuns: randomCount.races });
  return {
    named,
    random: [...randomCrashes(randomCount.crashes, seed).map(playCrash), ...raceTrials(delays)],
  };
}
