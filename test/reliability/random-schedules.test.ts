import fc from "fast-check";
import { planRuns } from "../fuzz/plan-runs.ts";
import { actions, type Choices } from "./random/actions.ts";
import { act, withWorld } from "./random/play.ts";
import type { World } from "./random/world.ts";

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
    await act(world, this.#name, this.#choices);
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
        await withWorld((world) => fc.asyncModelRun(() => ({ model: {}, real: world }), commands));
      }),
      plan,
    );
  });
});
