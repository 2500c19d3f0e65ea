import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import type { Crash, Next, Scene } from "./play-crash.ts";

/** Points that only the extension host itself can name, in the order of a create. */
const inside = toCrashes([
  ["before the intent is written", "intent: before it is made", 0, "creates"],
  ["intent made, still empty", "intent: made, still empty", 0, "asks: may exist"],
  ["intent written, not synced", "intent: written", 0, "asks: may exist"],
  ["intent synced, its folder not", "intent: synced", 0, "asks: may exist"],
  ["intent durable, before connect", "intent: durable", 0, "asks: may exist"],
  ["connected, nothing sent", "request: before write 1", 0, "asks: may exist"],
  ["headers sent, body not", "request: before write 2", 0, "asks: may exist"],
  ["answer arrived whole, not read yet", "answer: piece 1 arrived", 1, "asks: may exist"],
  ["answer read, outcome not recorded", "outcome: before it is made", 1, "asks: may exist"],
  ["outcome written beside the intent", "outcome: synced", 1, "asks: was created"],
  ["outcome recorded, its folder not synced", "outcome: in place", 1, "asks: was created"],
  ["outcome durable, file not edited", "outcome: durable", 1, "asks: was created"],
]);

/** VS Code may have kept what was not saved, and shows it again: then the file has its id. */
const maybeKept: readonly Next[] = ["asks: was created", "has its id"];

const saving: readonly Crash[] = [
  { name: "edited, not saved", at: "file: edited, not saved", campaigns: 1, next: maybeKept },
  { name: "about to be saved", at: "file: about to be saved", campaigns: 1, next: maybeKept },
  { name: "saved, extension host just told", at: "file: saved", campaigns: 1, next: ["has its id"] },
];

const settling = toCrashes([
  ["saved, its record not made", "settled: before it is made", 1, "has its id"],
  ["saved, its record written beside", "settled: synced", 1, "has its id"],
  ["all done", "settled: in place", 1, "has its id"],
]);

/** Points that are seen from outside. */
const outside: readonly Crash[] = [
  {
    name: "while asking, no attempt yet",
    lines: "status: active\n",
    at: async (scene) => {
      await scene.window.page.locator(".monaco-dialog-box").waitFor();
      await kill(scene);
    },
    campaigns: 0,
    next: ["asks whether to"],
  },
  {
    name: "headers arrived, body not read",
    fault: { kind: "hang", strikes: "before-body" },
    at: killWhen((scene) => postsIn(scene).length > 0),
    campaigns: 0,
    next: ["asks: may exist"],
  },
  {
    name: "body arrived, nothing created yet",
    fault: { kind: "hang", strikes: "before-create" },
    at: killWhen((scene) => postsIn(scene).some(({ complete }) => complete)),
    campaigns: 0,
    next: ["asks: may exist"],
  },
  {
    name: "created, answer held",
    fault: { kind: "hang", strikes: "after-create" },
    at: killWhen(isCreated),
    campaigns: 1,
    next: ["asks: may exist"],
  },
  {
    name: "half of the answer arrived",
    fault: { kind: "slow-body", pieces: 2, milliseconds: 200 },
    at: "answer: piece 1 arrived",
    campaigns: 1,
    next: ["asks: may exist"],
  },
  {
    name: "page closed while the answer is held",
    fault: { kind: "delay", strikes: "after-create", milliseconds: 500 },
    at: async (scene) => {
      await until(scene, isCreated);
      await scene.window.page.close({ runBeforeUnload: false });
      // VS Code may end the extension host with its page, or keep it for a page that comes back.
      await Promise.race([scene.window.companion.gone, until(scene, isRecorded)]);
    },
    campaigns: 1,
    next: ["asks: may exist", "asks: was created"],
  },
];

/** The attempt after one that got no answer, which a person said yes to. */
const second: readonly Crash[] = [
  { name: "before the intent", at: "intent 2: before it is made", campaigns: 0 },
  { name: "intent durable", at: "intent 2: durable", campaigns: 0 },
  {
    name: "created, answer held",
    fault: { kind: "hang", strikes: "after-create" } as const,
    at: killWhen(({ stage }) => stage.sandbox.created().length > 1),
    campaigns: 1,
  },
  { name: "outcome recorded", at: "outcome 2: in place", campaigns: 1, next: ["asks: was created"] as const },
].map((crash) => ({
  next: ["asks: may exist"],
  ...crash,
  name: `second attempt: ${crash.name}`,
  isSecond: true,
}));

/** All crash points that have a name. */
export const crashes: readonly Crash[] = [...inside, ...saving, ...settling, ...outside, ...second];

/** Crashes at random moments: between the points that can be named, too. */
export function randomCrashes(count: number, seed: number): readonly Crash[] {
  const delays = fc.sample(fc.noBias(fc.integer({ min: 0, max: createMilliseconds })), {
    seed,
    numRuns: count,
  });
  const next: readonly Next[] = ["creates", "asks: may exist", "asks: was created", "has its id"];
  return delays.map((at, index) => ({ name: `${at} ms after the intent (${index + 1})`, at, next }));
}

/** How long a create takes from its intent to its end, where nothing else runs; rather more. */
const createMilliseconds = 250;

type Row = readonly [name: string, at: string, campaigns: number, next: Next];

function toCrashes(rows: readonly Row[]): readonly Crash[] {
  return rows.map(([name, at, campaigns, next]) => ({ name, at, campaigns, next: [next] }));
}

async function kill({ window }: Scene): Promise<void> {
  process.kill(window.companion.processId, "SIGKILL");
  await window.companion.gone;
}

function killWhen(holds: (scene: Scene) => boolean): (scene: Scene) => Promise<void> {
  return async (scene) => {
    await until(scene, holds);
    await kill(scene);
  };
}

/** Names are read beside them. */
function postsIn({ stage }: Scene) {
  return stage.sandbox.requests().filter(({ method }) => method === "POST");
}

function isCreated({ stage }: Scene): boolean {
  return stage.sandbox.created().length > 0;
}

async function isRecorded({ stage, file }: Scene): Promise<boolean> {
  const { attempts } = await stage.readLedger(file);
  return attempts.some(({ end }) => end?.outcome === "created");
}

/** Neither the sandbox nor the disk tells when it changes. */
async function until(scene: Scene, holds: (scene: Scene) => boolean | Promise<boolean>): Promise<void> {
  const { gone } = scene.window.companion;
  let isGone = false;
  void gone.then(() => {
    isGone = true;
  });
  while (!isGone && !(await holds(scene))) await pause(5);
}
