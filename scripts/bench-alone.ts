// node [--expose-gc] dist/scripts/bench-alone.mjs folder|memory ours|peer
// What bench.ts measures in a process of its own; prints one number.
import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Contender, startOurs, startPeer } from "./bench/contenders.ts";
import { generateFolder } from "./bench/generate-folder.ts";
import { samples } from "./bench/generate-samples.ts";
import { replayTyping } from "./bench/replay-typing.ts";

const [what, who] = process.argv.slice(2);
const contender = who === "ours" ? startOurs() : startPeer();
console.log(what === "folder" ? await checkFolder(contender) : await openLarge(contender));

/** Milliseconds for the problems of a thousand files, none seen before, by one that has never read a text. */
async function checkFolder(contender: Contender): Promise<number> {
  const files = generateFolder(1000);
  let found = 0;
  const start = performance.now();
  for (const { path, text } of files) {
    const document = TextDocument.create(`file:///${path}`, "yaml", 1, text);
    found += (await contender.findProblems(document)).length;
  }
  const time = performance.now() - start;
  assert.equal(
    found,
    files.reduce((sum, { mistakes }) => sum + mistakes, 0),
    "The mistakes in the folder",
  );
  return time;
}

/** MiB that the large file takes once it is open and three lines were typed, its text included. */
async function openLarge(contender: Contender): Promise<number> {
  const { text } = samples.large;
  await contender.findProblems(
    TextDocument.create("file:///idle.campaign.yaml", "yaml", 1, samples.typical.text),
  );
  const before = usedMebibytes();
  const document = TextDocument.create("file:///large.campaign.yaml", "yaml", 1, structuredClone(text));
  await contender.findProblems(document);
  let version = 1;
  for (const state of replayTyping(text, "entries", 1)) {
    if (!state.isTyped) break;
    version += 1;
    await contender.findProblems(TextDocument.update(document, [{ text: state.text }], version));
  }
  const after = usedMebibytes();
  assert.ok((await contender.findProblems(document)).length > 0, "It is still there.");
  return after - before;
}

function usedMebibytes(): number {
  assert.ok(gc, "Node runs with --expose-gc.");
  // Twice: what the first round finalises, the second one frees.
  gc();
  gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
}
