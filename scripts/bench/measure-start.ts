import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";
import { findMistakes, samples } from "./generate-samples.ts";
import type { Row } from "./row.ts";
import { runNode } from "./run-node.ts";
import { summarise } from "./summarise.ts";

interface Marks {
  readonly bundle: number;
  readonly problems: number;
  readonly count: number;
}

/**
 * Starts both in `count` fresh Node processes each, in turns: our bundle as it ships and VS Code starts it, up to the
 * diagnostics of a typical file; the peer, bundled and minified in the same way, up to the answer of `doValidation`.
 */
export function measureStart(count: number): Row[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), "outbox-bench-"));
  try {
    const campaign = path.join(folder, "bench.campaign.yaml");
    writeFileSync(campaign, samples.typical.text);
    const peer = bundlePeer(folder);
    const schema = path.join("schemas", "campaign.schema.json");
    const runs = Array.from({ length: count }, () => ({
      ours: start("start-extension.cjs", [path.join("dist", "extension.js"), campaign]),
      peer: start("start-peer.cjs", [peer, campaign, schema]),
    }));
    const rowOf = (what: string, mark: "problems" | "bundle"): Row => ({
      what,
      where: "40 lines, fresh Node",
      unit: "ms",
      ours: summarise(runs.map(({ ours }) => ours[mark])),
      peer: summarise(runs.map(({ peer }) => peer[mark])),
    });
    return [rowOf("start to first problems", "problems"), rowOf("of that, loading the bundle", "bundle")];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function start(script: string, words: readonly string[]): Marks {
  const marks = JSON.parse(runNode([path.join("scripts", "bench", script), ...words]).output) as Marks;
  assert.equal(marks.count, findMistakes(samples.typical.text).length, `The mistakes found by ${script}`);
  return marks;
}

/** One minified file, as it ships with the YAML extension: loading its many small ones would take twice as long. */
function bundlePeer(folder: string): string {
  const outfile = path.join(folder, "peer.cjs");
  buildSync({
    stdin: {
      contents:
        'export { getLanguageService } from "yaml-language-server";' +
        'export { TextDocument } from "vscode-languageserver-textdocument";',
      resolveDir: process.cwd(),
    },
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    format: "cjs",
    mainFields: ["module", "main"],
    target: "node20",
    logLevel: "error",
  });
  return outfile;
}
