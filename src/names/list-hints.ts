import { type Campaign, listIdUses, type TextRange } from "../campaign/index.ts";
import type { KnownNames } from "./known-names.ts";
import type { NamedId } from "./named-id.ts";

/** A name to show beside an id. */
export interface NameHint {
  /** Right behind the id. */
  readonly offset: number;
  readonly named: NamedId;
}

/** The names of the ids in a range that have no comment beside them. Takes no longer for a longer text. */
export function listHints(campaign: Campaign, range: TextRange, known: KnownNames): NameHint[] {
  const hints: NameHint[] = [];
  for (const use of listIdUses(campaign, range)) {
    const named = use.comment === "" ? known.of(use.id) : undefined;
    if (named && named.name !== "") hints.push({ offset: use.range.end, named });
  }
  return hints;
}
