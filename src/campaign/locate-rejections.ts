import { isScalar } from "yaml";
import { listParts, listTopParts, type Part } from "./list-parts.ts";
import { plainValue } from "./plain-value.ts";
import type { Problem } from "./problem.ts";
import { putPlainly } from "./put-plainly.ts";
import type { Campaign } from "./read-campaign.ts";
import { namePath, type ServerProblem } from "./server-problem.ts";
import type { TextRange } from "./text.ts";

/** What the server refused, at its place in the file. */
export interface Rejection extends Problem {
  /** What stood there, as JSON, where it is about a value: once that is another one, the rejection says nothing. */
  readonly value?: string;
  /** The key it asks for, where that is not in the file. */
  readonly missing?: string;
}

/**
 * Finds the places of what the server said about a campaign: by key and item as deep as they are there, and by the value
 * that its words quote. What has no place is said at the first key.
 * @param campaign the text that was sent
 * @returns in the order of the text, nothing twice
 */
export function locateRejections(campaign: Campaign, problems: readonly ServerProblem[]): Rejection[] {
  const found = new Map<string, Rejection>();
  for (const problem of problems) {
    const rejection = locate(campaign, problem);
    found.set(JSON.stringify([rejection.range, rejection.message]), rejection);
  }
  return [...found.values()].sort((one, other) => one.range.start - other.range.start);
}

function locate(campaign: Campaign, { path, message }: ServerProblem): Rejection {
  const [key, ...inner] = path;
  const top = listTopParts(campaign).find(({ name }) => name === String(key));
  if (key === undefined || top === undefined) {
    const range = campaign.entries[0]?.keyRange ?? { start: 0, end: 0 };
    return reject(range, message, path, key === undefined ? {} : { missing: String(key) });
  }
  const { part, rest } = descend(campaign, top, inner);
  const place = findQuoted(campaign, part, message) ?? part;
  return reject(placeOf(place), message, rest, { value: jsonOf(campaign, place) });
}

function reject(
  range: TextRange,
  words: string,
  about: ServerProblem["path"],
  bound: Pick<Rejection, "value" | "missing">,
): Rejection {
  const meaning = putPlainly(words);
  const said = meaning === undefined ? `“${words}”` : `${meaning}. Its words: “${words}”`;
  const where = about.length === 0 ? "" : `, about \`${namePath(about)}\``;
  const message = `Outbox${where}: ${said} (from the last try)`;
  return { code: "server-rejected", severity: "error", message, range, ...bound };
}

/** The innermost part on a path that is there, and the rest of the path. */
function descend(
  campaign: Campaign,
  part: Part,
  path: ServerProblem["path"],
): { readonly part: Part; readonly rest: ServerProblem["path"] } {
  const [step, ...rest] = path;
  if (step === undefined) return { part, rest: [] };
  const child = partsIn(campaign, part).find(({ name, keyRange }, index) =>
    keyRange === undefined ? String(index) === String(step) : name === String(step),
  );
  return child === undefined ? { part, rest: path } : descend(campaign, child, rest);
}

/** The parts of what a part holds; those of its anchor where it is an alias. */
function partsIn({ text, aliases }: Campaign, { node }: Part): Part[] {
  return listParts(text, node && (aliases.targets.get(node) ?? node));
}

/** The first part inside a collection whose value the words quote, as written or else in another case. */
function findQuoted(campaign: Campaign, within: Part, words: string): Part | undefined {
  if (!/["“']/.test(words)) return undefined;
  const inside = [...walk(campaign, within)].slice(1);
  const lower = words.toLowerCase();
  const texts = inside.map((part) => scalarText(campaign, part));
  const exact = texts.findIndex((text) => text !== undefined && quotes(words, text));
  if (exact >= 0) return inside[exact];
  return inside[texts.findIndex((text) => text !== undefined && quotes(lower, text.toLowerCase()))];
}

function* walk(campaign: Campaign, part: Part): Generator<Part> {
  yield part;
  for (const child of partsIn(campaign, part)) yield* walk(campaign, child);
}

function quotes(words: string, text: string): boolean {
  return [`"${text}"`, `“${text}”`, `'${text}'`].some((quoted) => words.includes(quoted));
}

/** A scalar as the server's words hold it: on one line. */
function scalarText({ aliases }: Campaign, { node }: Part): string | undefined {
  const target = node && (aliases.targets.get(node) ?? node);
  return isScalar(target) ? String(target.value).replace(/\s+/g, " ").trim() : undefined;
}

/** Where a part is marked: its value, its key where that is empty, the dash of an empty item. */
function placeOf({ valueRange, keyRange, range }: Part): TextRange {
  return valueRange ?? keyRange ?? range;
}

function jsonOf({ aliases }: Campaign, { node }: Part): string {
  return JSON.stringify(plainValue(node, aliases));
}

/**
 * Those of the rejections that still hold: their value is there as it was sent, the key they ask for still missing.
 * While a text cannot be read, all of them.
 * @param campaign the text in which their ranges are
 */
export function keepHolding(campaign: Campaign, rejections: readonly Rejection[]): Rejection[] {
  if (campaign.syntax.length > 0) return [...rejections];
  const keys = new Set(campaign.entries.map(({ key }) => key));
  return rejections.filter(({ range, value, missing }) =>
    missing === undefined ? value === undefined || holds(campaign, range, value) : !keys.has(missing),
  );
}

/** Whether a part at exactly this range has this value. */
function holds(campaign: Campaign, range: TextRange, value: string): boolean {
  for (let parts = listTopParts(campaign); ; ) {
    const part = parts.find((one) => one.range.start <= range.start && range.end <= one.range.end);
    if (part === undefined) return false;
    const { start, end } = placeOf(part);
    if (start === range.start && end === range.end && jsonOf(campaign, part) === value) return true;
    parts = listParts(campaign.text, part.node);
  }
}
