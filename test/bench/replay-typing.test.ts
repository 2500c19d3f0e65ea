import assert from "node:assert/strict";
import { findMistakes, samples } from "../../scripts/bench/generate-samples.ts";
import { type Place, replayTyping } from "../../scripts/bench/replay-typing.ts";

const { text } = samples.typical;

describe("The typing that is measured", () => {
  for (const place of ["entries", "list", "text"] as const satisfies Place[]) {
    it(`never comes to the same text twice: ${place}`, () => {
      const states = [1, 2, 3].flatMap((round) => [...replayTyping(text, place, round)]);
      assert.equal(new Set(states.map((state) => state.text)).size, states.length);
    });

    it(`adds or takes away one character at a time: ${place}`, () => {
      const lengths = [...replayTyping(text, place, 1)].map((state) => state.text.length);
      const steps = lengths.slice(1).map((length, index) => Math.abs(length - (lengths[index] ?? 0)));
      assert.deepEqual([...new Set(steps)], [1]);
    });
  }

  it("puts a mistake in every other round", () => {
    const most = (round: number) =>
      Math.max(
        ...[...replayTyping(text, "entries", round)]
          .filter(({ isWhole }) => isWhole)
          .map((state) => findMistakes(state.text).length),
      );
    assert.deepEqual([most(1), most(2)], [3, 2]);
  });
});
