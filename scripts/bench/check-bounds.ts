import { formatNumber } from "./format-table.ts";
import { type Row, ratioOf } from "./row.ts";
import type { Summary } from "./summarise.ts";

/** What must hold of a row: how many times as fast as the peer we are, or how large something may be. Never a time. */
export interface Bound {
  readonly what: string;
  readonly where: string;
  readonly of: keyof Summary;
  /** At least so many times as fast as the peer in the same run. */
  readonly timesAsFast?: number;
  /** At most so much, in the unit of the row: for sizes. */
  readonly atMost?: number;
}

/** The bound of a row, if it has one. */
export function boundOf({ what, where }: Row, bounds: readonly Bound[]): Bound | undefined {
  return bounds.find((bound) => bound.what === what && bound.where === where);
}

/** What a person should know of the bounds that are missed: a sentence each. */
export function findMissed(rows: readonly Row[], bounds: readonly Bound[]): string[] {
  return rows.flatMap((row) => {
    const bound = boundOf(row, bounds);
    return bound && isMissed(row, bound) ? [explain(row, bound)] : [];
  });
}

/**
 * What may be asked of a quick run beside others on a busy machine: medians, and half the bounds. Under a load of ten
 * processes a core, ratios of medians were seen to vary by a quarter, those of the 95th percentile to double.
 */
export function relax(bounds: readonly Bound[]): Bound[] {
  return bounds.map((bound) =>
    bound.timesAsFast === undefined ? bound : { ...bound, of: "median", timesAsFast: bound.timesAsFast / 2 },
  );
}

/** The bounds that no row was measured for: they say nothing, and somebody has to know. */
export function findUnmeasured(rows: readonly Row[], bounds: readonly Bound[]): Bound[] {
  return bounds.filter((bound) => !rows.some((row) => boundOf(row, [bound])));
}

function isMissed(row: Row, { of, timesAsFast, atMost }: Bound): boolean {
  if (atMost !== undefined) return !(row.ours[of] <= atMost);
  return !((ratioOf(row, of) ?? 0) >= (timesAsFast ?? 0));
}

function explain(row: Row, { of, timesAsFast, atMost }: Bound): string {
  const { what, where, unit, ours, peer } = row;
  const taken = `${formatNumber(ours[of])} ${unit}`;
  if (atMost !== undefined) return `${what} (${where}) takes ${taken}; it may take ${atMost} ${unit}.`;
  const ratio = formatNumber(ratioOf(row, of) ?? Number.NaN);
  return (
    `${what} (${where}) is ${ratio} times as fast as yaml-language-server and must be ${timesAsFast} times as fast: ` +
    `${taken} against ${formatNumber(peer?.[of] ?? Number.NaN)} ${unit} (${of}).`
  );
}
