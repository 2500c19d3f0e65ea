import assert from "node:assert/strict";
import type { Account, Learned } from "../../src/accounts/index.ts";
import {
  type AccountCache,
  type AccountName,
  AccountNames,
  type Resource,
  type ResourceRead,
} from "../../src/names/index.ts";
import { acme, idOf } from "./known.ts";

const minute = 60_000;
const origin = "https://api.getoutbox.ai";

function accountOf(id: string, given: Partial<Account> = {}): Account {
  return { id, origin, label: id, source: "stored", isVerified: true, at: 1, ...given };
}

const agentItem: AccountName = { id: idOf("Bark"), name: "Bark", kind: "agent" };
const companyItem: AccountName = { id: acme, name: "Acme Roofing", kind: "company" };
const readOf = (...items: AccountName[]): ResourceRead => ({ outcome: "read", items, complete: true });

/** Accounts, a clock, a disk, and answers that a test decides. */
class Stage {
  accounts: Account[] = [accountOf("acme")];
  now = Date.UTC(2026, 4, 3);
  mayAsk = true;
  readonly asked: string[] = [];
  readonly answers = new Map<Resource, ResourceRead | undefined>();
  readonly disk = new Map<string, AccountCache>();
  readonly learned: Learned[] = [];
  readonly logged: string[] = [];
  whileSaving = async (): Promise<void> => undefined;
  changes = 0;
  /** Answers wait for it. */
  gate: Promise<void> = Promise.resolve();

  open(): AccountNames {
    const names = new AccountNames({
      accounts: {
        list: async () => this.accounts,
        learn: async (_account, learned) => void this.learned.push(learned),
      },
      mayAsk: () => this.mayAsk,
      ask: async (account, resource) => {
        this.asked.push(`${account.id} ${resource}`);
        await this.gate;
        return this.answers.has(resource) ? this.answers.get(resource) : { outcome: "absent", status: 404 };
      },
      store: {
        load: async ({ id, at }) => (this.disk.get(id)?.signedInAt === at ? this.disk.get(id) : undefined),
        save: async (cache) => {
          await this.whileSaving();
          this.disk.set(cache.account, structuredClone(cache));
        },
        keepOnly: async (_origin, kept) => {
          for (const id of this.disk.keys()) if (!kept.some((each) => each.id === id)) this.disk.delete(id);
        },
      },
      now: () => this.now,
      onChange: () => {
        this.changes += 1;
      },
      log: (line) => void this.logged.push(line),
    });
    return names;
  }
}

/** What is known, as `name state`. */
function states(names: AccountNames): string[] {
  return names.knowledge().map(({ name, source }) => `${name} ${source.state}`);
}

