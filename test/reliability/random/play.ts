import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { actions, type Choices, openWindow } from "./actions.ts";
import { checkEnd, checkWorld } from "./check-world.ts";
import { World } from "./world.ts";

/** Plays in a world of two windows and two files that say the same; then lets all come to its end. What must hold is checked. */
export async function withWorld(play: (world: World) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "outbox-random-"));
  try {
    const world = new World(join(folder, "ledger"));
    openWindow(world);
    openWindow(world);
    for (const other of [0, 1]) {
      await act(world, "write a new file", { window: 0, file: 0, other, fate: 0 });
    }
    await play(world);
    await checkEnd(world);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Lets one thing happen, and checks what must hold behind it. */
export async function act(world: World, name: string, choices: Choices): Promise<void> {
  const action = actions[name];
  if (action === undefined) throw new Error(`There is no action “${name}”.`);
  await action(world, choices);
  await checkWorld(world);
}
