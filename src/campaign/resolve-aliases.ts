import { type Alias, isAlias, isCollection, isMap, isSeq, type ParsedNode } from "yaml";
import type { Problem } from "./problem.ts";
import type { TextRange } from "./text.ts";

/** A node that is no alias. */
export type Target = Exclude<ParsedNode, Alias.Parsed>;

/** What the aliases of a document stand for. */
export interface Aliases {
  readonly targets: ReadonlyMap<ParsedNode, Target>;
  /** Aliases of nothing, of what they are part of, or that multiply beyond measure; tags JSON has no form for. */
  readonly problems: readonly Problem[];
}

/** How many values a document may come to with its aliases written out. No campaign needs more. */
export const maximumExpansion = 200_000;

const tagsOfJson = new Set(
  ["str", "int", "float", "bool", "null", "map", "seq"].map((name) => `tag:yaml.org,2002:${name}`),
);

/**
 * Finds what each alias of a document stands for, in one walk in the order of the text: an alias means the last
 * anchor of its name before it (YAML 1.2.2, section 7.1). Anchors that may stand in the unread parts are no problem.
 */
export function resolveAliases(text: string, root: ParsedNode | null, unread: readonly TextRange[]): Aliases {
  if (root === null || !/[*&!]/.test(text)) return { targets: new Map(), problems: [] };
  const walk = new AliasWalk(unread.map(({ start, end }) => text.slice(start, end)));
  walk.visit(root);
  return walk;
}

class AliasWalk implements Aliases {
  readonly targets = new Map<ParsedNode, Target>();
  readonly problems: Problem[] = [];
  readonly #unread: readonly string[];
  readonly #anchors = new Map<string, Target>();
  readonly #open = new Set<Target>();
  /** How many values each anchored node comes to, aliases written out. */
  readonly #sizes = new Map<Target, number>();
  #total = 0;

  constructor(unread: readonly string[]) {
    this.#unread = unread;
  }

  /** Walks one node and answers how many values it comes to. */
  visit(node: ParsedNode): number {
    if (isAlias(node)) return this.#visitAlias(node);
    this.#checkTag(node);
    if (node.anchor) this.#anchors.set(node.anchor, node);
    this.#total++;
    if (!isCollection(node)) return 1;
    this.#open.add(node);
    const size = 1 + this.#visitItems(node);
    this.#open.delete(node);
    if (node.anchor) this.#sizes.set(node, size);
    return size;
  }

  #visitItems(node: Target): number {
    if (isSeq<ParsedNode>(node)) return node.items.reduce((sum, item) => sum + this.visit(item), 0);
    if (!isMap<ParsedNode, ParsedNode | null>(node)) return 0;
    return node.items.reduce(
      (sum, { key, value }) => sum + this.visit(key) + (value === null ? 0 : this.visit(value)),
      0,
    );
  }

  #visitAlias(node: Alias.Parsed): number {
    const target = this.#anchors.get(node.source);
    if (target === undefined) {
      const maybeUnread = this.#unread.some((part) => part.includes(`&${node.source}`));
      if (!maybeUnread)
        this.#report(node, "yaml-syntax", `Nothing before this is called \`&${node.source}\`.`);
    } else if (this.#open.has(target)) {
      this.#report(
        node,
        "yaml-syntax",
        `\`*${node.source}\` stands inside \`&${node.source}\` itself, so it never ends.`,
      );
    } else {
      return this.#expand(node, target);
    }
    return 1;
  }

  #expand(node: Alias.Parsed, target: Target): number {
    const size = this.#sizes.get(target) ?? 1;
    if (this.#total + size > maximumExpansion) {
      const limit = maximumExpansion.toLocaleString("en");
      this.#report(
        node,
        "alias-expansion",
        `With its aliases written out, this file holds more than ${limit} values. Use fewer.`,
      );
      return 1;
    }
    this.#total += size;
    this.targets.set(node, target);
    return size;
  }

  #checkTag(node: Target): void {
    if (node.tag === undefined || tagsOfJson.has(node.tag) || !node.tag.startsWith("tag:yaml.org,2002:"))
      return;
    const name = node.tag.slice("tag:yaml.org,2002:".length);
    this.#report(node, "yaml-syntax", `The tag \`!!${name}\` has no form in JSON. Remove it.`);
  }

  #report(node: ParsedNode, code: "yaml-syntax" | "alias-expansion", message: string): void {
    const [start, end] = node.range;
    this.problems.push({ code, severity: "error", message, range: { start, end } });
  }
}
