import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Fault } from "../../sandbox/start-sandbox.ts";
import {
  type Answered,
  answerWhileCreating,
  buttons,
  createAnswering,
  nameQuestion,
  type QuestionName,
} from "./answer-question.ts";
import type { Trial } from "./trial.ts";
import type { CodeWindow, CrashStage } from "./with-vscode.ts";

/** A point of a create, and what must be the case after a SIGKILL there. */
export interface Crash {
  readonly name: string;
  /** The process ends itself there, at that very call; or the test ends it; or that many milliseconds after the intent. */
  readonly at: string | ((scene: Scene) => Promise<void>) | number;
  /** What befalls the request meanwhile. */
  readonly fault?: Fault;
  /** Whether it is the attempt after one that got no answer, which a person said yes to. */
  readonly isSecond?: boolean;
  /** More lines for the file. */
  readonly lines?: string;
  /** How many campaigns there are when it has ended, those of an earlier attempt left out; any where it is not said. */
  readonly campaigns?: number;
  /** What the next create may come to when nobody says yes: it goes on, asks, or knows the id. */
  readonly next: readonly Next[];
}

/** What a create comes to. */
export type Next = "creates" | QuestionName | "has its id";

/** What the test can act on at the moment of a crash. */
export interface Scene {
  readonly stage: CrashStage;
  readonly window: CodeWindow;
  readonly file: string;
}

/** Crashes, starts anew on the same user data, and creates again: without a yes, and then with one. */
export function playCrash(crash: Crash): Trial {
  return {
    name: crash.name,
    play: async (stage, window) => {
      stage.sandbox.reset();
      const name = `${crash.name.replace(/[^a-z0-9]+/gi, "-")}.campaign.yaml`;
      const file = await stage.writeCampaign(name, textOf(crash));
      const scene = { stage, window, file };
      const earlier = crash.isSecond ? await createUnanswered(scene) : 0;
      await crashAt(crash, scene);
      await window.close();
      const next = await stage.openWindow();
      const left = stage.sandbox.created().length - earlier;
      if (crash.campaigns !== undefined) assert.equal(left, crash.campaigns, "campaigns when it has ended");

      const again = nameNext(await createAnswering(next, file));
      assert.ok(crash.next.includes(again), `then: ${again}`);
      assert.ok(stage.sandbox.created().length - earlier <= 1, "one campaign without a yes");
      await findEveryId(scene, again);

      const yes = again.startsWith("asks") ? await sayYes(scene, next, again, earlier + left) : "";
      const total = stage.sandbox.created().length;
      return { cells: [String(left), again, yes, String(total)], window: next };
    },
  };
}

function textOf({ name, lines = "" }: Crash): string {
  return `name: ${JSON.stringify(name)}\ncompany: 3c90c3cc-0d44-4b50-8888-8dd25736052a\n${lines}`;
}

/** An attempt whose answer is lost. How many campaigns it left. */
async function createUnanswered({ stage, window, file }: Scene): Promise<number> {
  stage.sandbox.failNext({ kind: "cut", strikes: "after-create" });
  assert.equal((await window.companion.create(file)).outcome, "unknown");
  return stage.sandbox.created().length;
}

async function crashAt({ at, fault, isSecond }: Crash, scene: Scene): Promise<void> {
  const { stage, window, file } = scene;
  if (fault) stage.sandbox.failNext(fault);
  if (typeof at === "string") window.companion.arm(at, "die");
  const creating = window.companion.create(file);
  if (isSecond) await answerWhileCreating(window, creating, buttons.create);
  if (typeof at === "number") {
    await window.companion.waitFor("intent: before it is made");
    return await pause(at);
  }
  const ended = typeof at === "string" ? window.companion.gone : at(scene);
  const tooSoon = creating.then(({ outcome, code }) => {
    throw new Error(`The create ended (${code ?? outcome}) before it came to that point.`);
  });
  await Promise.race([ended, tooSoon]);
}

function nameNext({ asked, result }: Answered): Next {
  if (asked !== "") return nameQuestion(asked);
  if (result.outcome === "created") return "creates";
  assert.equal(result.code, "already-created", result.reason);
  return "has its id";
}

/** Where the window knew the id, or knows it now, it is in the file or on record; all else is asked about. */
async function findEveryId({ stage, file }: Scene, again: Next): Promise<void> {
  if (again === "asks: may exist" || again === "asks whether to") return;
  const text = await readFile(file, "utf8");
  const { attempts } = await stage.readLedger(path.basename(file));
  const known = attempts.flatMap(({ end }) => (end?.outcome === "created" ? [end.id] : []));
  const newest = String(stage.sandbox.created().at(-1)?.["id"]);
  assert.ok(text.includes(newest) || known.includes(newest), `the id ${newest} is lost`);
  if (again !== "asks: was created") assert.match(text, new RegExp(`^id: ${newest}$`, "m"));
}

/** The button that ends the matter, by question. */
const answers: Partial<Record<Next, string>> = {
  "asks whether to": "Create",
  "asks: may exist": buttons.create,
  "asks: was created": buttons.writeBack,
};

/** The answer of a person that ends the matter: the id is in the file then. */
async function sayYes(
  { stage, file }: Scene,
  window: CodeWindow,
  again: Next,
  before: number,
): Promise<string> {
  const isKnown = again === "asks: was created";
  const { result } = await createAnswering(window, file, answers[again]);
  const created = stage.sandbox.created();
  assert.equal(created.length, before + (isKnown ? 0 : 1), result.reason);
  assert.match(
    await readFile(file, "utf8"),
    new RegExp(`^id: ${created.at(-1)?.["id"]}$`, "m"),
    result.reason,
  );
  return isKnown ? "the id is written back" : "creates";
}
