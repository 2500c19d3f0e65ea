import {
  complete,
  describeAt,
  expandSelection,
  findCertainEdits,
  findFixes,
  findProblems,
  fold,
  link,
  outline,
  readCampaign,
  summarise as summariseCampaign,
  writePreview,
} from "../../src/campaign/index.ts";
import { type Sample, typeOver } from "./generate-samples.ts";
import { type Summary, summarise } from "./summarise.ts";

/** What one thing the editor asks for takes, once the text is read. */
export interface Provided {
  readonly name: string;
  readonly time: Summary;
}

const warmUpRounds = 300;
const measuredRounds = 1000;

/** Measures each thing the editor asks for in a sample, in turns; in each round another letter is typed over. */
export function measureProviders(sample: Sample): Provided[] {
  const times = new Map<string, number[]>();
  for (let round = 0; round < warmUpRounds + measuredRounds; round++) {
    const campaign = readCampaign(typeOver(sample.text, round));
    for (const [name, ask] of questions(campaign)) {
      const start = performance.now();
      ask();
      const taken = performance.now() - start;
      if (round >= warmUpRounds) times.set(name, [...(times.get(name) ?? []), taken]);
    }
  }
  return [...times].map(([name, taken]) => ({ name, time: summarise(taken) }));
}

function questions(campaign: ReturnType<typeof readCampaign>): [name: string, ask: () => unknown][] {
  const { text } = campaign;
  const at = (piece: string) => text.indexOf(piece) + piece.length;
  const problems = findProblems(campaign);
  const now = new Date();
  const [first] = problems;
  return [
    ["completion of a key", () => complete(campaign, text.length)],
    ["completion of a status", () => complete(campaign, at("status: "))],
    ["hover on a key", () => describeAt(campaign, text.indexOf("status:"), now)],
    ["hover on a time zone", () => describeAt(campaign, at("Europe/"), now)],
    ["outline", () => outline(campaign)],
    ["folding", () => fold(campaign)],
    ["selection", () => expandSelection(campaign, at("name: "))],
    ["link", () => link(campaign)],
    ["line above the file", () => summariseCampaign(campaign, problems)],
    ["preview", () => writePreview(campaign, problems, [])],
    ["fixes of a problem", () => first && findFixes({ campaign, problems }, first)],
    ["fixes of all that is obvious", () => findCertainEdits({ campaign, problems })],
  ];
}
