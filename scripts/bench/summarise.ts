/** The middle and the slow end of some times, in milliseconds. */
export interface Summary {
  readonly median: number;
  readonly p95: number;
}

/** Median and 95th percentile (nearest rank) of times in milliseconds. */
export function summarise(times: readonly number[]): Summary {
  const sorted = times.toSorted((one, other) => one - other);
  return { median: percentile(sorted, 50), p95: percentile(sorted, 95) };
}

function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(Math.ceil((sorted.length * percent) / 100) - 1, 0)] ?? Number.NaN;
}
