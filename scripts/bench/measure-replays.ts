import { type Contenders, startContenders } from "./contenders.ts";
import { type Sample, samples } from "./generate-samples.ts";
import { measureInTurns, type Question } from "./measure-in-turns.ts";
import type { Place } from "./replay-typing.ts";
import type { Row } from "./row.ts";

/** How many keystrokes are replayed: first unmeasured, then measured. */
type Count = readonly [warmUp: number, measured: number];

type Plan = readonly [sample: Sample, place: Place, counts: Readonly<Partial<Record<Question, Count>>>];

const { typical, large, huge } = samples;

/** Small files need many keystrokes to be warm and to be measured well. In large ones a round or so is enough. */
const wholePlan: readonly Plan[] = [
  [typical, "entries", { problems: [600, 2000], completion: [400, 1000], hover: [400, 1000] }],
  [large, "entries", { problems: [20, 300], completion: [10, 150], hover: [10, 150] }],
  [large, "list", { problems: [10, 170], completion: [10, 85], hover: [10, 85] }],
  [large, "text", { problems: [10, 130] }],
  [huge, "entries", { problems: [5, 147], completion: [5, 73], hover: [5, 73] }],
  [huge, "list", { problems: [5, 84], completion: [5, 40], hover: [5, 40] }],
  [huge, "text", { problems: [5, 60] }],
];

const quickPlan: readonly Plan[] = [
  [typical, "entries", { problems: [300, 600], completion: [200, 300], hover: [200, 300] }],
  [large, "entries", { problems: [10, 60], completion: [5, 30] }],
];

const whats: Readonly<Record<Question, string>> = {
  problems: "keystroke to problems",
  completion: "keystroke to completion",
  hover: "keystroke to hover",
};

const places: Readonly<Record<Place, string>> = {
  entries: "",
  list: ", in the list",
  text: ", in the text",
};

/** Replays typing in all files, or quickly in the smaller ones. */
export async function measureReplays(isQuick: boolean, report: (row: Row) => void): Promise<Row[]> {
  const rows: Row[] = [];
  const nextRound = countUp();
  const known = new Map<Sample, Contenders>();
  for (const [sample, place, counts] of isQuick ? quickPlan : wholePlan) {
    const contenders = known.get(sample) ?? startContenders();
    known.set(sample, contenders);
    for (const [question, [warmUp, measured]] of Object.entries(counts) as [Question, Count][]) {
      const replay = { sample, place, question, warmUp, measured };
      const row: Row = {
        what: whats[question],
        where: `${sample.name}${places[place]}`,
        unit: "ms",
        ...(await measureInTurns(replay, contenders, nextRound)),
      };
      report(row);
      rows.push(row);
    }
  }
  return rows;
}

function countUp(): () => number {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
}
