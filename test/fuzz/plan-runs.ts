/** How many cases to try, and from which seed. */
export interface Plan {
  readonly numRuns: number;
  readonly seed: number;
}

/** Multiplies the counts of the long tests (CONTRIBUTING.md); they take a fresh seed then, and print it. */
const factor = Number(process.env["OUTBOX_TEST_RUNS"] ?? "") || 1;

/** Whether this is a long test. */
export const isLong = factor > 1;

/**
 * The same sample each time, for every day; in a long test all of them, from a fresh seed, which is printed.
 * OUTBOX_TEST_SEED sets the seed, to see a failure again.
 */
export function planRuns(title: string, { sample, full }: { sample: number; full: number }): Plan {
  const given = Number(process.env["OUTBOX_TEST_SEED"] ?? "") || undefined;
  if (!isLong) return { numRuns: sample, seed: given ?? 20260301 };
  const seed = given ?? Date.now() % 2 ** 31;
  const numRuns = Math.ceil((full * factor) / 20);
  console.log(`${title}: ${numRuns.toLocaleString("en")} cases, OUTBOX_TEST_SEED=${seed}`);
  return { numRuns, seed };
}
