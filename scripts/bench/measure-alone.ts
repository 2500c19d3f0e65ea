import path from "node:path";
import type { Row } from "./row.ts";
import { runNode } from "./run-node.ts";
import { summarise } from "./summarise.ts";

/** A thousand files, and the large one open: each in a fresh process for each contender, in turns, so many times. */
export function measureAlone(folders: number, memories: number): Row[] {
  return [
    { what: "problems of all files", where: "folder of 1,000", unit: "ms", ...runBoth("folder", folders) },
    { what: "memory while open", where: "large", unit: "MiB", ...runBoth("memory", memories) },
  ];
}

function runBoth(what: "folder" | "memory", count: number): Pick<Required<Row>, "ours" | "peer"> {
  const script = path.join("dist", "scripts", "bench-alone.mjs");
  const run = (who: "ours" | "peer") => Number(runNode(["--expose-gc", script, what, who]).output);
  const runs = Array.from({ length: count }, () => ({ ours: run("ours"), peer: run("peer") }));
  return {
    ours: summarise(runs.map(({ ours }) => ours)),
    peer: summarise(runs.map(({ peer }) => peer)),
  };
}
