import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "../../src/creation/sha256.ts";
import {
  assertSilent,
  found,
  foundAll,
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

  it("are found by the origin they were entered for, and by no other", async () => {
    await keep(here, token);
    assert.equal(await found(here), token);
    const others = ["https://api.getoutbox.ai:8443", "http://api.getoutbox.ai", "https://getoutbox.ai", ""];
    for (const other of others) assert.equal(await found(here, other), undefined, other);
  });

  it("leave nothing of themselves on disk", async () => {
    await keep(here, token);
    await here.accounts.forget(origin);
    const names = await readdir(folder);
    assert.equal(names.length, 2);
    for (const name of names) {
      const text = await readFile(join(folder, name), "utf8");
      assert.match(name + text, /^[0-9a-f]{32}\.([0-9a-f]{16}\.in|out)\.json\{"[\w":,.-]+\}\n$/);
      assert.ok(!text.includes(token.slice(0, 8)));
    }
  });

  describe("that VS Code has lost", () => {
    const lose = async (environment = "") => {
      here.environment["OUTBOX_TOKEN"] = environment;
      await keep(here, token);
      const reloaded = openWindow(folder);
      reloaded.environment["OUTBOX_TOKEN"] = environment;
      return reloaded;
    };

    it("are told from none ever entered", async () => {
      assert.equal(await here.accounts.explainMissing(origin), "");
      const reloaded = await lose();
      assert.equal(await found(reloaded), undefined);
      const why = await reloaded.accounts.explainMissing(origin);
      assert.match(why, /no longer has the token you entered here.+OUTBOX_TOKEN/s);
      assert.equal(await reloaded.accounts.explainMissing("https://other.example"), "");
      await keep(reloaded, token);
      assert.equal(await reloaded.accounts.explainMissing(origin), "");
    });

    it("can be given in OUTBOX_TOKEN from then on", async () => {
      const reloaded = await lose();
      reloaded.environment["OUTBOX_TOKEN"] = "given-later";
      assert.equal(await found(reloaded), "given-later");
    });

    it("are not replaced by the OUTBOX_TOKEN they were preferred to", async () => {
      const reloaded = await lose("another-client");
      assert.equal(await found(reloaded), undefined);
      assert.match(await reloaded.accounts.explainMissing(origin), /OUTBOX_TOKEN is not used in its place/);
      await reloaded.accounts.forget(origin);
      assert.equal(await found(reloaded), "another-client");
    });
  });

  describe("in a storage that fails", () => {
    it("are not replaced by OUTBOX_TOKEN", async () => {
      here.environment["OUTBOX_TOKEN"] = "another-client";
      here.fails.add("get");
      await assert.rejects(here.accounts.list(origin), /secret storage cannot be read.+keyring/);
    });

    it("are not kept, and it is said how to do without", async () => {
      here.fails.add("store");
      await assert.rejects(keep(here, token), /cannot keep the token.+keyring.+OUTBOX_TOKEN/s);
      assert.equal(here.logged.length, 1);
      assertSilent(here.logged);
    });

    it("are used where only the time cannot be recorded", async () => {
      const [of, account] = [sha256(origin).slice(0, 32), sha256("known").slice(0, 16)];
      await mkdir(join(folder, `${of}.${account}.in.json`), { recursive: true });
      await here.accounts.keep(origin, { token, label: "Acme", isVerified: true }, "known");
      assert.match(here.logged.join(), /cannot be recorded/);
      assert.equal(await found(here), token);
    });
  });

  describe("of the environment", () => {
    it("serve where none is stored, read each time", async () => {
      here.environment["OUTBOX_TOKEN"] = " Bearer first ";
      assert.equal(await found(here), "first");
      here.environment["OUTBOX_TOKEN"] = "second";
      assert.equal(await found(here), "second");
      await keep(here, token);
      assert.deepEqual(await foundAll(here), [token]);
    });

    for (const text of ["two words", "a\r\nX-Evil: 1", "töken", "\u0000"]) {
      it(`do not serve when they are none: ${JSON.stringify(text)}`, async () => {
        here.environment["OUTBOX_TOKEN"] = text;
        assert.equal(await found(here), undefined);
        const why = await here.accounts.explainMissing(origin);
        assert.match(why, /^OUTBOX_TOKEN is not used/);
        assert.ok(!why.includes(text));
      });
    }
  });

  for (const text of ["1 a\r\nX-Evil: 1", "1 two words", "1 töken", "1 ", "", "two words", "a\nb"]) {
    it(`that no header could carry are none, wherever they came from: ${JSON.stringify(text)}`, async () => {
      here.secrets.set(key, text);
      assert.equal(await found(here), undefined);
    });
  }
});
