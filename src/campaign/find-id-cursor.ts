import { isScalar, isSeq, type ParsedNode } from "yaml";
import { findComment, type ValueComment } from "./find-comment.ts";
import { readWith } from "./find-cursor.ts";
import { firstEndingAt, type IdKind, kindOfKey } from "./list-id-uses.ts";
import type { Campaign } from "./read-campaign.ts";
import { firstWordIn, lineStartAt, restOfLineAt, type TextEdit, type TextRange } from "./text.ts";

/** A place where an id is written, or its name for the time being. */
export interface IdCursor {
  readonly kind: IdKind;
  /** All of the value, quotes and spaces in it included: what an id replaces. */
  readonly range: TextRange;
  /** The quote the value begins with. */
  readonly quote: "" | '"' | "'";
  /** Whether a space is needed before the value: it stands right behind the colon. */
  readonly needsSpace: boolean;
  /** Whether a comment can be written behind the value: nothing is there, and no bracket or quote is open. */
  readonly takesComment: boolean;
  /** The comment that is behind the value and about it alone. */
  readonly comment?: ValueComment;
}

/** Stands for what is about to be written; no file contains it. */
const probe = "outbox-id-4e7b";

/**
 * The id that is being written at an offset, in any text, however broken: where nothing stands yet, something is put there
 * for trial, and the text is read as a campaign. Undefined where no id of a known kind goes.
 */
export function findIdCursor(campaign: Campaign, offset: number): IdCursor | undefined {
  if (kindAround(campaign, offset) === undefined) return undefined;
  const standing = campaign.syntax.length === 0 ? scalarAt(campaign, offset) : undefined;
  if (standing) return cursorAt(campaign, standing, toRange(standing.node), false);
  const lineStart = lineStartAt(campaign.text, offset);
  const before = campaign.text.slice(lineStart, offset);
  const needsSpace = before.endsWith(":");
  const word = { range: { start: offset, end: offset }, text: `${needsSpace ? " " : ""}${probe}` };
  const open = /(?<=[\s[,{])(["'])[^"'\r\n]*$/.exec(before);
  const quoted = open && {
    range: { start: lineStart + open.index, end: offset },
    text: `${open[1]}${probe}${open[1]}`,
  };
  return tryWith(campaign, word, needsSpace) ?? (quoted ? tryWith(campaign, quoted, false) : undefined);
}

/** What the key is of that stands before an offset; one look that rules out nearly all places. */
function kindAround({ text, entries, unread }: Campaign, offset: number): IdKind | undefined {
  const broken = unread.find(({ start, end }) => start <= offset && offset <= end);
  const inBroken = broken && kindOfKey(firstWordIn(text, broken));
  const entry = entries.findLast(({ keyRange }) => keyRange.end <= offset);
  return inBroken ?? kindOfKey(entry?.key ?? "");
}

interface Found {
  readonly kind: IdKind;
  readonly node: ParsedNode;
  /** Whether it stands between brackets. */
  readonly flow: boolean;
}

/** The scalar under a key that takes ids that an offset is in, or at the end of. */
function scalarAt(campaign: Campaign, offset: number): Found | undefined {
  return scalars(campaign, offset).find(({ node }) => {
    const { start, end } = toRange(node);
    const isQuoted = isScalar(node) && node.type?.startsWith("QUOTE_");
    return start < end && start <= offset && (isQuoted ? offset < end : offset <= end);
  });
}

/** The scalars under keys that take ids, of a list only those near an offset. */
function scalars({ entries, root }: Campaign, offset: number): Found[] {
  const isFlow = (node: ParsedNode | null) => isCollectionInFlow(node);
  return entries.flatMap(({ key, node }): Found[] => {
    const kind = kindOfKey(key);
    if (kind === undefined || node === null) return [];
    if (kind !== "sender") return [{ kind, node, flow: isFlow(root) }];
    if (!isSeq<ParsedNode>(node)) return [];
    const first = firstEndingAt(node.items, offset);
    const flow = isFlow(root) || isFlow(node);
    return node.items.slice(first, first + 2).map((item) => ({ kind, node: item, flow }));
  });
}

function isCollectionInFlow(node: ParsedNode | null): boolean {
  return node !== null && "flow" in node && node.flow === true;
}

function toRange({ range: [start, end] }: ParsedNode): TextRange {
  return { start, end };
}

/** The place of what an edit puts into the text, where it becomes (a part of) an id. */
function tryWith(campaign: Campaign, edit: TextEdit, needsSpace: boolean): IdCursor | undefined {
  const trial = readWith(campaign, edit);
  const at = edit.range.start + edit.text.indexOf(probe);
  const found = trial && scalarAt(trial, at);
  if (!found || !isScalar(found.node) || !String(found.node.value).includes(probe)) return undefined;
  const grown = edit.text.length - (edit.range.end - edit.range.start);
  const { start, end } = toRange(found.node);
  return cursorAt(
    campaign,
    found,
    { start: Math.min(start, edit.range.start), end: end - grown },
    needsSpace,
  );
}

function cursorAt(
  { text }: Campaign,
  { kind, node, flow }: Found,
  range: TextRange,
  needsSpace: boolean,
): IdCursor | undefined {
  if (!isScalar(node) || node.type?.startsWith("BLOCK_")) return undefined;
  const written = text.slice(range.start, range.end);
  if (/[\r\n]/.test(written)) return undefined;
  const first = written.charAt(0);
  const quote = first === '"' || first === "'" ? first : "";
  const behind = restOfLineAt(text, range.end);
  const takesComment = !flow && quote === "" && behind.trim() === "";
  const comment = flow ? undefined : findComment(text, range.end);
  return {
    kind,
    range,
    quote,
    needsSpace,
    takesComment,
    ...(comment && { comment }),
  };
}
