import type { Account, Accounts } from "../accounts/index.ts";
import {
  isDue,
  type KeptResource,
  keepRead,
  neverAsked,
  type ResourceRead,
  staleAt,
} from "./kept-resource.ts";
import { listKnowledge } from "./list-knowledge.ts";
import type { AccountKnowledge } from "./named-id.ts";
import { clientIdOf, clientResource, ownResources, type Resource } from "./resource.ts";
import type { AccountCache } from "./write-cache.ts";

/** What the names of accounts are read with and kept in. */
export interface NamesPorts {
  readonly accounts: Pick<Accounts, "list" | "learn">;
  /** Whether anything may be asked now: not from a workspace that is not trusted. */
  mayAsk(): boolean;
  /** Asks an account for a resource; undefined when it was signed out. Never rejects. */
  ask(account: Account, resource: Resource): Promise<ResourceRead | undefined>;
  readonly store: NamesStore;
  now(): number;
  /** Told when other names are known than before. */
  onChange(): void;
  /** What went wrong, without any token. */
  log(line: string): void;
}

/** Where names are from one start to the next. What it rejects with is logged. */
export interface NamesStore {
  load(account: Account): Promise<AccountCache | undefined>;
  save(cache: AccountCache): Promise<void>;
  /** Removes all of an origin but what these accounts have. */
  keepOnly(origin: string, accounts: readonly Account[]): Promise<void>;
}

interface Known {
  account: Account;
  readonly resources: Map<Resource, KeptResource>;
  /** What is being asked for: whoever else wants it waits for the same answer. */
  readonly underWay: Map<Resource, Promise<void>>;
}

/** Accounts are asked this many things at a time. */
const atOnce = 3;
/** Of an agency with more clients in its files the first ones get names. */
const mostClients = 50;

/** What the accounts of an origin say of ids: asked for in the background, kept, and forgotten with the account. */
export class AccountNames {
  readonly #ports: NamesPorts;
  readonly #known = new Map<string, Known>();
  #origin = "";
  #syncing: Promise<void> = Promise.resolve();
  readonly #waiting: (() => Promise<void>)[] = [];
  #working = 0;

  constructor(ports: NamesPorts) {
    this.#ports = ports;
  }

  /** What is known now; waits for nothing. */
  knowledge(): AccountKnowledge[] {
    const now = this.#ports.now();
    return [...this.#known.values()].flatMap(({ account, resources }) =>
      listKnowledge(account, resources, now),
    );
  }

  /** When something that is known becomes stale if nothing is asked; undefined where that is all. */
  staleAt(): number | undefined {
    const now = this.#ports.now();
    const moments = [...this.#known.values()].flatMap(({ resources }) =>
      [...resources.values()].flatMap((kept) => staleAt(kept, now) ?? []),
    );
    return moments.length > 0 ? Math.min(...moments) : undefined;
  }

