import {
  CancellationTokenSource,
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  type TextDocument,
  type Uri,
  workspace,
} from "vscode";
import { FolderNames } from "../names/index.ts";
import { followCampaigns } from "./follow-campaigns.ts";
import { type IdPlace, type LookedAt, lookAtCampaign, lookAtText, nothingThere } from "./look-at-campaign.ts";
import type { DocumentReader } from "./read-document.ts";

const campaignFiles = "**/*.campaign.{yaml,yml}";
/** Besides what the user's `files.exclude` leaves out. */
const leftOut = "**/{node_modules,.git}/**";

/** How long to wait for more files to change before they are looked into, in milliseconds. */
const pause = 300;

/** How many files are read at once: VS Code takes its time for each, and reading the texts must not be felt. */
const atOnce = 16;

/**
 * What is in the campaign files of the workspace, of open ones as they are in their editors: their own ids, and the ids
 * they use. Nothing is looked for before the first campaign file is open, and then in the background.
 */
export class CampaignIndex implements Disposable {
  readonly #reader: DocumentReader;
  readonly #log: LogOutputChannel;
  /** By address. */
  readonly #files = new Map<string, LookedAt>();
  readonly #open = new Set<string>();
  readonly #stale = new Set<string>();
  readonly #changed = new EventEmitter<void>();
  readonly #changedNames = new EventEmitter<void>();
  readonly #cancelling = new CancellationTokenSource();
  readonly #listening: Disposable[] = [];
  #isStarted = false;
  #waiting: NodeJS.Timeout | undefined;
  #scanning = Promise.resolve();

  /** Fires when a file has another id than before, or none any more. */
  readonly onDidChange = this.#changed.event;

  /** What the files tell of the ids they use. */
  readonly names = new FolderNames();

  /** Fires when they tell something else than before. */
  readonly onDidChangeNames = this.#changedNames.event;

  constructor(reader: DocumentReader, log: LogOutputChannel) {
    this.#reader = reader;
    this.#log = log;
    this.#listening.push(
      followCampaigns(
        (document) => this.#read(document),
        (document) => this.#close(document),
      ),
    );
  }

  /** The files that have an id, as far as they are known. */
  places(id: string): IdPlace[] {
    return [...this.#files.values()].flatMap(({ place }) => (place?.id === id ? [place] : []));
  }

  /** The id of a file, as far as it is known. */
  of(uri: Uri): IdPlace | undefined {
    return this.#files.get(uri.toString())?.place;
  }

  /** Forgets what is known of a file until it is looked into again. */
  refresh(uri: Uri): void {
    this.#stale.add(uri.toString());
    this.#scanSoon();
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#cancelling.cancel();
    this.#cancelling.dispose();
    for (const listening of this.#listening) listening.dispose();
    this.#changed.dispose();
    this.#changedNames.dispose();
  }

  #read(document: TextDocument): void {
    const { uri } = document;
    if (workspace.getWorkspaceFolder(uri) === undefined) return;
    if (!this.#isStarted) this.#start();
    this.#open.add(uri.toString());
    const { campaign } = this.#reader.read(document);
    const looked = lookAtCampaign(uri, campaign, (offset) => document.positionAt(offset));
    this.#tell(this.#set(uri.toString(), looked));
  }

  /** What was not saved is gone with the editor. */
  #close({ uri }: TextDocument): void {
    if (this.#open.delete(uri.toString())) this.refresh(uri);
  }

  #set(address: string, looked: LookedAt): Change {
    const before = this.#files.get(address);
    this.#files.set(address, looked);
    return {
      ofId: before?.place?.id !== looked.place?.id,
      ofNames: this.names.set(address, looked.uses),
    };
  }

  #tell(...changes: readonly Change[]): void {
    if (changes.some(({ ofId }) => ofId)) this.#changed.fire();
    if (changes.some(({ ofNames }) => ofNames)) this.#changedNames.fire();
  }

  #start(): void {
    this.#isStarted = true;
    const watcher = workspace.createFileSystemWatcher(campaignFiles);
    const refresh = (uri: Uri) => this.refresh(uri);
    const scan = () => this.#scanSoon();
    this.#listening.push(
      watcher,
      watcher.onDidCreate(refresh),
      watcher.onDidChange((uri) => !this.#open.has(uri.toString()) && refresh(uri)),
      watcher.onDidDelete(scan),
      // A folder that is moved or deleted may be all that is told of the files in it.
      workspace.onDidRenameFiles(scan),
      workspace.onDidDeleteFiles(scan),
      workspace.onDidChangeWorkspaceFolders(scan),
      workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("files.exclude") && scan()),
    );
    this.#scanSoon();
  }

  #scanSoon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      this.#scanning = this.#scanning
        .then(() => this.#scan())
        .catch((error: unknown) =>
          this.#log.warn(`The campaign files were not looked into: ${String(error)}`),
        );
    }, pause);
  }

  async #scan(): Promise<void> {
    const { token } = this.#cancelling;
    const uris = await workspace.findFiles(campaignFiles, leftOut, undefined, token);
    if (token.isCancellationRequested) return;
    const changes = this.#dropAllBut(new Set(uris.map(String)));
    const unread = uris.filter((uri) => this.#isUnread(uri.toString()));
    for (let start = 0; start < unread.length; start += atOnce) {
      const batch = unread.slice(start, start + atOnce);
      const read = await Promise.all(batch.map(async (uri) => ({ uri, looked: await lookAtFile(uri) })));
      if (token.isCancellationRequested) return;
      for (const { uri, looked } of read) {
        // It may have been opened while it was read.
        if (!this.#open.has(uri.toString())) changes.push(this.#set(uri.toString(), looked));
      }
    }
    this.#tell(...changes);
  }

  #isUnread(address: string): boolean {
    const isStale = this.#stale.delete(address);
    return !this.#open.has(address) && (isStale || !this.#files.has(address));
  }

  /** Forgets the files that are not there any more. */
  #dropAllBut(there: ReadonlySet<string>): Change[] {
    const gone = [...this.#files.keys()].filter((address) => !there.has(address) && !this.#open.has(address));
    return gone.map((address) => {
      const change = this.#set(address, nothingThere);
      this.#files.delete(address);
      return change;
    });
  }
}

/** What a look at a file brought to light. */
interface Change {
  readonly ofId: boolean;
  readonly ofNames: boolean;
}

async function lookAtFile(uri: Uri): Promise<LookedAt> {
  try {
    return lookAtText(uri, new TextDecoder().decode(await workspace.fs.readFile(uri)));
  } catch {
    // It is gone again, or nobody may read it.
    return nothingThere;
  }
}
