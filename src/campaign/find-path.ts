import { isIn, listParts, listTopParts, type Part } from "./list-parts.ts";
import type { Campaign } from "./read-campaign.ts";

/** The parts of a file an offset is in, from the outermost to the innermost. */
export function findPath(campaign: Campaign, offset: number): Part[] {
  const path: Part[] = [];
  for (let parts = listTopParts(campaign); ; ) {
    const part = parts.find(({ range }) => isIn(range, offset));
    if (part === undefined) return path;
    path.push(part);
    parts = listParts(campaign.text, part.node);
  }
}
