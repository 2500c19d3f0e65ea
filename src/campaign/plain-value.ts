import { isAlias, isMap, isScalar, isSeq, type ParsedNode } from "yaml";
import type { Aliases } from "./resolve-aliases.ts";

/**
 * The value of a node as plain data: null for what is empty or cannot be read, objects without a prototype. What
 * several aliases stand for is made once and shared.
 */
export function plainValue(
  node: ParsedNode | null,
  aliases: Aliases,
  made = new Map<ParsedNode, unknown>(),
): unknown {
  if (node === null) return null;
  if (isScalar(node)) return node.value;
  if (isAlias(node)) {
    const target = aliases.targets.get(node);
    if (target === undefined) return null;
    if (!made.has(target)) made.set(target, plainValue(target, aliases, made));
    return made.get(target);
  }
  if (isSeq<ParsedNode>(node)) return node.items.map((item) => plainValue(item, aliases, made));
  const object: Record<string, unknown> = Object.create(null);
  if (isMap<ParsedNode, ParsedNode | null>(node)) {
    for (const { key, value } of node.items) object[keyText(key, aliases)] = plainValue(value, aliases, made);
  }
  return object;
}

/** A key as JSON would write it; the empty text for a key that is itself a collection. */
export function keyText(key: ParsedNode, aliases: Aliases): string {
  const node = aliases.targets.get(key) ?? key;
  return isScalar(node) ? String(node.value) : "";
}
