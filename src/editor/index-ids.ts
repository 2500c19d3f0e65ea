import {
  CancellationTokenSource,
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  type TextDocument,
  type Uri,
  workspace,
} from "vscode";
import { findId, findIdInText, type IdPlace } from "./find-ids.ts";
import { followCampaigns } from "./follow-campaigns.ts";
import type { DocumentReader } from "./read-document.ts";

const campaignFiles = "**/*.campaign.{yaml,yml}";
/** Besides what the user's `files.exclude` leaves out. */
const leftOut = "**/{node_modules,.git}/**";

/** How long to wait for more files to change before they are looked into, in milliseconds. */
const pause = 300;

/** How many files are read at once: VS Code takes its time for each, and reading the texts must not be felt. */
const atOnce = 16;

/**
 * The ids in the campaign files of the workspace, of open ones as they are in their editors. Nothing is looked for
 * before the first campaign file is open, and then in the background.
 */
export class IdIndex implements Disposable {
  readonly #reader: DocumentReader;
  readonly #log: LogOutputChannel;
  /** By address; undefined for a file without an id. */
  readonly #files = new Map<string, IdPlace | undefined>();
  readonly #open = new Set<string>();
  readonly #stale = new Set<string>();
  readonly #changed = new EventEmitter<void>();
  readonly #cancelling = new CancellationTokenSource();
  readonly #listening: Disposable[] = [];
  #isStarted = false;
  #waiting: NodeJS.Timeout | undefined;
  #scanning = Promise.resolve();

  /** Fires when a file has another id than before, or none any more. */
  readonly onDidChange = this.#changed.event;

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
    return [...this.#files.values()].flatMap((place) => (place?.id === id ? [place] : []));
  }

  /** The id of a file, as far as it is known. */
  of(uri: Uri): IdPlace | undefined {
    return this.#files.get(uri.toString());
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
  }

  #read(document: TextDocument): void {
    const { uri } = document;
    if (workspace.getWorkspaceFolder(uri) === undefined) return;
    if (!this.#isStarted) this.#start();
    this.#open.add(uri.toString());
    const { campaign } = this.#reader.read(document);
    const place = findId(uri, campaign, (offset) => document.positionAt(offset));
    if (this.#set(uri.toString(), place)) this.#changed.fire();
  }

  /** What was not saved is gone with the editor. */
  #close({ uri }: TextDocument): void {
    if (this.#open.delete(uri.toString())) this.refresh(uri);
  }

  /** Whether that is another id than before. */
  #set(address: string, place: IdPlace | undefined): boolean {
    const before = this.#files.get(address);
    this.#files.set(address, place);
    return before?.id !== place?.id;
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
        .catch((error: unknown) => this.#log.warn(`Ids were not looked for: ${String(error)}`));
    }, pause);
  }

  async #scan(): Promise<void> {
    const { token } = this.#cancelling;
    const uris = await workspace.findFiles(campaignFiles, leftOut, undefined, token);
    if (token.isCancellationRequested) return;
    let isChanged = this.#dropAllBut(new Set(uris.map(String)));
    const unread = uris.filter((uri) => this.#isUnread(uri.toString()));
    for (let start = 0; start < unread.length; start += atOnce) {
      const batch = unread.slice(start, start + atOnce);
      const places = await Promise.all(batch.map(async (uri) => ({ uri, place: await readPlace(uri) })));
      if (token.isCancellationRequested) return;
      for (const { uri, place } of places) {
        // It may have been opened while it was read.
        const isOpen = this.#open.has(uri.toString());
        if (!isOpen && this.#set(uri.toString(), place)) isChanged = true;
      }
    }
    if (isChanged) this.#changed.fire();
  }

  #isUnread(address: string): boolean {
    const isStale = this.#stale.delete(address);
    return !this.#open.has(address) && (isStale || !this.#files.has(address));
  }

  /** Forgets the files that are not there any more; whether one of them had an id. */
  #dropAllBut(there: ReadonlySet<string>): boolean {
    let isChanged = false;
    for (const [address, place] of this.#files) {
      if (there.has(address) || this.#open.has(address)) continue;
      this.#files.delete(address);
      isChanged ||= place !== undefined;
    }
    return isChanged;
  }
}

async function readPlace(uri: Uri): Promise<IdPlace | undefined> {
  try {
    return findIdInText(uri, new TextDecoder().decode(await workspace.fs.readFile(uri)));
  } catch {
    // It is gone again, or nobody may read it.
    return undefined;
  }
}
