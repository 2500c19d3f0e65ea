import {
  type Disposable,
  Hover,
  languages,
  MarkdownString,
  type Position,
  type TextDocument,
  Uri,
  workspace,
} from "vscode";
import { listIdUses } from "../../campaign/index.ts";
import { choosePlaces, describeName, type FolderUse, type PlaceLink } from "../../names/index.ts";
import { isCampaign, languageId } from "../is-campaign.ts";
import type { DocumentReader } from "../read-document.ts";
import { toRange } from "../to-range.ts";
import type { NameKnower } from "./know-names.ts";

/** To more places than these nobody is led. */
const mostPlaces = 3;

/** Tells all that is known of the id somebody points at. */
export function provideNameHovers(reader: DocumentReader, knower: NameKnower): Disposable {
  return languages.registerHoverProvider(languageId, {
    provideHover: (document, position) =>
      isCampaign(document) ? hover(document, position, reader, knower) : undefined,
  });
}

function hover(
  document: TextDocument,
  position: Position,
  reader: DocumentReader,
  knower: NameKnower,
): Hover | undefined {
  const offset = document.offsetAt(position);
  const [use] = listIdUses(reader.read(document).campaign, { start: offset, end: offset });
  if (use === undefined || offset < use.range.start || offset > use.range.end) return undefined;
  const names = knower.names();
  const named = names.of(use.id);
  const places = choosePlaces(names.uses(use.id), document.uri.toString(), mostPlaces).map(toLink);
  // That this one file uses it is in sight.
  const isNews = named !== undefined && (named.name !== "" || named.accounts.length + places.length > 0);
  if (!isNews) return undefined;
  return new Hover(new MarkdownString(describeName(named, Date.now(), places)), toRange(document, use.range));
}

function toLink({ file, line }: FolderUse): PlaceLink {
  const uri = Uri.parse(file, true);
  return {
    label: `${workspace.asRelativePath(uri, false)}:${line + 1}`,
    url: uri.with({ fragment: `L${line + 1}` }).toString(),
  };
}
