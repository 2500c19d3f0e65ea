import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from "yaml";
import { keyText } from "./plain-value.ts";
import type { Campaign } from "./read-campaign.ts";
import type { Aliases } from "./resolve-aliases.ts";

/**
 * The JSON body that creates this campaign: every key of the file but `id`, as written and in the file's order,
 * explicit nulls too, nothing added. Written from the nodes and not from objects: those would reorder keys such as
 * "2". Call it only for a campaign without errors.
 */
export function writeRequest({ entries, aliases }: Pick<Campaign, "entries" | "aliases">): string {
  const sent = entries.filter(({ key }) => key !== "id");
  return braced(
    "{",
    "}",
    sent.map(({ key, content }) => `${JSON.stringify(key)}: ${writeNode(content, aliases, "  ")}`),
    "",
  );
}

function writeNode(node: ParsedNode | null, aliases: Aliases, indent: string): string {
  if (node === null) return "null";
  if (isAlias(node)) return writeNode(aliases.targets.get(node) ?? null, aliases, indent);
  if (isScalar(node)) return JSON.stringify(node.value);
  const inner = `${indent}  `;
  if (isSeq<ParsedNode>(node)) {
    return braced(
      "[",
      "]",
      node.items.map((item) => writeNode(item, aliases, inner)),
      indent,
    );
  }
  if (!isMap<ParsedNode, ParsedNode | null>(node)) return "null";
  const pairs = node.items.map(
    ({ key, value }) => `${JSON.stringify(keyText(key, aliases))}: ${writeNode(value, aliases, inner)}`,
  );
  return braced("{", "}", pairs, indent);
}

/** The items, one a line, indented one step deeper than `indent`. */
function braced(open: string, close: string, items: readonly string[], indent: string): string {
  if (items.length === 0) return open + close;
  return `${open}\n${items.map((item) => `${indent}  ${item}`).join(",\n")}\n${indent}${close}`;
}
