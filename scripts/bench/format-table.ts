import { type Bound, boundOf } from "./check-bounds.ts";
import { type Row, ratioOf } from "./row.ts";

const head = [
  "what",
  "file",
  "unit",
  "ours median",
  "p95",
  "peer median",
  "p95",
  "peer/ours median",
  "p95",
  "bound",
];

/** How many columns from the left are words; the others are numbers. */
const words = 3;

/** All rows as a Markdown table with aligned columns. */
export function formatRows(rows: readonly Row[], bounds: readonly Bound[]): string {
  return formatTable(rows.map((row) => formatRow(row, boundOf(row, bounds))));
}

function formatRow(row: Row, bound: Bound | undefined): string[] {
  const { what, where, unit, ours, peer } = row;
  const times = [ours.median, ours.p95, peer?.median, peer?.p95].map(formatIfAny);
  const ratios = [ratioOf(row, "median"), ratioOf(row, "p95")].map((ratio) =>
    ratio === undefined ? "" : `${ratio.toFixed(1)} ×`,
  );
  return [what, where, unit, ...times, ...ratios, formatBound(bound, unit)];
}

function formatBound(bound: Bound | undefined, unit: Row["unit"]): string {
  if (bound?.atMost !== undefined) return `≤ ${bound.atMost} ${unit}`;
  return bound?.timesAsFast === undefined ? "" : `${bound.of} ≥ ${bound.timesAsFast} ×`;
}

function formatIfAny(value: number | undefined): string {
  return value === undefined ? "" : formatNumber(value);
}

/** Three significant digits, so that 0.0213 and 1280 can both be compared at a glance. */
export function formatNumber(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function formatTable(rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(" | ")} |`;
  const rule = widths.map((width, column) =>
    column < words ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

function pad(cell: string, width: number, column: number): string {
  return column < words ? cell.padEnd(width) : cell.padStart(width);
}
