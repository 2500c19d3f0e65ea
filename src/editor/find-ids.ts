import { Position, Range, type Uri } from "vscode";
import { type Campaign, findIdEntry, idOf, isUuid, readCampaign } from "../campaign/index.ts";

/** Where an id is written. */
export interface IdPlace {
  readonly uri: Uri;
  /** In lower case. */
  readonly id: string;
  readonly range: Range;
}

/** Above this many characters a file that is not open is not looked into: no campaign is that long. */
const longest = 256 * 1024;

/** The id in the text of a file that is not open; undefined where there is no valid one. */
export function findIdInText(uri: Uri, text: string): IdPlace | undefined {
  if (text.length > longest) return undefined;
  return findId(uri, readCampaign(text), (offset) => positionAt(text, offset));
}

/** The id in a campaign that is read; undefined where there is no valid one. */
export function findId(
  uri: Uri,
  campaign: Campaign,
  positionOf: (offset: number) => Position,
): IdPlace | undefined {
  const id = idOf(campaign);
  const range = findIdEntry(campaign)?.valueRange;
  if (id === undefined || range === undefined || !isUuid(id)) return undefined;
  return { uri, id: id.toLowerCase(), range: new Range(positionOf(range.start), positionOf(range.end)) };
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return new Position(lines.length - 1, lines.at(-1)?.length ?? 0);
}
