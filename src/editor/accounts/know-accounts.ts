import { isDeepStrictEqual } from "node:util";
import { Disposable, EventEmitter, type TextDocument, workspace } from "vscode";
import { type Account, type Accounts, type Choice, chooseAccount } from "../../accounts/index.ts";
import { isUuid } from "../../campaign/index.ts";
import { readCompany } from "../../creation/index.ts";
import { parseBaseUrl } from "../../outbox/index.ts";
import type { DocumentReader } from "../read-document.ts";
import { readSettings } from "../read-settings.ts";
import type { ChoiceKeeper } from "./remember-choices.ts";

/** What is known of the accounts of the origin that is set now. */
export type KnownAccounts =
  /** The setting names no address: a sentence. */
  | { readonly state: "no-address"; readonly fault: string }
  /** The storage cannot be read: a sentence. */
  | { readonly state: "unreadable"; readonly host: string; readonly address: string; readonly fault: string }
  | {
      readonly state: "known";
      readonly origin: string;
      readonly host: string;
      /** Where campaigns are posted to. */
      readonly address: string;
      readonly accounts: readonly Account[];
    };

/** What is needed to know them. */
interface Parts {
  readonly accounts: Accounts;
  readonly choices: ChoiceKeeper;
  readonly reader: DocumentReader;
}

/**
 * The accounts, kept at hand for those who cannot wait for the storage. They are read when first asked for, and anew
 * whenever one may have changed.
 */
export class AccountKnower implements Disposable {
  readonly #parts: Parts;
  readonly #changed = new EventEmitter<void>();
  readonly #listening: Disposable;
  #known: KnownAccounts | undefined;
  #reading: Promise<KnownAccounts> | undefined;

  /** Fires when something else is known. */
  readonly onDidChange = this.#changed.event;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#listening = Disposable.from(
      parts.accounts.onDidChange(() => this.#forget()),
      parts.choices.onDidChange(() => this.#changed.fire()),
      workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("outbox") && this.#forget()),
    );
  }

  /** What is at hand; undefined where it is not read yet, which begins with this. */
  get now(): KnownAccounts | undefined {
    if (this.#known === undefined) void this.read();
    return this.#known;
  }

  /** What is known, read where it is not at hand. */
  async read(): Promise<KnownAccounts> {
    if (this.#reading) return this.#reading;
    const reading = readKnown(this.#parts.accounts);
    this.#reading = reading;
    const known = await reading;
    // It may have changed while it was read.
    if (this.#reading !== reading) return this.read();
    if (!isDeepStrictEqual(this.#known, known)) {
      this.#known = known;
      this.#changed.fire();
    }
    return known;
  }

  /** Reads what is known anew: nobody tells when the environment changes. */
  refresh(): Promise<KnownAccounts> {
    this.#reading = undefined;
    return this.read();
  }

  /** The account a campaign would go out with, as far as that is at hand. */
  choose(document: TextDocument): Choice | undefined {
    const known = this.now;
    return known?.state === "known" ? this.chooseFrom(known, document) : undefined;
  }

  /** The account a campaign would go out with, as it is now. */
  async chooseNow(document: TextDocument): Promise<Choice | undefined> {
    const known = await this.refresh();
    return known.state === "known" ? this.chooseFrom(known, document) : undefined;
  }

  /** The account a campaign would go out with. */
  chooseFrom(
    { origin, accounts }: KnownAccounts & { readonly state: "known" },
    document: TextDocument,
  ): Choice {
    const { id } = readCompany(this.#parts.reader.read(document).campaign);
    const choice = chooseAccount(accounts, id, this.#parts.choices.of(origin, id));
    // Nothing belongs to what is no company yet, and nobody's account is missing.
    return choice.state === "wrong" && !isUuid(id) ? { state: "unclear", accounts } : choice;
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }

  /** What was known stays at hand until what is now is read. */
  #forget(): void {
    this.#reading = undefined;
    // Nobody has asked yet: opening VS Code reads no secrets.
    if (this.#known !== undefined) void this.read();
  }
}

async function readKnown(accounts: Accounts): Promise<KnownAccounts> {
  const base = parseBaseUrl(readSettings().apiBaseUrl);
  if (!base.ok) return { state: "no-address", fault: base.reason };
  const { host, href: address } = base.campaigns;
  try {
    const { origin } = base;
    return { state: "known", origin, host, address, accounts: await accounts.list(origin) };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    return { state: "unreadable", host, address, fault };
  }
}
