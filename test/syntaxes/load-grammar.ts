import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar, type IRawTheme, type Registry } from "vscode-textmate";
import outboxCampaign from "../../syntaxes/outbox-campaign.tmLanguage.json";

const require = createRequire(import.meta.url);

/** The files of VS Code's YAML extension, by the scope each one defines (its package.json, `grammars`). */
const yamlFiles: ReadonlyMap<string, string> = new Map([
  ["source.yaml", "yaml"],
  ["source.yaml.1.0", "yaml-1.0"],
  ["source.yaml.1.1", "yaml-1.1"],
  ["source.yaml.1.2", "yaml-1.2"],
  ["source.yaml.1.3", "yaml-1.3"],
  ["source.yaml.embedded", "yaml-embedded"],
]);

/** A piece of a line and the scopes a grammar gives it, the outermost first. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** VS Code's tokenizer with our grammar and VS Code's own YAML grammars, coloured by `theme` when there is one. */
export async function createRegistry(theme?: IRawTheme): Promise<Registry> {
  await oniguruma.loadWASM(await readFile(require.resolve("vscode-oniguruma/release/onig.wasm")));
  return new textmate.Registry({
    ...(theme && { theme }),
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scopeName) =>
      scopeName === outboxCampaign.scopeName
        ? textmate.parseRawGrammar(JSON.stringify(outboxCampaign), "outbox-campaign.json")
        : loadYaml(scopeName),
  });
}

/** The grammar of that scope. Throws when there is none. */
export async function loadGrammar(registry: Registry, scopeName: string): Promise<IGrammar> {
  const grammar = await registry.loadGrammar(scopeName);
  if (!grammar) throw new Error(`No grammar for ${scopeName}`);
  return grammar;
}

/** The tokens of each line; line ends are no part of them, as in VS Code. */
export function tokenize(grammar: IGrammar, text: string): Token[][] {
  let state = textmate.INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes,
    }));
  });
}

async function loadYaml(scopeName: string) {
  const name = yamlFiles.get(scopeName);
  if (!name) return null;
  const file = require.resolve(
    `@codingame/monaco-vscode-yaml-default-extension/resources/${name}.tmLanguage.json`,
  );
  return textmate.parseRawGrammar(await readFile(file, "utf8"), file);
}
