import { isCollection, type ParsedNode, visit, type YAMLMap } from "yaml";
import { keyText } from "../plain-value.ts";
import type { Problem } from "../problem.ts";
import { type Campaign, nodeRange } from "../read-campaign.ts";
import type { TextRange } from "../text.ts";
import type { Rule } from "./rule.ts";

/** No mapping holds the same key twice, at any depth: JSON parsers would silently keep only one of the values. */
export const checkDuplicateKeys: Rule = (campaign) => {
  const problems: Problem[] = [];
  visit(campaign.root, {
    Map: (_key, map) => {
      for (const problem of duplicatesIn(campaign, map)) problems.push(problem);
    },
  });
  return problems;
};

function* duplicatesIn({ text, aliases }: Campaign, map: YAMLMap): Generator<Problem> {
  const seen = new Map<string, TextRange>();
  for (const pair of map.items) {
    const key = pair.key as ParsedNode;
    if (isCollection(aliases.targets.get(key) ?? key)) continue;
    const range = nodeRange(text, key);
    const name = keyText(key, aliases);
    const first = seen.get(name);
    if (first === undefined) seen.set(name, range);
    else yield duplicate(name, range, first);
  }
}

function duplicate(name: string, range: TextRange, first: TextRange): Problem {
  return {
    code: "duplicate-key",
    severity: "error",
    message: `\`${name}\` is already there. Keep one of the two.`,
    range,
    related: { message: `\`${name}\` stands here first.`, range: first },
  };
}
