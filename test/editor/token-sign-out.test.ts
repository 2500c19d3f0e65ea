import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rememberSignIns } from "../../src/editor/remember-sign-ins.ts";
import { assertSilent, found, key, openWindow, origin, token, type Window } from "./token-window.ts";

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
      await here.tokens.keep(origin, token);
      const other = copyOf(here);
      assert.equal(await found(other), token);
      assert.equal(await here.tokens.forget(origin), true);
      assert.equal(await found(here), undefined);
      assert.ok(other.secrets.get(key)?.includes(token));
      assert.equal(await found(other), undefined);
      assert.equal(await other.tokens.explainMissing(origin), "");
    });

    it("are gone even if the window it was done in had none", async () => {
      const other = copyOf(here);
      await here.tokens.keep(origin, token);
      assert.equal(await other.tokens.forget(origin), true);
      assert.equal(await found(here), undefined);
    });

    it("are gone when an earlier version of the extension kept them, and not before", async () => {
      here.secrets.set(key, token);
      const other = copyOf(here);
      assert.equal(await found(other), token);
      await here.tokens.forget(origin);
      assert.equal(await found(other), undefined);
    });

    it("stay for the other origins", async () => {
      await here.tokens.keep("https://other.example", token);
      await here.tokens.forget(origin);
      assert.equal(await found(here, "https://other.example"), token);
    });

    it("can be entered again at once, anywhere", async () => {
      await here.tokens.keep(origin, token);
      const other = copyOf(here);
      await here.tokens.forget(origin);
      await other.tokens.keep(origin, "second-token");
      assert.equal(await found(other), "second-token");
      await here.tokens.keep(origin, "third-token");
      assert.equal(await found(here), "third-token");
    });

    it("are told apart to the millisecond, and a tie is a sign-out", async () => {
      const time = 1_800_000_000_000;
      await rememberSignIns(folder).rememberSignOut(origin, time);
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
      await rememberSignIns(folder).rememberSignOut(origin, future);
      await here.tokens.keep(origin, token);
      assert.equal(await found(here), token);
      const other = copyOf(here);
      here.secrets.clear();
      await here.tokens.forget(origin);
      assert.equal(await found(other), undefined);
    });

    it("are gone even if the mark is damaged", async () => {
      await here.tokens.keep(origin, token);
      const other = copyOf(here);
      await here.tokens.forget(origin);
      const [mark = ""] = (await readdir(folder)).filter((name) => name.includes(".out."));
      for (const damage of ["", "null", "{", '{"at":"?"}', "[]"]) {
        await writeFile(join(folder, mark), damage);
        assert.equal(await found(other), undefined, damage);
      }
      await other.tokens.keep(origin, "second-token");
      assert.equal(await found(other), "second-token");
    });

    it("which cannot be marked: it is said, and done here", async () => {
      await here.tokens.keep(origin, token);
      await rm(folder, { recursive: true });
      await writeFile(folder, "");
      await assert.rejects(here.tokens.forget(origin), /in this window.+every other window/s);
      assert.equal(here.secrets.size, 0);
    });

    it("which the storage refuses: it is said, and no token is used", async () => {
      await here.tokens.keep(origin, token);
      here.fails.add("delete");
      await assert.rejects(here.tokens.forget(origin), /signed out and the token is not used any more/);
      assert.equal(await found(here), undefined);
    });

    it("which fails altogether: it is said that one is signed in", async () => {
      await here.tokens.keep(origin, token);
      here.fails.add("delete");
      await rm(folder, { recursive: true });
      await writeFile(folder, "");
      await assert.rejects(here.tokens.forget(origin), /still signed in/);
      assertSilent(here.logged);
    });

    it("of which nobody knows whether it happened: no token is used", async () => {
      await here.tokens.keep(origin, token);
      await here.tokens.forget(origin);
      const [mark = ""] = (await readdir(folder)).filter((name) => name.includes(".out."));
      await rm(join(folder, mark));
      await mkdir(join(folder, mark));
      here.environment["OUTBOX_TOKEN"] = "of-the-environment";
      here.secrets.set(key, token);
      await assert.rejects(here.tokens.find(origin), /no token is used/);
    });

    it("tells whether there was one to forget", async () => {
      assert.equal(await here.tokens.forget(origin), false);
      await here.tokens.keep(origin, token);
      assert.equal(await here.tokens.forget(origin), true);
      assert.equal(await here.tokens.forget(origin), false);
    });
  });
});
