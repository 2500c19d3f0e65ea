import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { firstAccountId } from "../../src/accounts/index.ts";
import { sha256 } from "../../src/creation/sha256.ts";
import { replaceDurably } from "../../src/creation/write-durably.ts";
import { acme, birch } from "../accounts/make-account.ts";
import { found, foundAll, keep, key, openWindow, origin, token, type Window } from "./token-window.ts";

describe("The keeper of accounts", () => {
  let folder: string;
  let here: Window;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), "accounts-")), "sign-ins");
    here = openWindow(folder);
  });
  afterEach(() => rm(join(folder, ".."), { recursive: true }));

  /** Another page, with a copy of the secrets as they are now. */
  const copyOf = ({ secrets }: Window) => openWindow(folder, new Map(secrets));
  const idsOf = async ({ accounts }: Window) => (await accounts.list(origin)).map(({ id }) => id);

  it("keeps any number of an origin in one secret, the latest first", async () => {
    await keep(here, "token-of-acme", { company: acme });
    await keep(here, "token-of-birch", { company: birch, scheme: "raw", isVerified: true });
    assert.deepEqual(await foundAll(here), ["token-of-birch", "token-of-acme"]);
    assert.deepEqual([...here.secrets.keys()], [key]);
    const [latest] = await here.accounts.list(origin);
    const { id, at, ...others } = latest ?? { id: "", at: 0 };
    assert.ok(id !== "" && at > 0);
    assert.deepEqual(others, {
      ...{ origin, label: birch.name, source: "stored" },
      ...{ company: birch, scheme: "raw", isVerified: true },
    });
    assert.deepEqual(await here.accounts.list("https://other.example"), []);
  });

  it("goes on with the token of an earlier version, and keeps it beside others", async () => {
    here.secrets.set(key, `1700000000000 ${token}`);
    assert.deepEqual([await idsOf(here), await found(here)], [[firstAccountId], token]);
    await keep(here, "token-of-birch", { company: birch });
    assert.deepEqual(await foundAll(here), ["token-of-birch", token]);
    const [, old] = await here.accounts.list(origin);
    assert.ok(old);
    await here.accounts.learn(old, { company: acme, isVerified: true });
    assert.equal((await here.accounts.list(origin))[1]?.label, acme.name);
  });

  it("holds the sign-out of an earlier version for what was entered before it, and for no more", async () => {
    here.secrets.set(key, `1700000000000 ${token}`);
    await here.accounts.forget("https://unrelated.example");
    const mark = `${sha256(origin).slice(0, 32)}.out.json`;
    await replaceDurably(join(folder, mark), '{"at":"2026-01-01T00:00:00.000Z"}\n');
    assert.equal(await found(here), undefined);
    await keep(here, "token-of-birch");
    assert.deepEqual(await foundAll(here), ["token-of-birch"]);
    assert.ok(!here.secrets.get(key)?.includes(token));
  });

  it("signs out of one, in every window that has a copy, and leaves the others", async () => {
    const acmes = await keep(here, "token-of-acme", { company: acme });
    await keep(here, "token-of-birch", { company: birch });
    const other = copyOf(here);
    assert.equal(await here.accounts.forget(origin, acmes.id), true);
    assert.deepEqual(await foundAll(here), ["token-of-birch"]);
    assert.ok(!here.secrets.get(key)?.includes("token-of-acme"));
    assert.ok(other.secrets.get(key)?.includes("token-of-acme"));
    assert.deepEqual(await foundAll(other), ["token-of-birch"]);
    assert.equal(await other.accounts.tokenOf(acmes), undefined);
    assert.equal(await here.accounts.forget(origin, acmes.id), false);
    await keep(other, "token-of-acme-2", { company: acme });
    assert.deepEqual(await foundAll(other), ["token-of-acme-2", "token-of-birch"]);
  });

  it("signs out of all of an origin at once", async () => {
    await keep(here, "token-of-acme", { company: acme });
    await keep(here, "token-of-birch", { company: birch });
    const other = copyOf(here);
    assert.equal(await here.accounts.forget(origin), true);
    for (const window of [here, other]) assert.deepEqual(await foundAll(window), []);
    assert.equal(here.secrets.size, 0);
  });

  it("gives no token for an account whose token was replaced since, even if the clock stands still", async () => {
    const before = await keep(here, "first-token");
    const after = await here.accounts.keep(
      origin,
      { token: "second-token", label: "Acme", isVerified: false },
      before.id,
    );
    assert.equal(after.id, before.id);
    assert.deepEqual(
      [await here.accounts.tokenOf(before), await here.accounts.tokenOf(after)],
      [undefined, "second-token"],
    );
    assert.deepEqual(await foundAll(here), ["second-token"]);
  });

  it("learns of an account what is new, and of none that was signed out", async () => {
    const account = await keep(here, token);
    let times = 0;
    const listening = here.accounts.onDidChange(() => {
      times += 1;
    });
    await here.accounts.learn(account, { company: acme, scheme: "raw", isVerified: true });
    const [learned] = await here.accounts.list(origin);
    assert.deepEqual([learned?.company, learned?.scheme, learned?.label], [acme, "raw", acme.name]);
    await here.accounts.learn(account, { scheme: "raw", isVerified: true });
    assert.equal(times, 1);
    await here.accounts.forget(origin, account.id);
    await here.accounts.learn(account, { isVerified: false });
    assert.deepEqual(await here.accounts.list(origin), []);
    listening.dispose();
  });

  it("learns of OUTBOX_TOKEN whose it is and how it is sent, in memory, and for that token alone", async () => {
    here.environment["OUTBOX_TOKEN"] = "given";
    const [account] = await here.accounts.list(origin);
    assert.ok(account);
    await here.accounts.learn(account, { company: acme, scheme: "raw", isVerified: true });
    const [learned] = await here.accounts.list(origin);
    assert.deepEqual([learned?.company, learned?.isVerified, learned?.scheme], [acme, true, "raw"]);
    assert.equal((await here.accounts.list("https://other.example"))[0]?.company, undefined);
    here.environment["OUTBOX_TOKEN"] = "another";
    // An answer to what was asked with the token that was there before says nothing of this one.
    await here.accounts.learn(account, { company: acme });
    assert.equal((await here.accounts.list(origin))[0]?.company, undefined);
    assert.equal(here.secrets.size, 0);
  });

  it("says which of several were lost, and takes them for the same when they are entered anew", async () => {
    const acmes = await keep(here, "token-of-acme", { company: acme });
    await keep(here, "token-of-birch", { company: birch });
    const reloaded = openWindow(folder);
    const why = await reloaded.accounts.explainMissing(origin);
    assert.match(
      why,
      /no longer has the tokens of (Acme Roofing and Birch & Sons|Birch & Sons and Acme Roofing) you/,
    );
    const again = await keep(reloaded, "token-of-acme", { company: acme });
    assert.equal(again.id, acmes.id);
    assert.match(
      await reloaded.accounts.explainMissing(origin),
      /no longer has the token of Birch & Sons you entered/,
    );
    await reloaded.accounts.forget(origin);
    assert.equal(await reloaded.accounts.explainMissing(origin), "");
  });

  it("loses nothing when two change it at once in one window", async () => {
    await Promise.all(["a", "b", "c"].map((name) => keep(here, `token-${name}`, { label: name })));
    assert.deepEqual((await foundAll(here)).toSorted(), ["token-a", "token-b", "token-c"]);
  });

  it("puts no token into the files of the sign-ins", async () => {
    const account = await keep(here, token, { company: acme, isVerified: true });
    await here.accounts.forget(origin, account.id);
    const texts = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")),
    );
    assert.equal(texts.length, 2);
    assert.ok(!texts.join().includes(token.slice(0, 8)));
  });
});
