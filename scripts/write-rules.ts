// npm run docs
// Writes docs/rules.md from the rules themselves; with --check it only says whether the page is up to date.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ruleTexts } from "./rules/rule-texts.ts";
import { writeRulesPage } from "./rules/write-rules-page.ts";

const file = path.join("docs", "rules.md");
const page = writeRulesPage(ruleTexts);

if (!process.argv.includes("--check")) {
  writeFileSync(file, page);
} else if (readIfThere(file) !== page) {
  console.error(
    `${file} does not say what the rules say now. Run \`npm run docs\`, and look at what changed.`,
  );
  process.exitCode = 1;
}

/** The text of a file with line feeds, whatever git made of them; undefined where it cannot be read. */
function readIfThere(name: string): string | undefined {
  try {
    return readFileSync(name, "utf8").replaceAll("\r\n", "\n");
  } catch {
    return undefined;
  }
}
