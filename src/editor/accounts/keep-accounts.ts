import { randomUUID } from "node:crypto";
import {
  Disposable,
  EventEmitter,
  env,
  type LogOutputChannel,
  type SecretStorage,
  UIKind,
  window,
} from "vscode";
import type { Account, Accounts, Learned, StoredAccount } from "../../accounts/index.ts";
import { addsTo, EnvironmentAccount } from "./environment-account.ts";
import { explainMissingToken } from "./explain-missing-token.ts";
import { forgetAccounts } from "./forget-accounts.ts";
import type { SignIn, SignIns } from "./remember-sign-ins.ts";
import { type AccountStore, storeAccounts } from "./store-accounts.ts";

/** A token that somebody entered, and what Outbox told of it. */
export type EnteredToken = Pick<StoredAccount, "token" | "label" | "isVerified" | "company" | "scheme">;

/** What the keeper needs. */
export interface KeeperParts {
  readonly secrets: SecretStorage;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Pick<LogOutputChannel, "error">;
  readonly signIns: SignIns;
}

/**
 * Keeps accounts in VS Code's SecretStorage. `OUTBOX_TOKEN` of the environment serves where none is stored for the origin.
 * What it rejects with is in words for the user.
 *
 * In a browser each page has a copy of the secrets that other pages do not change. So a sign-out is marked on disk, and
 * a token entered before it is none, wherever a copy of it is left.
 */
