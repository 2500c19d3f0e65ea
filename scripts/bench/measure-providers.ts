import { TextDocument } from "vscode-languageserver-textdocument";
import {
  type Campaign,
  expandSelection,
  findCertainEdits,
  findFixes,
  fold,
  link,
  outline,
  type Problem,
  summarise as summariseCampaign,
  writePreview,
} from "../../src/campaign/index.ts";
import { samples } from "./generate-samples.ts";
import { openReader } from "./our-reader.ts";
import { replayTyping } from "./replay-typing.ts";
import type { Row } from "./row.ts";
import { summarise } from "./summarise.ts";

const warmUpRounds = 2;
const measuredRounds = 8;

/** What else the editor asks for in a typical file while one types, once the text is read. No peer does the same. */
export function measureProviders(): Row[] {
  const { name, text } = samples.typical;
  const read = openReader();
  const document = TextDocument.create("file:///bench.campaign.yaml", "yaml", 1, text);
  const times = new Map<string, number[]>();
  for (let round = 1; round <= warmUpRounds + measuredRounds; round++) {
    for (const state of replayTyping(text, "entries", round)) {
      TextDocument.update(document, [{ text: state.text }], document.version + 1);
      const { campaign, problems } = read(document);
      for (const [what, ask] of questions(campaign, problems, state.cursor)) {
        const start = performance.now();
        ask();
        const taken = performance.now() - start;
        if (round > warmUpRounds) times.set(what, [...(times.get(what) ?? []), taken]);
      }
    }
  }
  return [...times].map(([what, taken]) => ({
    what,
    where: `${name}, once read`,
    unit: "ms",
    ours: summarise(taken),
  }));
}

function questions(
  campaign: Campaign,
  problems: readonly Problem[],
  cursor: number,
): [what: string, ask: () => unknown][] {
  const [first] = problems;
  return [
    ["outline", () => outline(campaign)],
    ["folding", () => fold(campaign)],
    ["selection", () => expandSelection(campaign, cursor)],
    ["link", () => link(campaign)],
    ["line above the file", () => summariseCampaign(campaign, problems)],
    ["preview", () => writePreview(campaign, problems, [])],
    ["fixes of a problem", () => first && findFixes({ campaign, problems }, first)],
    ["fixes of all that is obvious", () => findCertainEdits({ campaign, problems })],
  ];
}
