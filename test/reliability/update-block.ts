import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const page = path.join("docs", "reliability.md");

/** Whether this run is to write its tables into docs/reliability.md (OUTBOX_TEST_DOCS=1). */
export function writesDocs(): boolean {
  return process.env["OUTBOX_TEST_DOCS"] === "1";
}

/** What stands between the two marks of this name in docs/reliability.md; empty where they are missing. */
export async function readBlock(name: string): Promise<string> {
  return (
    marks(name)
      .exec((await readFile(page, "utf8")).replaceAll("\r\n", "\n"))?.[2]
      ?.trim() ?? ""
  );
}

/** Replaces what stands between the two marks of this name. Rejects where they are missing. */
export async function updateBlock(name: string, text: string): Promise<void> {
  const old = await readFile(page, "utf8");
  if (!marks(name).test(old)) throw new Error(`${page} has no marks for ${name}.`);
  await writeFile(
    page,
    old.replace(marks(name), (_, begin, _old, end) => `${begin}\n\n${text}\n\n${end}`),
  );
}

function marks(name: string): RegExp {
  return new RegExp(`(<!-- begin ${name} -->)([^]*)(<!-- end ${name} -->)`);
}
