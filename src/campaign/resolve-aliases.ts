import { type Alias, isAlias, isCollection, isMap, isSeq, type ParsedNode } from "yaml";
import { quoteValue } from "./fixes/quote-value.ts";
import { maximumDepth } from "./parse-yaml.ts";
import type { Problem } from "./problem.ts";
import { withinLine } from "./syntax-problems.ts";
import type { TextRange } from "./text.ts";

/** A node that is no alias. */
export type Target = Exclude<ParsedNode, Alias.Parsed>;

/** What the aliases of a document stand for. */
export interface Aliases {
  readonly targets: ReadonlyMap<ParsedNode, Target>;
  /** The nodes whose value cannot be known: what is wrong with them is said already, if it is known to be wrong. */
  readonly unknown: ReadonlySet<ParsedNode>;
  /** Aliases of nothing, of what they are part of, or that multiply beyond measure; tags JSON has no form for. */
  readonly problems: readonly Problem[];
}

/** Where there are none. */
export const noAliases: Aliases = { targets: new Map(), unknown: new Set(), problems: [] };

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
  if (root === null || !/[*&!]/.test(text)) return noAliases;
  const walk = new AliasWalk(text, unread);
  walk.visit(root);
  return walk;
}

/** What an anchored node comes to, with its aliases written out. */
interface Extent {
  /** How many values it holds, itself included. */
  readonly size: number;
  /** How many collections stand in one another, itself included. */
  readonly depth: number;
}

class AliasWalk implements Aliases {
  readonly targets = new Map<ParsedNode, Target>();
  readonly unknown = new Set<ParsedNode>();
  readonly problems: Problem[] = [];
  readonly #text: string;
  readonly #unread: readonly string[];
  readonly #anchors = new Map<string, Target>();
  readonly #open = new Set<Target>();
  readonly #extents = new Map<Target, Extent>();
  #total = 0;

  constructor(text: string, unread: readonly TextRange[]) {
    this.#text = text;
    this.#unread = unread.map(({ start, end }) => text.slice(start, end));
  }

  /** Walks one node and answers what it comes to. */
  visit(node: ParsedNode): Extent {
    if (isAlias(node)) return this.#visitAlias(node);
    this.#checkTag(node);
    if (node.anchor) this.#anchors.set(node.anchor, node);
    this.#total++;
    if (!isCollection(node)) return scalar;
    this.#open.add(node);
    const extent = this.#visitItems(node);
    this.#open.delete(node);
    if (node.anchor) this.#extents.set(node, extent);
    return extent;
  }

  #visitItems(node: Target): Extent {
    let [size, depth] = [1, 0];
    for (const item of itemsOf(node)) {
      const extent = this.visit(item);
      size += extent.size;
      depth = Math.max(depth, extent.depth);
    }
    return { size, depth: depth + 1 };
  }

  #visitAlias(node: Alias.Parsed): Extent {
    const target = this.#anchors.get(node.source);
    if (target === undefined) {
      this.unknown.add(node);
      const maybeUnread = this.#unread.some((part) => part.includes(`&${node.source}`));
      if (!maybeUnread) {
        const message = `A value that begins with \`*\` stands for another, and none is called \`&${node.source}\`. If it is text, put quotes around it.`;
        this.#report(node, "yaml-syntax", message);
      }
    } else if (this.#open.has(target)) {
      this.#report(
        node,
        "yaml-syntax",
        `\`*${node.source}\` stands inside \`&${node.source}\` itself, so it never ends.`,
      );
    } else {
      return this.#expand(node, target);
    }
    return scalar;
  }

  #expand(node: Alias.Parsed, target: Target): Extent {
    const extent = this.#extents.get(target) ?? scalar;
    if (this.#total + extent.size > maximumExpansion) {
      const limit = maximumExpansion.toLocaleString("en");
      const message = `With its aliases written out, this file holds more than ${limit} values. Use fewer.`;
      this.#report(node, "alias-expansion", message);
      return scalar;
    }
    if (this.#open.size + extent.depth > maximumDepth) {
      const message = `With its aliases written out, this nests deeper than ${maximumDepth} levels. Use fewer.`;
      this.#report(node, "alias-expansion", message);
      return scalar;
    }
    this.#total += extent.size;
    this.targets.set(node, target);
    return extent;
  }

  #checkTag(node: Target): void {
    if (node.tag === undefined || tagsOfJson.has(node.tag) || !node.tag.startsWith("tag:yaml.org,2002:"))
      return;
    const name = node.tag.slice("tag:yaml.org,2002:".length);
    this.#report(node, "yaml-syntax", `The tag \`!!${name}\` has no form in JSON. Remove it.`);
  }

  #report(node: ParsedNode, code: "yaml-syntax" | "alias-expansion", message: string): void {
    this.unknown.add(node);
    const [start, end] = node.range;
    const range = withinLine(this.#text, { start, end });
    const fixes = () =>
      isAlias(node) && !this.#anchors.has(node.source) ? quoteValue(this.#text, start) : [];
    this.problems.push({ code, severity: "error", message, range, fixes });
  }
}

const scalar: Extent = { size: 1, depth: 0 };

function itemsOf(node: Target): ParsedNode[] {
  if (isSeq<ParsedNode>(node)) return node.items;
  if (!isMap<ParsedNode, ParsedNode | null>(node)) return [];
  return node.items.flatMap(({ key, value }) => (value === null ? [key] : [key, value]));
}
