import { cpus, release, type } from "node:os";
import { formatTable } from "../format-table.ts";
import type { Trial } from "./trial.ts";

/** The cells of a row after its name. */
export type Cells = readonly string[];

/** What came of a run. */
export interface Results {
  /** By the names of the trials. */
  readonly cells: ReadonlyMap<string, Cells>;
  readonly versions: string;
  readonly seed: number;
}

const heads = [
  "killed at",
  "campaigns",
  "the next create, without a yes",
  "the answer of a person",
  "campaigns",
];

/** The results as Markdown: a row for each trial that has a name, and the random ones summed up. */
export function writeResults(
  named: readonly Trial[],
  random: readonly Trial[],
  { cells: played, versions, seed }: Results,
): string {
  const rows = named.flatMap(({ name }) => {
    const cells = played.get(name);
    return cells ? [[name, ...cells]] : [];
  });
  const parts = [describeRun(versions), formatTable(heads, rows)];
  if (random.length > 0) parts.push(sumUp(random, played, seed));
  return parts.join("\n\n");
}

function describeRun(versions: string): string {
  const today = new Date().toISOString().slice(0, 10);
  const [cpu] = cpus();
  return `Run on ${today}: ${type()} ${release()}, ${cpus().length} × ${cpu?.model.trim()}, ${versions}.`;
}

function sumUp(random: readonly Trial[], played: ReadonlyMap<string, Cells>, seed: number): string {
  const counts = new Map<string, number>();
  for (const { name } of random) {
    const next = played.get(name)?.[1];
    if (next !== undefined) counts.set(next, (counts.get(next) ?? 0) + 1);
  }
  const rows = [...counts].map(([next, count]) => [next, String(count)]);
  return `And at random moments, of one window and of two (seed ${seed}):\n\n${formatTable(["the next create", "times"], rows)}`;
}
