import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

/** The files that are loaded with this one, itself among them; what it loads later, by `import()`, is not. */
function loadedWith(file: string, loaded = new Set<string>()): Set<string> {
  if (loaded.has(file)) return loaded;
  loaded.add(file);
  for (const name of requiredBy(file)) {
    if (name.startsWith("./") && isShared(name)) loadedWith(path.join(path.dirname(file), name), loaded);
  }
  return loaded;
}

function requiredBy(file: string): string[] {
  // A quotation mark before it: Ajv has such words in a text.
  return [...readFileSync(file, "utf8").matchAll(/(?<!['"`])\brequire\("([^"]+)"\)/g)].map(
    ([, name = ""]) => name,
  );
}

/** esbuild names a bundle that several need `chunk`, and one that is loaded by `import()` after its first file. */
function isShared(name: string): boolean {
  return path.basename(name).startsWith("chunk-");
}

describe("What is loaded when a campaign file is opened", () => {
  const entry = [...loadedWith(path.join("dist", "extension.js"))];

  it("is a part of what there is: all that creates comes later", () => {
    const later = entry.flatMap(requiredBy).filter((name) => name.startsWith("./") && !isShared(name));
    assert.deepEqual(
      later.map((name) => path.basename(name).replace(/-\w+\.js$/, "")),
      ["start-creating"],
    );
  });

  it("needs VS Code, and nothing of Node: no HTTP, no disk, no processes", () => {
    const needed = entry.flatMap(requiredBy).filter((name) => !name.startsWith("./"));
    assert.deepEqual([...new Set(needed)], ["vscode"]);
  });
});
