import { posix } from "node:path";
import {
  Disposable,
  EventEmitter,
  languages,
  type Tab,
  TabInputText,
  type TextDocument,
  Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";
import { isUuid, writeCommented, writePreview } from "../campaign/index.ts";
import { readCompany } from "../creation/index.ts";
import { type Destination, describeDestination } from "./accounts/describe-destination.ts";
import type { AccountKnower } from "./accounts/know-accounts.ts";
import { findTargetCampaign, notACampaign } from "./find-target.ts";
import { isCampaign } from "./is-campaign.ts";
import { isLarge } from "./is-large.ts";
import { isThere } from "./is-there.ts";
import type { DocumentReader } from "./read-document.ts";

const scheme = "outbox-request";

/** What previews requests. */
export interface RequestPreviews extends Disposable {
  /** The command: opens the preview of the campaign file it is given, or else of the one in front. */
  show(target: unknown): Promise<void>;
}

/**
 * The command Preview Request and the read-only documents it opens: what would be posted, with the address and the
 * account in the title. They follow the text, the settings and the accounts.
 */
export function previewRequests(reader: DocumentReader, knower: AccountKnower): RequestPreviews {
  const changed = new EventEmitter<Uri>();
  const findDestination = async (document: TextDocument) =>
    describeDestination(await knower.read(), document, knower);
  const update = (previews: readonly Uri[]) => {
    for (const uri of previews) changed.fire(uri);
  };
  const updateFor = (source: Uri) => update(openPreviewsOf(source));
  let renewal: Promise<unknown> = Promise.resolve();
  /** One after the other: two that find the same title out of date would open two in its place. */
  const renew = () => {
    renewal = renewal.then(() => renewTitles(findDestination)).catch(() => undefined);
    return renewal;
  };
  const updateAll = async () => {
    update(openPreviews());
    await renew();
  };
  const renewFor = (document: TextDocument) => {
    // Half an id is nobody's: the title waits for the whole.
    const isWhole = isCampaign(document) && isUuid(readCompany(reader.read(document).campaign).id);
    if (isWhole && openPreviewsOf(document.uri).length > 0) void renew();
  };
  const show = async (target: unknown) => {
    const source = await findTargetCampaign(target);
    if (source === undefined) return void window.showWarningMessage(notACampaign().reason);
    await knower.refresh();
    await updateAll();
    const uri = previewUri(source.uri, await findDestination(source));
    const preview = await workspace.openTextDocument(uri);
    await window.showTextDocument(preview, { viewColumn: ViewColumn.Beside, preserveFocus: true });
  };
  const parts = Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => write(uri, findDestination, reader),
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      // VS Code drops a new text that equals the document's, which may be about to get the one before it.
      if (document.uri.scheme === scheme) changed.fire(document.uri);
      else if (!isLarge(document)) {
        updateFor(document.uri);
        renewFor(document);
      }
    }),
    // A large text is read when typing pauses; its problems come then.
    languages.onDidChangeDiagnostics(({ uris }) => uris.forEach(updateFor)),
    // What is only closed stays as it was: to read it would open it again.
    workspace.onDidCloseTextDocument(async ({ uri, isUntitled }) => {
      if (isUntitled || !(await isThere(uri))) updateFor(uri);
    }),
    // It fires for another address, too, once what is there is read.
    knower.onDidChange(updateAll),
  );
  return { show, dispose: () => parts.dispose() };
}

/** Where the request of a campaign would go, as it is now. */
type FindDestination = (document: TextDocument) => Promise<Destination>;

/** The title of a document cannot change: a preview in front gives way to one with the right title. */
async function renewTitles(findDestination: FindDestination): Promise<void> {
  for (const { activeTab, viewColumn } of window.tabGroups.all) {
    if (!(activeTab?.input instanceof TabInputText) || activeTab.input.uri.scheme !== scheme) continue;
    const { uri } = activeTab.input;
    const source = await openSource(Uri.parse(uri.query, true));
    if (source === undefined) continue;
    const renewed = previewUri(source.uri, await findDestination(source));
    if (renewed.toString() === uri.toString()) continue;
    await window.showTextDocument(renewed, { viewColumn, preserveFocus: true });
    // The new one may have taken its place already.
    const old = window.tabGroups.all.flatMap(({ tabs }) => tabs).find((tab) => shows(tab, uri));
    if (old) await window.tabGroups.close(old, true);
  }
}

function shows({ input }: Tab, uri: Uri): boolean {
  return input instanceof TabInputText && input.uri.toString() === uri.toString();
}

function openPreviews(): Uri[] {
  return workspace.textDocuments.map(({ uri }) => uri).filter((uri) => uri.scheme === scheme);
}

function openPreviewsOf(source: Uri): Uri[] {
  const address = source.toString();
  return openPreviews().filter(({ query }) => query === address);
}

/** The tab shows the last part of the path; its tooltip and the breadcrumbs show all of it. */
function previewUri(source: Uri, { address, label }: Destination): Uri {
  const name = nameOf(source).replace(/\.campaign\.ya?ml$/i, "");
  // A slash would end the part of the path that the tab shows.
  const title = label.replaceAll(/[/\\]/g, "-");
  return Uri.from({ scheme, path: `/${address}POST ${title} ${name}.jsonc`, query: source.toString() });
}

function nameOf(source: Uri): string {
  return posix.basename(source.path);
}

async function write(uri: Uri, findDestination: FindDestination, reader: DocumentReader): Promise<string> {
  const source = Uri.parse(uri.query, true);
  const document = await openSource(source);
  if (document === undefined) {
    return writeCommented([`${nameOf(source)} is gone, or is no campaign file any more.`], "{}");
  }
  const destination = await findDestination(document);
  const { campaign, problems } = reader.read(document);
  const isWhole = isUuid(readCompany(campaign).id);
  const notes = [...(isWhole ? checkTitle(uri, source, destination) : []), ...explainFault(destination)];
  return writePreview(campaign, problems, notes);
}

/** Where the title of a preview behind others is no longer true, the text must say so. */
function checkTitle(uri: Uri, source: Uri, destination: Destination): string[] {
  if (previewUri(source, destination).toString() === uri.toString()) return [];
  return [
    `The title is out of date. Campaigns now go to ${destination.label}.`,
    "Run “Outbox: Preview Request” in the campaign file for a new preview.",
  ];
}

function explainFault({ fault }: Destination): string[] {
  return fault === undefined ? [] : [`This campaign cannot be created yet. ${fault}`];
}

/** The file is opened where no editor has it any more; what was never a file is then gone. */
async function openSource(source: Uri): Promise<TextDocument | undefined> {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === source.toString());
  if (open === undefined && source.scheme === "untitled") return undefined;
  try {
    const document = open ?? (await workspace.openTextDocument(source));
    return isCampaign(document) ? document : undefined;
  } catch {
    return undefined;
  }
}
