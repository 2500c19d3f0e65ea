// npm run bench
// Measures the checks against yaml-language-server's and what the extension weighs; fails when a bound is missed.
// docs/performance.md says how to read it.
import { statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Bound, describeBound, formatNumber, isMissed } from "./bench/check-bounds.ts";
import { checkWithCore, startLanguageServer } from "./bench/contenders.ts";
import { formatTable } from "./bench/format-table.ts";
import { generateSamples, type Sample } from "./bench/generate-samples.ts";
import { type Duel, measureInTurns, type Rounds } from "./bench/measure-in-turns.ts";
import { type Load, measureLoad } from "./bench/measure-load.ts";
import { measureProviders, type Provided } from "./bench/measure-providers.ts";

type Result = Duel & { readonly sample: Sample };

const freshProcesses = 10;

process.exitCode = await main();

async function main(): Promise<number> {
  const load = measureLoad(path.join("dist", "extension.js"), freshProcesses);
  const packageSize = statSync(path.join("dist", "outbox-campaigns.vsix"), { throwIfNoEntry: false })?.size;
  const results = await measureSamples();
  const provided = measureTypical();
  const bounds = [...listBounds(results, load, packageSize), ...listProvided(provided)];

  console.log(`Node ${process.versions.node}, ${os.cpus().length} cores; times in ms\n`);
  console.log(`${describeResults(results)}\n`);
  console.log(`${describeProvided(provided)}\n`);
  console.log(`${describeLoad(load)}\n`);
  for (const bound of bounds) console.log(describeBound(bound));
  writeFileSync(path.join("dist", "bench.json"), toJson(results, provided, load, packageSize));
  return bounds.some(isMissed) ? 1 : 0;
}

async function measureSamples(): Promise<Result[]> {
  const contenders = { ours: checkWithCore, peer: startLanguageServer() };
  const results: Result[] = [];
  for (const sample of generateSamples()) {
    results.push({ sample, ...(await measureInTurns(sample, contenders, roundsFor(sample))) });
  }
  return results;
}

/** What the editor asks for in an ordinary file with mistakes. */
function measureTypical(): Provided[] {
  const sample = generateSamples().findLast(isTypical);
  return sample ? measureProviders(sample) : [];
}

/** Whether this is a file as people write them: the large ones are there to see how the times grow. */
function isTypical({ text }: Sample): boolean {
  return text.length < 10_000;
}

/** Small files need many rounds to be warm and to be measured well; large ones need fewer, and take long. */
function roundsFor(sample: Sample): Rounds {
  if (isTypical(sample)) return { warmUp: 500, measured: 1000 };
  return sample.text.length < 500_000 ? { warmUp: 20, measured: 100 } : { warmUp: 5, measured: 30 };
}

function listBounds(results: readonly Result[], load: Load, packageSize: number | undefined): Bound[] {
  return [
    {
      name: "the packed extension",
      unit: "KiB",
      limit: 200,
      measured: packageSize === undefined ? undefined : packageSize / 1024,
    },
    { name: "loading the bundle", unit: "ms", limit: 30, measured: load.bundle.median },
    ...results
      .filter(({ sample }) => isTypical(sample))
      .map(
        ({ sample, ours }): Bound => ({
          name: `checking a file of ${sample.name}`,
          unit: "ms",
          limit: 1,
          measured: ours.median,
          exclusive: true,
        }),
      ),
  ];
}

function listProvided(provided: readonly Provided[]): Bound[] {
  return provided.map(({ name, time }) => ({
    name,
    unit: "ms",
    limit: 1,
    measured: time.median,
    exclusive: true,
  }));
}

function describeProvided(provided: readonly Provided[]): string {
  return formatTable(
    ["40 lines, once they are read", "median", "p95"],
    provided.map(({ name, time }) => [name, formatNumber(time.median), formatNumber(time.p95)]),
  );
}

function describeResults(results: readonly Result[]): string {
  const head = ["file", "KB", "ours median", "p95", "peer median", "p95", "peer/ours median", "p95"];
  const rows = results.map(({ sample, ours, peer }) => {
    const times = [ours.median, ours.p95, peer.median, peer.p95].map(formatNumber);
    const ratios = [peer.median / ours.median, peer.p95 / ours.p95].map((ratio) => `${ratio.toFixed(1)} ×`);
    return [sample.name, formatNumber(sample.text.length / 1000), ...times, ...ratios];
  });
  return formatTable(head, rows);
}

function describeLoad(load: Load): string {
  const rows = [
    ["require of the bundle", load.bundle],
    ["the whole process doing it", load.process],
    ["an empty process", load.emptyProcess],
  ] as const;
  return formatTable(
    [`${freshProcesses} fresh processes`, "median", "p95"],
    rows.map(([name, { median, p95 }]) => [name, formatNumber(median), formatNumber(p95)]),
  );
}

function toJson(
  results: readonly Result[],
  provided: readonly Provided[],
  load: Load,
  packageSize: number | undefined,
): string {
  const machine = { node: process.versions.node, cores: os.cpus().length, processor: os.cpus()[0]?.model };
  const files = results.map(({ sample, ours, peer }) => ({
    file: sample.name,
    bytes: Buffer.byteLength(sample.text),
    ours,
    peer,
    ratio: { median: peer.median / ours.median, p95: peer.p95 / ours.p95 },
  }));
  const measured = { unit: "ms", machine, files, provided, load, packageBytes: packageSize };
  return `${JSON.stringify(measured, undefined, 2)}\n`;
}
