import { Position, Range, type Uri } from "vscode";
import { type Campaign, findIdEntry, idOf, isUuid, listIdUses, readCampaign } from "../campaign/index.ts";
import { type FileUses, placeUses } from "../names/index.ts";

/** Where an id is written. */
export interface IdPlace {
  readonly uri: Uri;
  /** In lower case. */
  readonly id: string;
  readonly range: Range;
}

/** What is kept of a campaign file. */
export interface LookedAt {
  /** Its own id; undefined where there is no valid one. */
  readonly place: IdPlace | undefined;
  /** The ids of others that it uses. */
  readonly uses: FileUses;
}

/** Of a file in which there is nothing. */
export const nothingThere: LookedAt = { place: undefined, uses: new Map() };

/** Above this many characters a file that is not open is not looked into: no campaign is that long. */
const longest = 256 * 1024;

/** Looks into the text of a file that is not open. */
export function lookAtText(uri: Uri, text: string): LookedAt {
  if (text.length > longest) return nothingThere;
  return lookAtCampaign(uri, readCampaign(text), (offset) => positionAt(text, offset));
}

/** Looks into a campaign that is read. */
export function lookAtCampaign(
  uri: Uri,
  campaign: Campaign,
  positionOf: (offset: number) => Position,
): LookedAt {
  return {
    place: findId(uri, campaign, positionOf),
    uses: placeUses(uri.toString(), campaign.text, listIdUses(campaign)),
  };
}

function findId(uri: Uri, campaign: Campaign, positionOf: (offset: number) => Position): IdPlace | undefined {
  const id = idOf(campaign);
  const range = findIdEntry(campaign)?.valueRange;
  if (id === undefined || range === undefined || !isUuid(id)) return undefined;
  return { uri, id: id.toLowerCase(), range: new Range(positionOf(range.start), positionOf(range.end)) };
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return new Position(lines.length - 1, lines.at(-1)?.length ?? 0);
}
