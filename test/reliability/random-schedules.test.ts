import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { planRuns } from "../fuzz/plan-runs.ts";
import { actions, type Choices, openWindow } from "./random/actions.ts";
import { checkEnd, checkWorld } from "./random/check-world.ts";
import { World } from "./random/world.ts";

/** One thing that happens, and what must hold behind it. */
class Happening implements fc.AsyncCommand<object, World> {
  readonly #name: string;
  readonly #choices: Choices;

  constructor(name: string, choices: Choices) {
    this.#name = name;
    this.#choices = choices;
  }

  check(): boolean {
    return true;
  }

  async run(_model: object, world: World): Promise<void> {
    await actions[this.#name]?.(world, this.#choices);
    await checkWorld(world);
  }

  toString(): string {
    return `${this.#name} ${JSON.stringify(Object.values(this.#choices))}`;
  }
}

const choices: fc.Arbitrary<Choices> = fc.record({
  window: fc.nat(5),
  // The first files meet more often.
  file: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) }),
  other: fc.nat(3),
  fate: fc.nat(99),
});

const happening = (name: string) => choices.map((chosen) => new Happening(name, chosen));

/** Steps and creates are what time goes by with; the rest comes between. */
const happenings = [
  ...Array.from({ length: 16 }, () => happening("let the next step happen")),
  ...Array.from({ length: 4 }, () => happening("create")),
  ...["let all of a window happen", "let a window send"].flatMap((name) => [name, name, name]).map(happening),
  ...Object.keys(actions).map(happening),
];

describe("random schedules of windows, files, people and faults", function () {
  this.timeout(0);

  it("no campaign twice without a yes, no id lost, no lock stolen or left behind", async () => {
    const plan = planRuns("schedules", { sample: 100, full: 5000 });
    await fc.assert(
      fc.asyncProperty(fc.commands(happenings, { maxCommands: 80, size: "max" }), async (commands) => {
        const folder = await mkdtemp(join(tmpdir(), "outbox-random-"));
        try {
          const world = new World(join(folder, "ledger"));
          await fc.asyncModelRun(() => ({ model: {}, real: world }), [setUp(), ...commands]);
          await checkEnd(world);
        } finally {
          await rm(folder, { recursive: true });
        }
      }),
      plan,
    );
  });
});

/** Two windows, and two files, one of which is ready to be created. */
function setUp(): fc.AsyncCommand<object, World> {
  return {
    check: () => true,
    run: async (_model, world) => {
      openWindow(world);
      openWindow(world);
      for (const other of [0, 1])
        actions["write a new file"]?.(world, { window: 0, file: 0, other, fate: 0 });
    },
    toString: () => "set up",
  };
}
