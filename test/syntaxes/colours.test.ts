import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import textmate, { type IGrammar, type IRawTheme } from "vscode-textmate";
import { createRegistry, loadGrammar } from "./load-grammar.ts";

/** The themes VS Code offers first; the two oldest, Visual Studio Dark and Light, colour few scopes and are left out. */
const themes = [
  "dark_modern",
  "light_modern",
  "dark_plus",
  "light_plus",
  "2026-dark",
  "2026-light",
  "hc_black",
  "hc_light",
];

const require = createRequire(import.meta.url);

interface ThemeFile {
  readonly include?: string;
  readonly colors?: Readonly<Record<string, string>>;
  readonly tokenColors?: IRawTheme["settings"];
}

describe("the colours", () => {
  for (const theme of themes) {
    it(`of our words differ from plain YAML's in ${theme}`, async () => {
      const registry = await createRegistry(await loadTheme(theme));
      const campaign = await loadGrammar(registry, "source.outbox-campaign");
      const yaml = await loadGrammar(registry, "source.yaml");
      const colour = (grammar: IGrammar, line: string, at: string) =>
        registry.getColorMap()[foregroundAt(grammar, line, line.indexOf(at))];

      assert.equal(colour(campaign, "nope: a", "nope"), colour(yaml, "nope: a", "nope"), "an unknown key");
      assert.notEqual(colour(campaign, "name: a", "name"), colour(yaml, "name: a", "name"), "a key");
      const status = "status: draft";
      assert.notEqual(colour(campaign, status, "draft"), colour(yaml, status, "draft"), "a status");
      const id = "id: 3c90c3cc-0d44-4b50-8888-8dd25736052a";
      assert.notEqual(colour(campaign, id, "3c90"), colour(yaml, id, "3c90"), "a UUID");
    });
  }
});

/** A theme of VS Code's with the ones it includes, its default colours first. */
async function loadTheme(name: string): Promise<IRawTheme> {
  const file = require.resolve(
    `@codingame/monaco-vscode-theme-defaults-default-extension/resources/${name}.json`,
  );
  const theme: ThemeFile = JSON.parse(await readFile(file, "utf8"));
  const included = theme.include ? await loadTheme(path.basename(theme.include, ".json")) : { settings: [] };
  const { "editor.foreground": foreground, "editor.background": background } = theme.colors ?? {};
  const defaults = foreground && background ? [{ settings: { foreground, background } }] : [];
  return { settings: [...defaults, ...included.settings, ...(theme.tokenColors ?? [])] };
}

/** The number of the text colour at that place: bits 15 to 23 of a token's metadata (vscode-textmate's encoding). */
function foregroundAt(grammar: IGrammar, line: string, offset: number): number {
  const { tokens } = grammar.tokenizeLine2(line, textmate.INITIAL);
  let metadata = 0;
  for (let i = 0; i < tokens.length && (tokens[i] ?? 0) <= offset; i += 2) metadata = tokens[i + 1] ?? 0;
  return (metadata >>> 15) & 0b111111111;
}
