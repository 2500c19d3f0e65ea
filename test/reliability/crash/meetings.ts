import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { buttons, createAnswering, nameQuestion } from "./answer-question.ts";
import type { Trial } from "./trial.ts";
import type { CodeWindow, CrashStage } from "./with-vscode.ts";

/** Two windows on the same folder and the same user data. */
interface Meeting {
  readonly name: string;
  readonly meet: (pair: Pair) => Promise<Cells>;
}

interface Pair {
  readonly stage: CrashStage;
  readonly first: CodeWindow;
  readonly second: CodeWindow;
  readonly file: string;
}

/** Campaigns after the meeting, what the second window was told, what a yes in it came to, and campaigns then. */
type Cells = readonly [string, string, string, string];

const meetings: readonly Meeting[] = [
  { name: "both create at once", meet: (pair) => race(pair, [0, 0]) },
  {
    name: "one is killed with its intent durable",
    meet: async (pair) => {
      pair.first.companion.arm("intent: durable", "stay");
      return takeOver(pair, () => pair.first.companion.waitFor("intent: durable"));
    },
  },
  {
    name: "one is killed with its campaign created, the answer held",
    meet: async (pair) => {
      pair.stage.sandbox.failNext({ kind: "hang", strikes: "after-create" });
      return takeOver(pair, () => awaitCampaign(pair));
    },
  },
  {
    name: "one is stopped (asleep) with the answer held, then killed",
    meet: async (pair) => {
      pair.stage.sandbox.failNext({ kind: "hang", strikes: "after-create" });
      return takeOver(pair, async () => {
        await awaitCampaign(pair);
        process.kill(pair.first.companion.processId, "SIGSTOP");
      });
    },
  },
  {
    name: "one has the answer, its file not edited yet",
    meet: async (pair) => {
      pair.first.companion.arm("outcome: durable", "stay");
      void pair.first.companion.create(pair.file);
      await pair.first.companion.waitFor("outcome: durable");
      const { asked, result } = await createAnswering(pair.second, pair.file);
      // For ten seconds the other window is taken to be writing it; a slow machine may come later than that.
      const isBusy = asked === "" && result.code === "busy";
      const next = isBusy ? "busy: created just now" : nameQuestion(asked);
      return [count(pair), next, "", count(pair)];
    },
  },
];

/** The meetings of two windows. */
export const meetingTrials: readonly Trial[] = meetings.map(toTrial);

/** Two windows that create the same file so many milliseconds after one another. */
export function raceTrials(delays: readonly (readonly [number, number])[]): readonly Trial[] {
  return delays.map((each, index) =>
    toTrial({
      name: `both create, after ${each.join(" and ")} ms (${index + 1})`,
      meet: (pair) => race(pair, each),
    }),
  );
}

function toTrial({ name, meet }: Meeting): Trial {
  return {
    name: `two windows: ${name}`,
    play: async (stage, first) => {
      stage.sandbox.reset();
      const text = `name: ${JSON.stringify(name)}\ncompany: 3c90c3cc-0d44-4b50-8888-8dd25736052a\n`;
      const file = await stage.writeCampaign(`${name.replace(/[^a-z0-9]+/gi, "-")}.campaign.yaml`, text);
      const second = await stage.openWindow();
      const cells = await meet({ stage, first, second, file });
      await first.close();
      return { cells, window: second };
    },
  };
}

/** Exactly one creates; the other one sends nothing. */
async function race(pair: Pair, delays: readonly [number, number]): Promise<Cells> {
  const results = await Promise.all(
    [pair.first, pair.second].map(async (window, index) => {
      await pause(delays[index]);
      return await createAnswering(window, pair.file);
    }),
  );
  const outcomes = results.map(({ result }) => result.outcome).sort();
  assert.deepEqual(outcomes, ["created", "not-sent"], JSON.stringify(results));
  assert.equal(pair.stage.sandbox.created().length, 1);
  const id = String(pair.stage.sandbox.created()[0]?.["id"]);
  assert.match(await readFile(pair.file, "utf8"), new RegExp(`^id: ${id}$`, "m"));
  const loser = results.find(({ result }) => result.outcome !== "created");
  return ["1", `the later one: ${loser?.asked ? nameQuestion(loser.asked) : loser?.result.code}`, "", "1"];
}

/** While the first lives, the second is busy, as often as it tries; once it is killed, the second asks, and obeys. */
async function takeOver(pair: Pair, arrive: () => Promise<unknown>): Promise<Cells> {
  const { stage, first, second, file } = pair;
  void first.companion.create(file);
  await arrive();
  const before = stage.sandbox.created().length;
  const busy = await createAnswering(second, file);
  assert.deepEqual([busy.asked, busy.result.code], ["", "busy"], "while the other one lives");
  process.kill(first.companion.processId, "SIGKILL");
  await first.companion.gone;
  const { asked, result } = await createAnswering(second, file);
  assert.match(asked, /may already exist/);
  assert.equal(result.code, "declined");
  assert.equal(stage.sandbox.created().length, before);
  assert.equal((await createAnswering(second, file, buttons.create)).result.outcome, "created");
  assert.equal(stage.sandbox.created().length, before + 1);
  return [String(before), "busy; once it is killed, asks: may exist", "creates", count(pair)];
}

function count({ stage }: Pair): string {
  return String(stage.sandbox.created().length);
}

async function awaitCampaign({ stage }: Pair): Promise<void> {
  while (stage.sandbox.created().length === 0) await pause(5);
}
