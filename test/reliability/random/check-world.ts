import assert from "node:assert/strict";
import { readIndex } from "../../../src/creation/ledger-index.ts";
import { openWindow } from "./actions.ts";
import type { Made, World } from "./world.ts";

/** What must hold at every moment. */
export async function checkWorld(world: World): Promise<void> {
  assert.deepEqual(world.violations, []);
  for (const made of world.made)
    assert.ok(await isKnown(world, made), `${made.id} of ${made.attempt} is lost`);
  await assertReadable(world);
}

/** Whether an id can be found: in a file, in the ledger, in what was shown; or else its attempt, as one without an answer. */
async function isKnown(
  world: World,
  { id, attempt, isTold, isOverruled, isDisowned }: Made,
): Promise<boolean> {
  if (isOverruled || isDisowned) return true;
  if (isTold && [...world.disk.values()].some(({ text }) => text.includes(id))) return true;
  if (isTold && world.shown.some((text) => text.includes(id))) return true;
  const record = await world.readRecord(attempt);
  if (typeof record === "string") return false;
  const { end } = record;
  return end?.outcome === "created" ? end.id === id : true;
}

async function assertReadable(world: World): Promise<void> {
  const { ledger } = world.windows.find(({ isAlive }) => isAlive) ?? openWindow(world);
  for (const path of await ledger.damaged()) assert.ok(world.torn.has(path), `${path} is damaged`);
  await ledger.unsettled();
  await readIndex(world.ledgerFolder);
}

/** Lets all come to its end in the windows that live, closes them, and looks at what a new one finds. */
export async function checkEnd(world: World): Promise<void> {
  for (let count = 0; world.gates.waiting.length > 0; count++) {
    assert.ok(count < 2000, "something goes on for ever");
    await world.gates.waiting[0]?.run(0);
    await checkWorld(world);
  }
  for (const { isAlive, runs } of world.windows) {
    for (const { name, result } of runs) {
      assert.ok(!isAlive || result !== undefined || !name.startsWith("create"), `${name} never ended`);
    }
  }
  for (const window of world.windows) window.isAlive = false;
  // Long enough for what another window may have been about to write.
  world.clock += 60 * 60_000;
  const last = openWindow(world);
  for (const address of world.disk.keys()) {
    assert.notEqual((await last.ledger.past(address)).state, "under-way", `${address} is busy for ever`);
    last.create(address);
    while (world.gates.waiting.length > 0) {
      await world.gates.waiting[0]?.run(world.gates.waiting[0].name.includes(": ask ") ? -1 : 0);
    }
    const result = last.runs.at(-1)?.result;
    assert.ok(result?.outcome !== "not-sent" || result.code !== "busy", result?.reason);
    await checkWorld(world);
  }
}
