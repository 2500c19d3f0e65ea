import { distance } from "fastest-levenshtein";
import type { NamedId } from "./named-id.ts";

/** An id that somebody may have meant who wrote a name. */
export interface NameMatch {
  readonly named: NamedId;
  /** Whether it is exactly that name, but for case and spaces. */
  readonly isExact: boolean;
}

/** More are not offered. */
const most = 5;

/** So many letters for each that may be off, and no more than so many in all. */
const lettersAnEdit = 4;
const farthest = 3;

/** The ids a name may be of: those of exactly this name; else those that have it in theirs, then those that are close to it. */
export function matchName(written: string, list: readonly NamedId[]): NameMatch[] {
  const typed = fold(written);
  if (typed === "") return [];
  const names = list.map((named) => ({ named, name: fold(named.name) }));
  const exact = names.filter(({ named, name }) => name === typed || partsOf(named.name).includes(typed));
  if (exact.length > 0) return exact.slice(0, most).map(({ named }) => ({ named, isExact: true }));
  const isPart = (name: string) => ` ${name} `.includes(` ${typed} `) || name.startsWith(typed);
  const limit = Math.min(farthest, Math.floor(typed.length / lettersAnEdit));
  const ranked = names.flatMap(({ named, name }) => {
    if (isPart(name)) return [{ named, edits: 0 }];
    if (Math.abs(name.length - typed.length) > limit) return [];
    const edits = distance(typed, name);
    return edits <= limit ? [{ named, edits }] : [];
  });
  ranked.sort((one, other) => one.edits - other.edits);
  return ranked.slice(0, most).map(({ named }) => ({ named, isExact: false }));
}

/** Of `Jane <jane@acme.example>`, the name and the address: people write either. */
function partsOf(name: string): string[] {
  const parts = /^(.*) <([^<>]+)>$/.exec(name)?.slice(1) ?? [];
  return parts.map(fold);
}

/** Without what people vary: case, spaces and the marks around words. */
function fold(name: string): string {
  return name
    .slice(0, 200)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
