import type { Past } from "./attempt.ts";

/**
 * The id in a file that tells what became of it; undefined where there is none, or where it is the one, of another
 * origin, that the last attempt is to replace: that says nothing of the attempt.
 */
export function currentId(id: string | undefined, past: Past | undefined): string | undefined {
  const replaced = past && "attempt" in past ? past.attempt?.replaces : undefined;
  return id === replaced ? undefined : id;
}
