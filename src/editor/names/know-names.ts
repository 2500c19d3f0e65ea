import { Disposable, EventEmitter, workspace } from "vscode";
import type { Accounts } from "../../accounts/index.ts";
import {
  type AccountKnowledge,
  AccountNames,
  type KnownNames,
  mergeNames,
  type NamesPorts,
} from "../../names/index.ts";
import { parseBaseUrl } from "../../outbox/index.ts";
import { followCampaigns } from "../follow-campaigns.ts";
import type { CampaignIndex } from "../index-campaigns.ts";
import { readSettings } from "../read-settings.ts";

/** How long to wait for more names to change before anybody is told, in milliseconds. */
const pause = 50;
/** How often at most it is looked whether there is something to ask for, in milliseconds. */
const lookPause = 5000;

/** What the names are known with. */
export interface KnowerParts {
  readonly accounts: Accounts;
  readonly index: CampaignIndex;
  readonly ports: Omit<NamesPorts, "accounts" | "onChange">;
}

/**
 * Knows the names of ids, from the accounts and from the files of the folder. Answers at once with what is known; asks
 * accounts in the background, from the first open campaign on.
 */
export class NameKnower implements Disposable {
  readonly #index: CampaignIndex;
  readonly #accounts: AccountNames;
  readonly #now: () => number;
  readonly #changed = new EventEmitter<void>();
  readonly #listening: Disposable;
  #isStarted = false;
  #lookedAt = 0;
  #view: { readonly names: KnownNames; readonly until: number } | undefined;
  #telling: NodeJS.Timeout | undefined;
  #aging: NodeJS.Timeout | undefined;

  /** Fires when other names are known than before, or they are not as sure as they were. */
  readonly onDidChange = this.#changed.event;

  constructor({ accounts, index, ports }: KnowerParts) {
    this.#index = index;
    this.#now = ports.now;
    this.#accounts = new AccountNames({ ...ports, accounts, onChange: () => this.#tell() });
    this.#listening = Disposable.from(
      index.onDidChangeNames(() => {
        this.#tell();
        this.look(true);
      }),
      // Also before the first campaign is open: who signs out leaves nothing behind.
      Disposable.from(accounts.onDidChange(() => void this.#sync())),
      workspace.onDidChangeConfiguration(
        (change) => change.affectsConfiguration("outbox.apiBaseUrl") && this.#isStarted && void this.#sync(),
      ),
      workspace.onDidGrantWorkspaceTrust(() => this.look(true)),
      followCampaigns(
        () => this.#start(),
        () => undefined,
      ),
    );
  }

  /** What is known now. */
  names(): KnownNames {
    const now = this.#now();
    if (this.#view === undefined || this.#view.until <= now) {
      const names = mergeNames(this.#accounts.knowledge(), this.#index.names);
      this.#view = { names, until: this.#accounts.staleAt() ?? Number.POSITIVE_INFINITY };
    }
    return this.#view.names;
  }

  /** What the accounts say now. */
  told(): readonly AccountKnowledge[] {
    return this.#accounts.knowledge();
  }

  /** Asks in the background for what it is time to ask for. */
  look(isSoon = false): void {
    const now = this.#now();
    if (!this.#isStarted || (!isSoon && Math.abs(now - this.#lookedAt) < lookPause)) return;
    this.#lookedAt = now;
    void this.#accounts.refresh(this.#companies());
  }

  /** Asks for everything anew. Resolves when all of it is answered. */
  async refresh(): Promise<void> {
    this.#isStarted = true;
    await this.#accounts.sync(currentOrigin());
    await this.#accounts.refresh(this.#companies(), true);
    this.#tell();
  }

  dispose(): void {
    clearTimeout(this.#telling);
    clearTimeout(this.#aging);
    this.#listening.dispose();
    this.#changed.dispose();
  }

  #start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    void this.#sync();
  }

  async #sync(): Promise<void> {
    await this.#accounts.sync(currentOrigin());
    this.look(true);
  }

  #companies(): string[] {
    const { names } = this.#index;
    return [...names.ids()].filter((id) => (names.counts(id)?.company ?? 0) > 0);
  }

  #tell(): void {
    this.#view = undefined;
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      this.#changed.fire();
      this.#tellWhenStale();
    }, pause);
  }

  #tellWhenStale(): void {
    clearTimeout(this.#aging);
    const at = this.#accounts.staleAt();
    if (at !== undefined) this.#aging = setTimeout(() => this.#tell(), Math.max(at - this.#now(), 0) + 1);
  }
}

/** The origin that campaigns go to now; empty where the setting names none. */
function currentOrigin(): string {
  const base = parseBaseUrl(readSettings().apiBaseUrl);
  return base.ok ? base.origin : "";
}