  /** Looks which accounts an origin has, now and whenever that may have changed: what others said is forgotten. */
  sync(origin: string): Promise<void> {
    this.#syncing = this.#syncing
      .then(() => this.#sync(origin))
      .catch((error: unknown) =>
        this.#ports.log(`The accounts' names were not looked for: ${String(error)}`),
      );
    return this.#syncing;
  }

  /**
   * Asks for what it is time to ask for.
   * @param companies the ids of companies in files
   * @param isForced whether everything is asked for, however lately it was
   * @returns when all of it is answered; it need not be waited for
   */
  async refresh(companies: Iterable<string>, isForced = false): Promise<void> {
    await this.#syncing;
    if (!this.#ports.mayAsk()) return;
    const since = this.#ports.now();
    await Promise.all(
      [...this.#known.values()].map((known) => this.#refresh(known, companies, isForced, since)),
    );
  }

  async #sync(origin: string): Promise<void> {
    const accounts = origin === "" ? [] : await this.#ports.accounts.list(origin);
    const isOther = this.#origin !== origin;
    let isChanged = this.#forgetAllBut(accounts) || isOther;
    this.#origin = origin;
    for (const account of accounts) {
      const known = this.#known.get(account.id);
      isChanged ||= !isNamedAs(known?.account, account);
      if (known) known.account = account;
      else await this.#load(account);
    }
    if (!isChanged) return;
    this.#ports.onChange();
    if (origin !== "") await this.#ports.store.keepOnly(origin, accounts);
  }

  /** Whether there was one to forget. A new token counts as another account: it may be another company's. */
  #forgetAllBut(accounts: readonly Account[]): boolean {
    let isChanged = false;
    for (const [id, { account }] of this.#known) {
      if (accounts.some((other) => isSame(other, account))) continue;
      this.#known.delete(id);
      isChanged = true;
    }
    return isChanged;
  }

  async #load(account: Account): Promise<void> {
    const cache = await this.#ports.store.load(account).catch((error: unknown) => {
      this.#ports.log(`Kept names were not read: ${String(error)}`);
      return undefined;
    });
    const resources = new Map(cache?.resources);
    this.#known.set(account.id, { account, resources, underWay: new Map() });
  }

  async #refresh(known: Known, companies: Iterable<string>, isForced: boolean, since: number): Promise<void> {
    const ask = (resource: Resource) => this.#askIfDue(known, resource, isForced, since);
    await Promise.all(ownResources.map(ask));
    await Promise.all(this.#clientsOf(known, companies).map(ask));
  }

  /** Which companies an account may be asked for: only an agency's key, which has no company of its own, tells of any. */
  #clientsOf({ account, resources }: Known, companies: Iterable<string>): Resource[] {
    const own = resources.get("company");
    if (account.company !== undefined || !own?.absentAt || isNoAgency(resources, this.#ports.now()))
      return [];
    const wanted = [...companies].slice(0, mostClients).map(clientResource);
    const asked = [...resources.keys()].filter((resource) => clientIdOf(resource) !== undefined);
    return [...new Set([...asked, ...wanted])];
  }

  #askIfDue(known: Known, resource: Resource, isForced: boolean, since: number): Promise<void> {
    const underWay = known.underWay.get(resource);
    if (underWay) return underWay;
    const kept = known.resources.get(resource) ?? neverAsked;
    const isWanted = isForced ? kept.askedAt < since || kept.askedAt === 0 : isDue(kept, this.#ports.now());
    if (!isWanted) return Promise.resolve();
    const asking = this.#inTurn(() => this.#ask(known, resource)).finally(() => {
      known.underWay.delete(resource);
    });
    known.underWay.set(resource, asking);
    return asking;
  }

  async #ask(known: Known, resource: Resource): Promise<void> {
    // It may have been found out meanwhile that this is no agency.
    if (clientIdOf(resource) !== undefined && isNoAgency(known.resources, this.#ports.now())) return;
    if (!this.#isHere(known) || !this.#ports.mayAsk()) return;
    const read = await this.#ports.ask(known.account, resource);
    if (read === undefined || !this.#isHere(known)) return;
    const before = known.resources.get(resource) ?? neverAsked;
    known.resources.set(resource, keepRead(before, read, this.#ports.now()));
    this.#ports.onChange();
    await this.#learn(known, resource, read);
    await this.#save(known);
  }

  #isHere(known: Known): boolean {
    return this.#known.get(known.account.id) === known;
  }

  async #learn({ account }: Known, resource: Resource, read: ResourceRead): Promise<void> {
    const [company] = resource === "company" && read.outcome === "read" ? read.items : [];
    if (!company?.name) return;
    const { id, name } = company;
    // A create that was refused in the form that had worked is not made good by a read, which has a form of its own.
    const isVerified = account.isVerified || account.scheme === undefined;
    const isKnown = account.company?.id.toLowerCase() === id && account.company.name === name;
    if (isKnown && account.isVerified === isVerified) return;
    await this.#ports.accounts
      .learn(account, { company: { id, name }, ...(isVerified && { isVerified }) })
      .catch((error: unknown) =>
        this.#ports.log(`The company of an account was not noted: ${String(error)}`),
      );
  }

  async #save(known: Known): Promise<void> {
    const { account, resources } = known;
    try {
      // It may have been signed out of in another window: then nothing of it is to be written any more.
      if (!(await this.#isSignedIn(known))) return;
      const { id, origin, at: signedInAt } = account;
      await this.#ports.store.save({ origin, account: id, signedInAt, resources });
      // Also while it was written.
      if (!(await this.#isSignedIn(known)))
        await this.#ports.store.keepOnly(origin, await this.#ports.accounts.list(origin));
    } catch (error) {
      this.#ports.log(`Names were not kept: ${String(error)}`);
    }
  }

  async #isSignedIn(known: Known): Promise<boolean> {
    const accounts = await this.#ports.accounts.list(known.account.origin);
    return accounts.some((other) => isSame(other, known.account)) && this.#isHere(known);
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => act().then(resolve, reject));
      void this.#work();
    });
  }

  async #work(): Promise<void> {
    if (this.#working === atOnce) return;
    this.#working += 1;
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) await next();
    this.#working -= 1;
  }
}

function isSame(one: Account, other: Account): boolean {
  return one.id === other.id && one.origin === other.origin && one.at === other.at;
}

function isNamedAs(before: Account | undefined, now: Account): boolean {
  return before?.label === now.label && before.company?.name === now.company?.name;
}

/** Whether the key is one that tells of no company: the answer to the first one says so. */
function isNoAgency(resources: ReadonlyMap<Resource, KeptResource>, now: number): boolean {
  const clients = [...resources].filter(([resource]) => clientIdOf(resource) !== undefined);
  return clients.some(([, kept]) => kept.absentStatus === 403 && !isDue(kept, now));
}
