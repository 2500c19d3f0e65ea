/** Something that must not grow past a limit. */
export interface Bound {
  readonly name: string;
  readonly unit: "KiB" | "ms";
  readonly limit: number;
  /** Undefined when there was nothing to measure. */
  readonly measured: number | undefined;
  /** Whether the limit itself is too much already. */
  readonly exclusive?: boolean;
}

/** Whether a bound is missed. What was not measured is not. */
export function isMissed({ limit, measured, exclusive }: Bound): boolean {
  return measured !== undefined && (exclusive === true ? !(measured < limit) : !(measured <= limit));
}

/** One line on a bound, for the person who reads the run. */
export function describeBound(bound: Bound): string {
  const { name, unit, limit, measured, exclusive } = bound;
  const wanted = `${exclusive === true ? "under" : "at most"} ${limit} ${unit}`;
  if (measured === undefined) return `SKIPPED  ${name}: ${wanted}, but there is none to measure`;
  return `${isMissed(bound) ? "MISSED " : "ok     "}  ${name}: ${formatNumber(measured)} ${unit}, ${wanted}`;
}

/** Three significant digits, so that 0.0213 and 1280 can both be compared at a glance. */
export function formatNumber(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
