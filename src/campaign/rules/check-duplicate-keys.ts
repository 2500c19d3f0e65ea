import { isCollection, isMap, isSeq, type ParsedNode, type YAMLMap } from "yaml";
import type { Fix } from "../fix.ts";
import { mendUuid } from "../fixes/mend-value.ts";
import { removeEntry } from "../fixes/remove-entry.ts";
import { keyText, plainValue } from "../plain-value.ts";
import type { Problem } from "../problem.ts";
import { type Campaign, nodeRange } from "../read-campaign.ts";
import { lineStartAt, type TextEdit } from "../text.ts";
import type { CampaignRule, EntryRule } from "./rule.ts";

type Parsed = YAMLMap<ParsedNode, ParsedNode | null>;

/** The file holds no key twice: JSON parsers would silently keep only one of the values. */
export const checkDuplicateKeys: CampaignRule = (campaign) => {
  const { entries, aliases, byEntries } = campaign;
  const isEachOnce = new Set(entries.map(({ key }) => key)).size === entries.length;
  if (isEachOnce && byEntries) return [];
  const { root } = campaign;
  if (isEachOnce && aliases.targets.size === 0 && isMap(root)) return [];
  return isMap<ParsedNode, ParsedNode | null>(root)
    ? duplicatesIn(campaign, root)
    : duplicatesWithin(campaign, root);
};

/** Nor does any mapping in an entry. */
export const checkInnerDuplicateKeys: EntryRule = {
  isAbout: () => true,
  check: (campaign, { pair }) => [
    ...duplicatesWithin(campaign, pair.key),
    ...duplicatesWithin(campaign, pair.value),
  ],
};

function duplicatesWithin(campaign: Campaign, node: ParsedNode | null): Problem[] {
  if (isSeq<ParsedNode>(node)) {
    return node.items.filter(isCollection).flatMap((item) => duplicatesWithin(campaign, item));
  }
  if (!isMap<ParsedNode, ParsedNode | null>(node)) return [];
  const within = node.items.flatMap(({ key, value }) => [
    ...duplicatesWithin(campaign, key),
    ...duplicatesWithin(campaign, value),
  ]);
  return [...duplicatesIn(campaign, node), ...within];
}

function* duplicatesIn(campaign: Campaign, map: Parsed): Generator<Problem> {
  const seen = new Map<string, number>();
  for (const [index, { key }] of map.items.entries()) {
    if (isCollection(campaign.aliases.targets.get(key) ?? key)) continue;
    const name = keyText(key, campaign.aliases);
    const first = seen.get(name);
    if (first === undefined) seen.set(name, index);
    else yield duplicate({ campaign, map, name, first, index });
  }
}

interface Duplicate {
  readonly campaign: Campaign;
  readonly map: Parsed;
  readonly name: string;
  /** The places of the first and of this entry in the mapping. */
  readonly first: number;
  readonly index: number;
}

function duplicate(found: Duplicate): Problem {
  const { campaign, map, name, first, index } = found;
  const isId = holdsAnotherId(found);
  return {
    code: "duplicate-key",
    severity: "error",
    message: isId
      ? "This file has two different ids, so two campaigns exist in Outbox. Keep both ids: one of them in a comment."
      : `\`${name}\` is already there. Keep one of the two.`,
    range: keyRange(campaign, map, index),
    related: { message: `\`${name}\` stands here first.`, range: keyRange(campaign, map, first) },
    fixes: () => (isId ? keepAsComment(found) : removeOne(found)),
  };
}

function keyRange({ text }: Campaign, { items }: Parsed, index: number) {
  const key = items[index]?.key;
  return key ? nodeRange(text, key) : { start: 0, end: 0 };
}

/** Whether both are the file's id, and not the same: then neither may get lost. */
function holdsAnotherId({ campaign, map, first, index }: Duplicate): boolean {
  const [one, other] = [first, index].map((place) => idAt(campaign, map, place));
  return one !== undefined && other !== undefined && one !== other;
}

/** The id of the file, where this entry holds it. */
function idAt({ root, aliases }: Campaign, map: Parsed, place: number): string | undefined {
  const { key, value } = map.items[place] ?? {};
  if (map !== root || !key || keyText(key, aliases) !== "id") return undefined;
  const id = plainValue(value ?? null, aliases);
  return typeof id === "string" ? (mendUuid(id) ?? (id.trim() || undefined)) : undefined;
}

function keepAsComment({ campaign: { text }, map, index }: Duplicate): Fix[] {
  const start = map.items[index]?.key.range[0];
  if (start === undefined || map.flow) return [];
  const lineStart = lineStartAt(text, start);
  const edits = [{ range: { start: lineStart, end: lineStart }, text: "# another campaign: " }];
  return [{ title: "Keep this id in a comment", edits, preferred: true }];
}

function removeOne(found: Duplicate): Fix[] {
  const { name, first, index } = found;
  const later = remove(found, index, first);
  const former = remove(found, first, index);
  return [
    ...(later ? [{ title: `Remove this \`${name}\``, edits: [later], preferred: true }] : []),
    ...(former ? [{ title: `Remove the first \`${name}\``, edits: [former] }] : []),
  ];
}

/** Removes one of the two; undefined where it holds the file's id and the other does not. */
function remove({ campaign, map }: Duplicate, place: number, other: number): TextEdit | undefined {
  const id = idAt(campaign, map, place);
  const isLost = id !== undefined && id !== idAt(campaign, map, other);
  return isLost ? undefined : removeEntry(campaign.text, map, place);
}
