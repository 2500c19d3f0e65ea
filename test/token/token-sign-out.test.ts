import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rememberSignIns } from "../../src/editor/accounts/remember-sign-ins.ts";
import {
  assertSilent,
  found,
  keep,
  key,
  openWindow,
  origin,
  token,
  type Window,
} from "../editor/token-window.ts";

describe("Tokens", () => {
  let folder: string;
  let here: Window;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), "tokens-")), "sign-ins");
    here = openWindow(folder);
  });
  afterEach(() => rm(join(folder, ".."), { recursive: true }));

  /** The same page loaded again, or another one: with a copy of the secrets as they are now. */
  const copyOf = ({ secrets }: Window) => openWindow(folder, new Map(secrets));

  describe("after Sign Out", () => {
    it("are gone in every window that has a copy", async () => {
      await keep(here, token);
      const other = copyOf(here);
      assert.equal(await found(other), token);
      assert.equal(await here.accounts.forget(origin), true);
      assert.equal(await found(here), undefined);
      assert.ok(other.secrets.get(key)?.includes(token));
      assert.equal(await found(other), undefined);
      assert.equal(await other.accounts.explainMissing(origin), "");
    });

    it("are gone even if the window it was done in had none", async () => {
      const other = copyOf(here);
      await keep(here, token);
      assert.equal(await other.accounts.forget(origin), true);
      assert.equal(await found(here), undefined);
    });

    it("are gone when an earlier version of the extension kept them, and not before", async () => {
      here.secrets.set(key, token);
      const other = copyOf(here);
      assert.equal(await found(other), token);
      await here.accounts.forget(origin);
      assert.equal(await found(other), undefined);
    });

    it("stay for the other origins", async () => {
      await keep(here, token, {}, "https://other.example");
      await here.accounts.forget(origin);
      assert.equal(await found(here, "https://other.example"), token);
    });

    it("can be entered again at once, anywhere", async () => {
      await keep(here, token);
      const other = copyOf(here);
      await here.accounts.forget(origin);
      await keep(other, "second-token");
      assert.equal(await found(other), "second-token");
      await keep(here, "third-token");
      assert.equal(await found(here), "third-token");
    });

    it("are told apart to the millisecond, and a tie is a sign-out", async () => {
      const time = 1_800_000_000_000;
      await rememberSignIns(folder).rememberSignOut(origin, undefined, time);
      for (const [at, expected] of [
        [time - 1, undefined],
        [time, undefined],
        [time + 1, token],
      ] as const) {
        here.secrets.set(key, `${at} ${token}`);
        assert.equal(await found(here), expected);
      }
    });

    it("hold when the clock is set back", async () => {
      const future = Date.now() + 3_600_000;
      await rememberSignIns(folder).rememberSignOut(origin, undefined, future);
      await keep(here, token);
      assert.equal(await found(here), token);
      const other = copyOf(here);
      here.secrets.clear();
      await here.accounts.forget(origin);
      assert.equal(await found(other), undefined);
    });

    it("are gone even if the mark is damaged", async () => {
      await keep(here, token);
      const other = copyOf(here);
      await here.accounts.forget(origin);
      const [mark = ""] = (await readdir(folder)).filter((name) => name.includes(".out."));
      for (const damage of ["", "null", "{", '{"at":"?"}', "[]"]) {
        await writeFile(join(folder, mark), damage);
        assert.equal(await found(other), undefined, damage);
      }
      await keep(other, "second-token");
      assert.equal(await found(other), "second-token");
    });

    it("which cannot be marked: it is said, and done here", async () => {
      await keep(here, token);
      await rm(folder, { recursive: true });
      await writeFile(folder, "");
      await assert.rejects(here.accounts.forget(origin), /in this window.+every other window/s);
      assert.equal(here.secrets.size, 0);
    });

    it("which the storage refuses: it is said, and no token is used", async () => {
      await keep(here, token);
      here.fails.add("delete");
      await assert.rejects(here.accounts.forget(origin), /signed out and the token is not used any more/);
      assert.equal(await found(here), undefined);
    });

    it("which fails altogether: it is said that one is signed in", async () => {
      await keep(here, token);
      here.fails.add("delete");
      await rm(folder, { recursive: true });
      await writeFile(folder, "");
      await assert.rejects(here.accounts.forget(origin), /still signed in/);
      assertSilent(here.logged);
    });

    it("of which nobody knows whether it happened: no token is used", async () => {
      await keep(here, token);
      await here.accounts.forget(origin);
      const [mark = ""] = (await readdir(folder)).filter((name) => name.includes(".out."));
      await rm(join(folder, mark));
      await mkdir(join(folder, mark));
      here.environment["OUTBOX_TOKEN"] = "of-the-environment";
      here.secrets.set(key, token);
      await assert.rejects(here.accounts.list(origin), /no token is used/);
    });

    it("tells whether there was one to forget", async () => {
      assert.equal(await here.accounts.forget(origin), false);
      await keep(here, token);
      assert.equal(await here.accounts.forget(origin), true);
      assert.equal(await here.accounts.forget(origin), false);
    });
  });
});
