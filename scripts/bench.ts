// npm run bench [-- [--check] [--quick] [--docs]]
// Measures the extension against yaml-language-server; docs/performance.md says how, and how to read it.
//   --check  fails where a bound of bench/bounds.json is missed
//   --quick  some seconds instead of some minutes: the smaller files only, against half the bounds
//   --docs   puts the table into docs/performance.md
import { statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import boundsFile from "./bench/bounds.json";
import { type Bound, findMissed, findUnmeasured, relax } from "./bench/check-bounds.ts";
import { formatNumber, formatRows } from "./bench/format-table.ts";
import { measureAlone } from "./bench/measure-alone.ts";
import { measureProviders } from "./bench/measure-providers.ts";
import { measureReplays } from "./bench/measure-replays.ts";
import { measureStart } from "./bench/measure-start.ts";
import { type Row, ratioOf } from "./bench/row.ts";
import { summarise } from "./bench/summarise.ts";
import { writeDocs } from "./bench/write-docs.ts";

const flag = { type: "boolean", default: false } as const;
const { check, quick, docs } = parseArgs({ options: { check: flag, quick: flag, docs: flag } }).values;
const bounds = quick ? relax(boundsFile as readonly Bound[]) : (boundsFile as readonly Bound[]);

process.exitCode = await main();

async function main(): Promise<number> {
  const rows = [
    ...measureStart(quick ? 4 : 20),
    ...measureAlone(quick ? 2 : 7, quick ? 1 : 3),
    ...(await measureReplays(quick, reportRow)),
    ...(quick ? [] : measureProviders()),
    ...measurePackage(),
  ];
  const table = formatRows(rows, bounds);
  console.log(`${describeMachine()}\n\n${table}\n`);
  writeFileSync(path.join("dist", "bench.json"), toJson(rows));
  if (docs) writeDocs(describeMachine(), table);
  return check ? checkBounds(rows) : 0;
}

/** That it goes on: the whole takes minutes. */
function reportRow({ what, where, ours }: Row): void {
  console.error(`${what}, ${where}: ${formatNumber(ours.median)} ms`);
}

/** How large the packed extension is, if it has been packed. */
function measurePackage(): Row[] {
  const file = path.join("dist", "outbox-campaigns.vsix");
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return [];
  return [
    {
      what: "packed extension",
      where: "dist/outbox-campaigns.vsix",
      unit: "KiB",
      ours: summarise([size / 1024]),
    },
  ];
}

function checkBounds(rows: readonly Row[]): number {
  const missed = findMissed(rows, bounds);
  const unmeasured = findUnmeasured(rows, bounds);
  const held = bounds.length - missed.length - unmeasured.length;
  for (const sentence of missed) console.log(`MISSED: ${sentence}`);
  console.log(`${held} bounds hold, ${missed.length} are missed, ${unmeasured.length} were not measured.`);
  return missed.length === 0 ? 0 : 1;
}

function describeMachine(): string {
  return `Node ${process.versions.node}, ${os.cpus().length} cores, ${os.cpus()[0]?.model ?? "unknown processor"}`;
}

function toJson(rows: readonly Row[]): string {
  const measured = rows.map((row) => ({
    ...row,
    ratio: row.peer && { median: ratioOf(row, "median"), p95: ratioOf(row, "p95") },
  }));
  return `${JSON.stringify({ machine: describeMachine(), quick, rows: measured }, undefined, 2)}\n`;
}
