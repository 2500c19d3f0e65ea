import { isAlias, isCollection, isMap, isScalar, type ParsedNode } from "yaml";
import { describeKey } from "./describe-key.ts";
import { describeValue, type Subject } from "./describe-value.ts";
import { findPath } from "./find-path.ts";
import { isIn, type Part } from "./list-parts.ts";
import type { Campaign } from "./read-campaign.ts";
import type { Aliases, Target } from "./resolve-aliases.ts";
import type { TextRange } from "./text.ts";
import { codeSpan } from "./write-markdown.ts";

/** What there is to know about a key or a value. */
export interface Description {
  /** Exactly the key or the value. */
  readonly range: TextRange;
  /** Markdown; nothing of the file is in it but inside code spans. */
  readonly markdown: string;
}

/**
 * Describes the key or the value at an offset, for somebody who points at it at the moment `now`. Undefined in
 * comments and blank places, and where there is nothing to tell, such as at a value that is wrong: problems do that.
 */
export function describeAt(campaign: Campaign, offset: number, now: Date): Description | undefined {
  const path = findPath(campaign, offset);
  const [top] = path;
  const part = path.at(-1);
  if (top?.keyRange === undefined || part === undefined) return undefined;
  if (isIn(top.keyRange, offset)) return described(top.keyRange, describeKey(top.name));
  const subject = subjectOf(path, top);
  if (part.keyRange && isIn(part.keyRange, offset)) {
    return described(part.keyRange, describeValue({ ...subject, isNested: true }, part.name, now));
  }
  const { node, valueRange } = part;
  if (!node || !valueRange || isCollection(node) || !isIn(valueRange, offset)) return undefined;
  if (isHeaderComment(campaign.text, part, offset)) return undefined;
  return described(valueRange, describeNode(node, subject, campaign.aliases, now));
}

function described(range: TextRange, markdown: string | undefined): Description | undefined {
  return markdown === undefined ? undefined : { range, markdown };
}

/** What the last part of a path is about. */
function subjectOf(path: readonly Part[], top: Part): Subject {
  const [, item] = path;
  const isItem = path.length === 2 && item !== undefined && item.keyRange === undefined;
  if (!isItem) return { key: top.name, isNested: path.length > 1 };
  return {
    key: top.name,
    isNested: true,
    item: { number: Number(item.name), of: isCollection(top.node) ? top.node.items.length : 0 },
  };
}

/** Whether an offset is in the comment behind the `|` or `>` of a block of text. */
function isHeaderComment(text: string, { node, valueRange }: Part, offset: number): boolean {
  if (!valueRange || !isScalar(node) || !node.type?.startsWith("BLOCK_")) return false;
  const header = text.slice(valueRange.start, offset);
  return !header.includes("\n") && header.includes("#");
}

function describeNode(node: ParsedNode, subject: Subject, aliases: Aliases, now: Date): string | undefined {
  if (aliases.unknown.has(node)) return undefined;
  if (isScalar(node)) return describeValue(subject, node.value, now);
  const target = aliases.targets.get(node);
  if (!isAlias(node) || target === undefined) return undefined;
  const meaning = isScalar(target) ? describeValue(subject, target.value, now) : undefined;
  const stands = `${codeSpan(`*${node.source}`)} stands for ${nameTarget(target)}.`;
  return meaning === undefined ? stands : `${stands}\n\n${meaning}`;
}

function nameTarget(target: Target): string {
  if (isScalar(target)) return target.value === "" ? "an empty text" : codeSpan(String(target.value));
  const count = target.items.length;
  const [one, many] = isMap(target)
    ? ["group of 1 key", `group of ${count} keys`]
    : ["list of 1", `list of ${count}`];
  return `a ${count === 1 ? one : many}`;
}
