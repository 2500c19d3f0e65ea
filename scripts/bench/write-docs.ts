import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const page = path.join("docs", "performance.md");
const begin = "<!-- One run: npm run bench -- --docs writes this. -->\n";
const end = "<!-- End of the run. -->\n";

/** Puts one run's machine and table in their place in docs/performance.md. */
export function writeDocs(machine: string, table: string): void {
  const text = readFileSync(page, "utf8");
  const start = text.indexOf(begin) + begin.length;
  const stop = text.indexOf(end, start);
  if (start < begin.length || stop < 0) throw new Error(`${page} has no place for a run: ${begin}${end}`);
  writeFileSync(page, `${text.slice(0, start)}\n${machine}\n\n${table}\n\n${text.slice(stop)}`);
}
