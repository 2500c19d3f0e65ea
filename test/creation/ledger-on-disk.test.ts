import assert from "node:assert/strict";
import fs, { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Attempt, openLedger } from "../../src/creation/index.ts";
import { attemptName, keyOf } from "../../src/creation/ledger-index.ts";

const attempt: Attempt = {
  version: 1,
  file: "file:///clients/acme/spring.campaign.yaml",
  number: 1,
  origin: "https://api.getoutbox.ai",
  body: "{}",
  bodyHash: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
  startedAt: "2026-05-03T10:32:00.000Z",
  owner: { window: "a", processId: 1 },
};
const created = { outcome: "created", id: "x", at: "2026-05-03T10:33:00.000Z", inFile: false } as const;
const name = attemptName({ key: keyOf(attempt.file), number: 1 });

describe("The ledger on a disk that fails", () => {
  let folder: string;
  const mended: (() => void)[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "outbox-disk-"));
  });
  afterEach(async () => {
    for (const mend of mended.splice(0)) mend();
    await rm(folder, { recursive: true });
  });
  const open = (isAlive = false) => openLedger(folder, () => isAlive);
  const failWith = (code: string) => Object.assign(new Error(`${code}: no`), { code });

  /** Does something before each file or folder is synced. */
  const beforeSync = async (act: (handle: fs.FileHandle) => Promise<void>) => {
    const handle = await fs.open(folder, "r");
    const handles: { sync(): Promise<void> } = Object.getPrototypeOf(handle);
    const { sync } = handles;
    await handle.close();
    handles.sync = async function (this: fs.FileHandle) {
      await act(this);
      await sync.call(this);
    };
    mended.push(() => {
      handles.sync = sync;
    });
  };
  /** Breaks the syncing of folders. */
  const breakSync = (code: string) =>
    beforeSync(async (handle) => {
      if ((await handle.stat()).isDirectory()) throw failWith(code);
    });
  /** Lets so many renames fail; how many were tried. */
  const breakRenames = (code: string, count: number) => {
    const { rename } = fs;
    let tried = 0;
    const set = (to: typeof rename) => {
      fs.rename = to;
      syncBuiltinESMExports();
    };
    set(async (from, to) => {
      tried++;
      if (tried <= count) throw failWith(code);
      await rename(from, to);
    });
    mended.push(() => set(rename));
    return () => tried;
  };

  describe("after a crash between writing an end and putting it in its place", () => {
    const beside = (value: unknown) =>
      writeFile(
        join(folder, `${name}.0.new`),
        typeof value === "string" ? value : JSON.stringify(value, null, 2),
      );
    beforeEach(() => open().begin(attempt));

    it("knows how the attempt ended, and leaves nothing behind", async () => {
      await beside({ ...attempt, end: created });
      await writeFile(
        join(folder, `${name}.1.new`),
        JSON.stringify({ ...attempt, end: { outcome: "unknown", reason: "r", at: created.at } }),
      );
      assert.equal((await open(true).past(attempt.file)).state, "under-way");
      assert.equal((await readdir(folder)).length, 3);
      assert.deepEqual(await open().past(attempt.file), {
        state: "created",
        attempt: { ...attempt, end: created },
        id: "x",
        next: 2,
      });
      assert.deepEqual(await readdir(folder), [name]);
    });

    for (const [what, value] of [
      ["broke off", '{"version": 1, "fi'],
      ["has no end", attempt],
      ["is of another attempt", { ...attempt, startedAt: "2026-05-01T10:32:00.000Z", end: created }],
    ] as const) {
      it(`takes no notice of one that ${what}`, async () => {
        await beside(value);
        assert.equal((await open().past(attempt.file)).state, "no-answer");
        assert.equal((await readdir(folder)).length, 2);
      });
    }

    it("takes an end for written that another window put in its place", async () => {
      const { rename } = fs;
      fs.rename = async (from, to) => {
        await rename(from, to);
        throw failWith("ENOENT");
      };
      syncBuiltinESMExports();
      mended.push(() => {
        fs.rename = rename;
        syncBuiltinESMExports();
      });
      await open().end(attempt, created);
      assert.equal((await open().past(attempt.file)).state, "created");
    });
  });

  describe("that cannot sync folders", () => {
    for (const code of ["EINVAL", "ENOTSUP", "EPERM"]) {
      it(`as some network drives (${code}): records what it can`, async () => {
        await breakSync(code);
        assert.ok(await open().begin(attempt));
        assert.equal((await open().past(attempt.file)).state, "no-answer");
      });
    }

    it("for another reason: keeps no record of what is not sent", async function () {
      if (process.platform === "win32") this.skip();
      await breakSync("EIO");
      await assert.rejects(open().begin(attempt), /EIO/);
      assert.deepEqual(await readdir(folder), []);
    });
  });

  it("has each record synced whole, and then its folder, before the next step", async function () {
    if (process.platform === "win32") this.skip();
    const synced: string[] = [];
    await beforeSync(async (handle) => {
      const { size, ino } = await handle.stat();
      const names = await readdir(folder);
      const inodes = await Promise.all(names.map(async (each) => (await fs.stat(join(folder, each))).ino));
      const found = names[inodes.indexOf(ino)];
      synced.push(found === undefined ? "folder" : `${found.replace(/\..*\.new$/, " beside")} ${size > 200}`);
    });
    const key = keyOf(attempt.file);
    await open().begin(attempt);
    assert.deepEqual(synced.splice(0), [`${name} true`, "folder"]);
    await open().end(attempt, created);
    assert.deepEqual(synced.splice(0), [`${key} beside true`, "folder"]);
    await open().drop(attempt);
    assert.deepEqual(synced, ["folder"]);
  });

  describe("that cannot replace a file", () => {
    beforeEach(() => open().begin(attempt));

    for (const code of ["EPERM", "EBUSY", "EACCES"]) {
      it(`for a moment (${code}): tries again`, async () => {
        const tried = breakRenames(code, 2);
        await open().end(attempt, created);
        assert.equal(tried(), 3);
        assert.equal((await open().past(attempt.file)).state, "created");
      });
    }

    it("for long: gives up after a second or so, and leaves nothing behind", async () => {
      const tried = breakRenames("EBUSY", Number.POSITIVE_INFINITY);
      await assert.rejects(open().end(attempt, created), /EBUSY/);
      assert.ok(tried() > 5);
      assert.deepEqual(await readdir(folder), [name]);
    });

    it("for another reason: does not try again", async () => {
      const tried = breakRenames("ENOSPC", 1);
      await assert.rejects(open().end(attempt, created), /ENOSPC/);
      assert.equal(tried(), 1);
      assert.deepEqual(await readdir(folder), [name]);
    });
  });

  it("that lists a record for ever which is not there: takes it for no answer", async function () {
    if (process.platform === "win32") this.skip();
    // A link to nothing is listed, and cannot be found.
    await fs.symlink(join(folder, "nowhere"), join(folder, name));
    assert.deepEqual(await open().past(attempt.file), { state: "no-answer", next: 2 });
  });

  it("reads few records at a time", async () => {
    const { readFile } = fs;
    for (let each = 0; each < 200; each++) await open().begin({ ...attempt, file: `file:///${each}` });
    let [reading, most] = [0, 0];
    const count = async (...args: Parameters<typeof readFile>) => {
      most = Math.max(most, ++reading);
      try {
        return await readFile(...args);
      } finally {
        reading--;
      }
    };
    Object.assign(fs, { readFile: count });
    syncBuiltinESMExports();
    mended.push(() => {
      fs.readFile = readFile;
      syncBuiltinESMExports();
    });
    assert.equal((await open().unsettled()).length, 200);
    assert.ok(most > 1 && most <= 32, `${most}`);
  });

  it("names only the last record of a file as damaged: the others do not count", async () => {
    await open().begin({ ...attempt, number: 2 });
    await writeFile(join(folder, name), "{");
    assert.deepEqual(await open().damaged(), []);
  });

  it("makes all folders it needs", async () => {
    await mkdir(join(folder, "a"));
    const deep = openLedger(join(folder, "a", "b", "c"), () => false);
    assert.ok(await deep.begin(attempt));
    assert.equal((await deep.past(attempt.file)).state, "under-way");
  });
});
