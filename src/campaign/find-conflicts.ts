import type { TextRange } from "./text.ts";

/** Two versions of the same lines, as git leaves them where it cannot merge (git-merge, "How conflicts are presented"). */
export interface Conflict {
  /** The line `<<<<<<< …`, without its line break. */
  readonly marker: TextRange;
  /** Everything, from the first marker to behind the line break of the last. */
  readonly whole: TextRange;
  /** The lines of either version. */
  readonly upper: TextRange;
  readonly lower: TextRange;
}

const markers = /(?<=^\uFEFF?)(?:(<{7})|(\|{7})|(={7})|(>{7}))(?: [^\r\n]*)?(\r?\n|\r?$(?![\s\S]))/gm;

/** The merge conflicts of a text; a marker that is not one of a whole set is none. */
export function findConflicts(text: string): Conflict[] {
  if (!text.includes("<<<<<<<")) return [];
  const found: Conflict[] = [];
  let open: { marker: TextRange; upperStart: number; upperEnd?: number; lowerStart?: number } | undefined;
  for (const match of text.matchAll(markers)) {
    const [line, opens, base, middle, closes, lineBreak = ""] = match;
    const [start, end] = [match.index, match.index + line.length];
    if (opens) open = { marker: { start, end: end - lineBreak.length }, upperStart: end };
    else if (open && base) open = { ...open, upperEnd: start };
    else if (open && middle) open = { ...open, upperEnd: open.upperEnd ?? start, lowerStart: end };
    else if (closes && open?.upperEnd !== undefined && open.lowerStart !== undefined) {
      found.push({
        marker: open.marker,
        whole: { start: open.marker.start, end },
        upper: { start: open.upperStart, end: open.upperEnd },
        lower: { start: open.lowerStart, end: start },
      });
      open = undefined;
    }
  }
  return found;
}
