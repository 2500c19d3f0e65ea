import { isMap, type ParsedNode } from "yaml";
import type { Fix } from "../fix.ts";
import type { Campaign, Entry } from "../read-campaign.ts";
import { removeEntry } from "./remove-entry.ts";

/** Removes a top-level entry: its key, its value and the comment behind it. */
export function removeKey({ text, root, entries }: Campaign, entry: Entry): Fix[] {
  if (!isMap<ParsedNode, ParsedNode | null>(root)) return [];
  const edit = removeEntry(text, root, entries.indexOf(entry));
  return edit ? [{ title: `Remove \`${entry.key}\``, edits: [edit] }] : [];
}
