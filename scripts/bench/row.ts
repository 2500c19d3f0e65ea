import type { Summary } from "./summarise.ts";

/** What both took for the same. */
export interface Duel {
  readonly ours: Summary;
  readonly peer: Summary;
}

/** One line of the result: what was done, with which file or where in it, and what it took. */
export interface Row {
  readonly what: string;
  readonly where: string;
  readonly unit: "ms" | "MiB" | "KiB";
  readonly ours: Summary;
  /** Absent where the peer has nothing to compare with. */
  readonly peer?: Summary;
}

/** How many times as fast, or as small, as the peer we are; undefined where there is no peer. */
export function ratioOf({ ours, peer }: Row, of: keyof Summary): number | undefined {
  return peer && peer[of] / ours[of];
}
