import type { IdUse } from "../campaign/index.ts";
import type { FolderUse } from "./named-id.ts";

/** The uses of ids in a file, by id, with the lines they stand on. */
export function placeUses(
  file: string,
  text: string,
  uses: Iterable<IdUse>,
): ReadonlyMap<string, readonly FolderUse[]> {
  const placed = new Map<string, FolderUse[]>();
  let [line, lineStart] = [0, 0];
  for (const { id, kind, comment, range } of uses) {
    // What an alias stands for may be written further up.
    if (range.start < lineStart) [line, lineStart] = [0, 0];
    for (let next = text.indexOf("\n", lineStart); next !== -1 && next < range.start; ) {
      [line, lineStart] = [line + 1, next + 1];
      next = text.indexOf("\n", lineStart);
    }
    const use = { file, kind, comment, line };
    const known = placed.get(id);
    if (known) known.push(use);
    else placed.set(id, [use]);
  }
  return placed;
}