describe("The names of accounts", () => {
  let stage: Stage;
  let names: AccountNames;
  beforeEach(async () => {
    stage = new Stage();
    stage.answers.set("agents", readOf(agentItem));
    names = stage.open();
    await names.sync(origin);
  });

  it("are asked for once, whoever wants them meanwhile", async () => {
    await Promise.all([names.refresh([]), names.refresh([]), names.refresh([])]);
    assert.deepEqual(stage.asked, ["acme company", "acme agents", "acme senders"]);
    assert.deepEqual(states(names), ["Bark known"]);
  });

  it("are asked for again after ten minutes, known meanwhile, and stale when nobody asks", async () => {
    await names.refresh([]);
    stage.now += 9 * minute;
    await names.refresh([]);
    assert.equal(stage.asked.length, 3);
    stage.now += 2 * minute;
    let open = () => {};
    stage.gate = new Promise((resolve) => {
      open = resolve;
    });
    const refreshing = names.refresh([]);
    assert.deepEqual(states(names), ["Bark known"]);
    open();
    await refreshing;
    assert.deepEqual(stage.asked.slice(3), ["acme agents"]); // What is absent is not looked for so soon.
    assert.equal(names.staleAt(), stage.now + 20 * minute);
    stage.now += 21 * minute;
    assert.deepEqual(states(names), ["Bark stale"]);
  });

  it("stay, as stale, when asking fails, and it is tried again later and later", async () => {
    await names.refresh([]);
    stage.answers.set("agents", { outcome: "failed" });
    stage.now += 11 * minute;
    await names.refresh([]);
    assert.deepEqual(states(names), ["Bark stale"]);
    const before = stage.asked.length;
    const tries: number[] = [];
    for (let second = 0; second < 300; second += 10) {
      stage.now += 10_000;
      const count = stage.asked.length;
      await names.refresh([]);
      if (stage.asked.length > count) tries.push(second + 10);
    }
    assert.deepEqual(tries, [30, 90, 210]);
    assert.ok(stage.asked.length > before);
    stage.answers.set("agents", readOf(agentItem));
    stage.now += 30 * minute;
    await names.refresh([]);
    assert.deepEqual(states(names), ["Bark known"]);
  });

  it("are never replaced by a part of a list", async () => {
    await names.refresh([]);
    stage.now += 11 * minute;
    const part = { id: idOf("y"), name: "Other", kind: "agent" } as const;
    stage.answers.set("agents", { outcome: "read", items: [part], complete: false });
    await names.refresh([]);
    assert.deepEqual(states(names), ["Bark stale"]);
  });

  it("are all asked for when somebody says so", async () => {
    await names.refresh([]);
    stage.now += 1000;
    await names.refresh([], true);
    assert.deepEqual(stage.asked.slice(3), ["acme company", "acme agents", "acme senders"]);
  });

  it("are there at the next start, and stale without Outbox", async () => {
    await names.refresh([]);
    stage.answers.set("agents", { outcome: "failed" });
    stage.now += 60 * minute;
    const again = stage.open();
    await again.sync(origin);
    assert.deepEqual(states(again), ["Bark stale"]);
    await again.refresh([]);
    assert.deepEqual(states(again), ["Bark stale"]);
  });

  it("go with the account, also from disk, and what was under way comes to nothing", async () => {
    await names.refresh([]);
    assert.deepEqual([...stage.disk.keys()], ["acme"]);
    stage.now += 11 * minute;
    let open = () => {};
    stage.gate = new Promise((resolve) => {
      open = resolve;
    });
    const refreshing = names.refresh([]);
    stage.accounts = [];
    await names.sync(origin);
    assert.deepEqual(states(names), []);
    open();
    await refreshing;
    assert.deepEqual([states(names), [...stage.disk.keys()]], [[], []]);
  });

  it("are not written where another window signed out meanwhile", async () => {
    const list = stage.accounts;
    stage.gate = Promise.resolve().then(() => {
      stage.accounts = [];
    });
    await names.refresh([]);
    assert.equal(stage.disk.size, 0);
    stage.accounts = list;
  });

  it("are not left on disk where somebody signs out while they are written", async () => {
    stage.whileSaving = async () => {
      stage.accounts = [];
      await names.sync(origin);
    };
    await names.refresh([]);
    assert.equal(stage.disk.size, 0);
  });

  it("go when another token is entered: it may be another company's", async () => {
    await names.refresh([]);
    stage.accounts = [accountOf("acme", { at: 2 })];
    await names.sync(origin);
    assert.deepEqual(states(names), []);
  });

  it("of other origins are not shown", async () => {
    await names.refresh([]);
    stage.accounts = [];
    await names.sync("http://127.0.0.1:1");
    assert.deepEqual(states(names), []);
  });

  it("are not asked for where that is not allowed", async () => {
    stage.mayAsk = false;
    await names.refresh([], true);
    assert.deepEqual(stage.asked, []);
  });

  it("tell whose key it is, once", async () => {
    stage.answers.set("company", readOf(companyItem));
    await names.refresh([]);
    assert.deepEqual(stage.learned, [{ company: { id: acme, name: "Acme Roofing" }, isVerified: true }]);
    stage.accounts = [accountOf("acme", { company: { id: acme, name: "Acme Roofing" } })];
    await names.sync(origin);
    await names.refresh([], true);
    assert.equal(stage.learned.length, 1);
  });

  it("make no form good again in which a create was refused", async () => {
    const company = { id: acme, name: "Acme" };
    stage.accounts = [accountOf("acme", { company, scheme: "bearer", isVerified: false })];
    stage.answers.set("company", readOf(companyItem));
    const signedIn = stage.open();
    await signedIn.sync(origin);
    await signedIn.refresh([]);
    assert.deepEqual(stage.learned, [{ company: { id: acme, name: "Acme Roofing" } }]);
  });

  it("of a company are known from the sign-in on", async () => {
    stage.accounts = [accountOf("birch", { company: { id: idOf("b").toUpperCase(), name: "Birch" } })];
    await names.sync(origin);
    assert.deepEqual(states(names), ["Birch stale"]);
  });

  it("of clients are asked of an agency's key alone, and no more once it says that it is none", async () => {
    const clients = [idOf("one"), idOf("two"), idOf("three"), idOf("four"), idOf("five")];
    stage.answers.set("company", { outcome: "absent", status: 403 });
    stage.answers.set(`client ${clients[0]}`, readOf({ id: clients[0] ?? "", name: "One", kind: "company" }));
    await names.refresh(clients);
    assert.deepEqual(states(names), ["Bark known", "One known"]);
    assert.equal(stage.asked.length, 8);
    await names.refresh(clients);
    assert.equal(stage.asked.length, 8);

    const other = new Stage();
    other.answers.set("company", { outcome: "absent", status: 403 });
    for (const id of clients) other.answers.set(`client ${id}`, { outcome: "absent", status: 403 });
    const noAgency = other.open();
    await noAgency.sync(origin);
    await noAgency.refresh(clients);
    await noAgency.refresh(clients);
    assert.ok(other.asked.length <= 6, other.asked.join());

    stage.answers.set("company", readOf(companyItem));
    const own = stage.open();
    await own.sync(origin);
    stage.asked.length = 0;
    stage.now += 1;
    await own.refresh(clients, true);
    assert.deepEqual(stage.asked, ["acme company", "acme agents", "acme senders"]);
  });

  it("are asked for a few at a time", async () => {
    stage.accounts = Array.from({ length: 20 }, (_, index) => accountOf(`a${index}`));
    await names.sync(origin);
    let open = () => {};
    stage.gate = new Promise((resolve) => {
      open = resolve;
    });
    const refreshing = names.refresh([]);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(stage.asked.length, 3);
    open();
    await refreshing;
    assert.equal(stage.asked.length, 60);
  });

  it("that cannot be listed change nothing, and are no error", async () => {
    await names.refresh([]);
    const broken = stage.open();
    Object.defineProperty(stage, "accounts", { get: () => assert.fail("the keyring is locked") });
    await broken.sync(origin);
    await broken.refresh([]);
    assert.match(stage.logged.join(), /keyring is locked/);
  });
});