export class AccountKeeper implements Accounts {
  readonly #parts: KeeperParts;
  readonly #store: AccountStore;
  readonly #environment: EnvironmentAccount;
  readonly #changed = new EventEmitter<void>();
  #lastKept: Promise<unknown> = Promise.resolve();

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    this.#store = storeAccounts(parts.secrets, parts.log);
    this.#environment = new EnvironmentAccount(parts.environment);
  }

  async list(origin: string): Promise<readonly Account[]> {
    const stored = await this.#stored(origin);
    if (stored.length > 0) return stored.map((account) => toAccount(account, origin));
    const given = this.#environment.read(origin);
    if (given === undefined) return [];
    // Who preferred another token to it would create campaigns in the wrong account.
    const lost = await this.#lost(origin, stored);
    return lost.some(({ overEnvironment }) => overEnvironment) ? [] : [given];
  }

  async tokenOf({ origin, id, at, source }: Account): Promise<string | undefined> {
    if (source === "stored") {
      const stored = await this.#stored(origin);
      // With another time it is another token, which may be of another company.
      return stored.find((account) => account.id === id && account.at === at)?.token;
    }
    const [account] = await this.list(origin);
    const given = this.#environment.token();
    return given.ok && account?.source === "environment" ? given.token : undefined;
  }

  async learn(asked: Account, learned: Learned): Promise<void> {
    const { origin, id, at, source } = asked;
    if (source === "environment") {
      if (this.#environment.learn(asked, learned)) this.#changed.fire();
      return;
    }
    const isNew = (account: StoredAccount) =>
      account.id === id && account.at === at && addsTo(account, learned);
    const label = learned.company && { label: learned.company.name };
    let isChanged = false;
    await this.#store.change(origin, (all) => {
      isChanged = all.some(isNew);
      const learn = (account: StoredAccount) =>
        isNew(account) ? { ...account, ...learned, ...label } : account;
      return isChanged ? all.map(learn) : all;
    });
    if (isChanged) this.#changed.fire();
  }

  /** Why there is no token, or not each of them, as far as there is more to say than that nobody signed in; else empty. */
  async explainMissing(origin: string): Promise<string> {
    const stored = await this.#stored(origin);
    const lost = await this.#lost(origin, stored);
    const { host } = new URL(origin);
    const fault = this.#environment.fault();
    const isUnused = this.#environment.token().ok && lost.some(({ overEnvironment }) => overEnvironment);
    return explainMissingToken({
      lost: lost.map(({ label }) => (label === host ? "" : label)),
      inBrowser: env.uiKind === UIKind.Web,
      ...(stored.length === 0 && isUnused && { environment: "unused" }),
      ...(stored.length === 0 && fault !== undefined && { environment: { fault } }),
    });
  }

  /**
   * Keeps a token as a new account, or as that of one that is there.
   * @param replaces the id of the account whose token it replaces
   */
  keep(origin: string, entered: EnteredToken, replaces?: string): Promise<Account> {
    // One after the other: what another one is just storing would be taken for lost.
    const kept = this.#lastKept.then(() => this.#keep(origin, entered, replaces));
    this.#lastKept = kept.catch(() => undefined);
    return kept;
  }

  async #keep(origin: string, entered: EnteredToken, replaces: string | undefined): Promise<Account> {
    const stored = await this.#stored(origin);
    const lost = await this.#lost(origin, stored);
    const id = replaces ?? findFormerId(lost, stored, entered) ?? randomUUID();
    const before = stored.find((account) => account.id === id)?.at ?? 0;
    // After the sign-out, and the token it replaces, even if the clock has been set back since.
    const at = Math.max(Date.now(), before + 1, (await this.#signOutOf(origin, id)) + 1);
    const account = { ...entered, id, at };
    const gone = (await this.#store.read(origin)).filter((each) => !stored.some((one) => isSame(one, each)));
    await this.#store.change(origin, (all) => [
      account,
      ...all.filter((each) => each.id !== id && !gone.some((one) => isSame(one, each))),
    ]);
    await this.#rememberSignIn(origin, account);
    this.#changed.fire();
    return toAccount(account, origin);
  }

  /**
   * Ends the sign-in in every window, also in those that hold a copy of the token.
   * @param account its id; all of the origin without one
   * @returns whether one was signed in; rejects when any of it fails
   */
  async forget(origin: string, account?: string): Promise<boolean> {
    try {
      return await forgetAccounts(origin, account, { ...this.#parts, store: this.#store });
    } finally {
      this.#changed.fire();
    }
  }

  onDidChange(listener: () => void): Disposable {
    return Disposable.from(
      this.#changed.event(listener),
      this.#parts.secrets.onDidChange(listener),
      // What another window did shows when one comes back to this one.
      window.onDidChangeWindowState((state) => state.focused && listener()),
    );
  }

  /** Those that nobody signed out of since, the latest entered first. */
  async #stored(origin: string): Promise<readonly StoredAccount[]> {
    const stored = await this.#store.read(origin);
    const valid = await Promise.all(stored.map(({ id, at }) => this.#isLater(origin, id, at)));
    return stored.filter((_, index) => valid[index]).toSorted((one, other) => other.at - one.at);
  }

  /** The sign-ins whose tokens are gone although nobody signed out. */
  async #lost(origin: string, stored: readonly StoredAccount[]): Promise<readonly SignIn[]> {
    const all = await this.#parts.signIns.list(origin);
    const missing = all.filter(({ account }) => !stored.some(({ id }) => id === account));
    const valid = await Promise.all(missing.map(({ account, at }) => this.#isLater(origin, account, at)));
    return missing.filter((_, index) => valid[index]);
  }

  async #isLater(origin: string, account: string, at: number): Promise<boolean> {
    return at > (await this.#signOutOf(origin, account));
  }

  /** When one last signed out, in milliseconds since 1970; before all times where there is no mark. */
  async #signOutOf(origin: string, account: string): Promise<number> {
    try {
      return (await this.#parts.signIns.lastSignOut(origin, account)) ?? Number.NEGATIVE_INFINITY;
    } catch (error) {
      this.#parts.log.error(`The record of the last sign-out cannot be read: ${error}`);
      throw new Error(
        "It cannot be read whether you signed out, so no token is used. “Outbox: Show Log” says why.",
      );
    }
  }

  async #rememberSignIn(origin: string, { id, label, at, company }: StoredAccount): Promise<void> {
    const overEnvironment = this.#environment.token().ok;
    const signIn = { account: id, label, at, overEnvironment, ...(company && { company: company.id }) };
    await this.#parts.signIns
      .rememberSignIn(origin, signIn)
      .catch((error: unknown) => this.#parts.log.error(`The sign-in cannot be recorded: ${error}`));
  }
}

function toAccount({ token: _, ...account }: StoredAccount, origin: string): Account {
  return { ...account, origin, source: "stored" };
}

function isSame(one: StoredAccount, other: StoredAccount): boolean {
  return one.id === other.id && one.at === other.at;
}

/** The account that was lost and is entered anew: that of the same company, or the only one there was. */
function findFormerId(
  lost: readonly SignIn[],
  stored: readonly StoredAccount[],
  { company }: EnteredToken,
): string | undefined {
  const same = company && lost.find((signIn) => signIn.company === company.id);
  if (same) return same.account;
  const [only, ...others] = lost;
  const isOnly = stored.length === 0 && others.length === 0;
  const mayBe = company === undefined || only?.company === undefined;
  return isOnly && mayBe ? only?.account : undefined;
}
