import { setTimeout as pause } from "node:timers/promises";
import type { Crash, Scene } from "./play-crash.ts";

/** Kills from outside. */
async function kill({ window }: Scene): Promise<void> {
  process.kill(window.companion.processId, "SIGKILL");
  await window.companion.gone;
}

/** Resolves as soon as a condition holds. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(5);
}

const isCreated = ({ stage }: Scene) => stage.sandbox.created().length > 0;
const hasArrived = ({ stage }: Scene) => stage.sandbox.requests().some(({ complete }) => complete);

/** Points that only the extension host itself can name, in the order of a create. */
const inside: readonly Crash[] = [
  ["before the intent is written", "intent: before it is made", 0, "creates"],
  ["intent made, still empty", "intent: made, still empty", 0, "asks: may exist"],
  ["intent written, not synced", "intent: written", 0, "asks: may exist"],
  ["intent synced, its folder not", "intent: synced", 0, "asks: may exist"],
  ["intent durable, before connect", "intent: durable", 0, "asks: may exist"],
  ["connected, nothing sent", "request: before write 1", 0, "asks: may exist"],
  ["headers sent, body not", "request: before write 2", 0, "asks: may exist"],
  ["answer arrived whole, not read yet", "answer: piece 1 arrived", 1, "asks: may exist"],
  ["answer read, outcome not recorded", "outcome: before it is made", 1, "asks: may exist"],
  ["outcome written beside the intent", "outcome: synced", 1, "asks: may exist"],
  ["outcome recorded, its folder not synced", "outcome: in place", 1, "asks: was created"],
  ["outcome durable, file not edited", "outcome: durable", 1, "asks: was created"],
  ["about to be saved", "file: about to be saved", 1, "asks: was created"],
  ["saved, record does not say so", "file: saved", 1, "has its id"],
  ["saved, that being written", "settled: synced", 1, "has its id"],
  ["all done", "settled: in place", 1, "has its id"],
].map(([name, at, campaigns, then]) => ({ name, at, campaigns, then: [then] }) as Crash);

/** Points that are seen from outside. */
const outside: readonly Crash[] = [
  {
    name: "while asking, no attempt yet",
    at: async (scene) => {
      await scene.window.page.locator(".monaco-dialog-box").waitFor();
      await kill(scene);
    },
    lines: "status: active\n",
    campaigns: 0,
    then: ["declined"],
  },
  {
    name: "headers arrived, body not read",
    fault: { kind: "hang", strikes: "before-body" },
    at: async (scene) => {
      await until(() => scene.stage.sandbox.requests().length > 0);
      await kill(scene);
    },
    campaigns: 0,
    then: ["asks: may exist"],
  },
  {
    name: "body arrived, no answer",
    fault: { kind: "hang", strikes: "before-create" },
    at: async (scene) => {
      await until(() => hasArrived(scene));
      await kill(scene);
    },
    campaigns: 0,
    then: ["asks: may exist"],
  },
  {
    name: "created, answer held",
    fault: { kind: "hang", strikes: "after-create" },
    at: async (scene) => {
      await until(() => isCreated(scene));
      await kill(scene);
    },
    campaigns: 1,
    then: ["asks: may exist"],
  },
];
export const crashes = [...inside, ...outside];
