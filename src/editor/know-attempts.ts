import { type FSWatcher, watch } from "node:fs";
import { mkdir } from "node:fs/promises";
import {
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import { type CreatedByName, indexByName, type Known, type Ledger, type Past } from "../creation/index.ts";
import { addressOf } from "./address-of.ts";
import { isCampaign } from "./is-campaign.ts";

/** How long to wait for more to happen before the ledger is read, in milliseconds. */
const pause = 50;

/**
 * What the ledger knows of the open campaign files, kept at hand for those who cannot wait for the disk. It is asked
 * when files are opened or renamed, when this window or another one changes it, and when the window gets the focus, in
 * case that was missed. Nothing is done before the first campaign file is open.
 */
export class AttemptKnower implements Disposable {
  readonly #ledger: Ledger;
  readonly #folder: string;
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  readonly #listening: Disposable[];
  /** By the addresses of the documents: one file may be open under several. */
  #pasts: ReadonlyMap<string, Past> = new Map();
  #unsettled: readonly Known[] = [];
  #created: CreatedByName = new Map();
  #watcher: FSWatcher | undefined;
  #isStarted = false;
  #waiting: NodeJS.Timeout | undefined;
  /** The number of the last question to the ledger: an answer to an earlier one says nothing any more. */
  #asked = 0;

  /** Fires when the ledger may know something else. */
  readonly onDidChange = this.#changed.event;

  /** @param folder where the ledger is kept; made when it is first to be watched */
  constructor(ledger: Ledger, folder: string, log: LogOutputChannel) {
    this.#ledger = ledger;
    this.#folder = folder;
    this.#log = log;
    const open = (document: TextDocument) => isCampaign(document) && this.refresh();
    this.#listening = [
      workspace.onDidOpenTextDocument(open),
      window.onDidChangeWindowState(({ focused }) => focused && this.#isStarted && this.refresh()),
    ];
    workspace.textDocuments.forEach(open);
  }

  /** What is known of a document's file; undefined where the ledger has not answered yet. */
  of({ uri }: TextDocument): Past | undefined {
    return this.#pasts.get(uri.toString());
  }

  /** The campaign files, open or not, whose last attempt got no answer. */
  get unanswered(): readonly Known[] {
    return this.#unsettled.filter(({ past }) => past.state === "no-answer");
  }

  /** The campaign files, open or not, whose ids never reached them. */
  get lost(): readonly (Known & { readonly past: { readonly state: "created" } })[] {
    return this.#unsettled.flatMap(({ file, past }) => (past.state === "created" ? [{ file, past }] : []));
  }

  /** The campaigns that are created, by their names. */
  get created(): CreatedByName {
    return this.#created;
  }

  /** Asks the ledger anew, soon. */
  refresh(): void {
    if (!this.#isStarted) this.#start();
    this.#waiting ??= setTimeout(() => {
      this.#waiting = undefined;
      this.#ask().catch((error: unknown) =>
        this.#log.error(`The ledger could not be read: ${String(error)}`),
      );
    }, pause);
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#watcher?.close();
    for (const listening of this.#listening) listening.dispose();
    this.#changed.dispose();
  }

  async #ask(): Promise<void> {
    const asked = ++this.#asked;
    const uris = workspace.textDocuments.filter(isCampaign).map(({ uri }) => uri);
    const survey = this.#ledger.survey();
    const pasts = await Promise.all(
      uris.map(async (uri) => [uri.toString(), await this.#ledger.past(await addressOf(uri))] as const),
    );
    const { files, unsettled } = await survey;
    if (asked !== this.#asked) return;
    this.#unsettled = unsettled;
    this.#created = indexByName(files);
    this.#pasts = new Map(pasts);
    this.#changed.fire();
  }

  #start(): void {
    this.#isStarted = true;
    mkdir(this.#folder, { recursive: true })
      .then(() => {
        this.#watcher = watch(this.#folder, { persistent: false }, () => this.refresh());
        this.#watcher.on("error", (error) => this.#log.warn(`The ledger is not watched: ${error.message}`));
      })
      .catch((error: unknown) => this.#log.warn(`The ledger is not watched: ${String(error)}`));
  }
}
