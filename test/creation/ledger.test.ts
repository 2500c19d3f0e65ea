import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Attempt, openLedger } from "../../src/creation/index.ts";

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

describe("The ledger", () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), "outbox-ledger-")), "ledger");
  });
  afterEach(() => rm(join(folder, ".."), { recursive: true }));
  const open = (isAlive = false) => openLedger(folder, () => isAlive);

  it("knows nothing of a file at first", async () => {
    assert.deepEqual(await open().past(attempt.file), { state: "none", next: 1 });
  });

  it("lets exactly one of many begin", async () => {
    const begun = await Promise.all(Array.from({ length: 20 }, () => open().begin(attempt)));
    assert.equal(begun.filter(Boolean).length, 1);
    assert.equal((await readdir(folder)).length, 1);
  });

  it("keeps the attempts of different files apart", async () => {
    assert.ok(await open().begin(attempt));
    assert.ok(await open().begin({ ...attempt, file: `${attempt.file}2` }));
  });

  it("takes an attempt without an end for under way while its owner is alive, and for no answer after", async () => {
    await open().begin(attempt);
    assert.deepEqual(await open(true).past(attempt.file), { state: "under-way", attempt, next: 2 });
    assert.deepEqual(await open(false).past(attempt.file), { state: "no-answer", attempt, next: 2 });
  });

  it("remembers how an attempt ended", async () => {
    const ledger = open();
    await ledger.begin(attempt);
    const end = { outcome: "created", id: "x", at: "2026-05-03T10:33:00.000Z", inFile: true } as const;
    await ledger.end(attempt, end);
    assert.deepEqual(await open().past(attempt.file), {
      state: "created",
      attempt: { ...attempt, end },
      next: 2,
      id: "x",
    });
    assert.equal(await ledger.begin(attempt), false);
    assert.equal((await readdir(folder)).length, 1);
  });

  it("can be begun anew after a drop", async () => {
    await open().begin(attempt);
    await open().drop(attempt);
    assert.deepEqual(await readdir(folder), []);
    assert.ok(await open().begin(attempt));
  });

  it("counts only the last attempt, keeps the others, and counts the one before again after a drop", async () => {
    await open().begin(attempt);
    const second = { ...attempt, number: 2, startedAt: "2026-05-03T11:00:00.000Z" };
    assert.ok(await open().begin(second));
    assert.deepEqual(await open().past(attempt.file), { state: "no-answer", attempt: second, next: 3 });
    await open().drop(second);
    assert.deepEqual(await open().past(attempt.file), { state: "no-answer", attempt, next: 2 });
  });

  it("never forgets an earlier attempt while a later one is being dropped", async () => {
    await open().begin(attempt);
    for (let round = 0; round < 100; round++) {
      const second = { ...attempt, number: 2 };
      await open().begin(second);
      const [past] = await Promise.all([open().past(attempt.file), open().drop(second)]);
      assert.equal(past.state, "no-answer");
    }
  });

  it("never takes over an attempt that another window began after the question was asked", async () => {
    await open().begin(attempt);
    const { next } = await open().past(attempt.file);
    const begun = await Promise.all(
      Array.from({ length: 20 }, () => open().begin({ ...attempt, number: next })),
    );
    assert.equal(begun.filter(Boolean).length, 1);
  });

  it("can be read by nobody else", async function () {
    if (process.platform === "win32") this.skip();
    await open().begin(attempt);
    const [name = ""] = await readdir(folder);
    assert.equal((await stat(join(folder, name))).mode & 0o077, 0);
    assert.deepEqual(JSON.parse(await readFile(join(folder, name), "utf8")), attempt);
  });

  describe("when files move", () => {
    const created = { outcome: "created", id: "x", at: "2026-05-03T10:33:00.000Z", inFile: true } as const;
    const moved = "file:///clients/acme/summer.campaign.yaml";
    const openAt = (times: number[]) =>
      openLedger(
        folder,
        () => false,
        () => times.shift() ?? 0,
      );
    const stateOf = async (file: string) => (await open().past(file)).state;

    it("knows a file by its new address, and the old address no more", async () => {
      const ledger = openAt([1]);
      await ledger.begin(attempt);
      await ledger.end(attempt, created);
      await ledger.follow(attempt.file, moved);
      assert.equal(await stateOf(moved), "created");
      assert.deepEqual(await open().past(attempt.file), { state: "none", next: 2 });
    });

    it("settles an attempt that was under way when its file moved", async () => {
      const ledger = openAt([1]);
      await ledger.begin(attempt);
      await ledger.follow(attempt.file, moved);
      assert.equal((await openLedger(folder, () => true).past(moved)).state, "under-way");
      await ledger.end(attempt, created);
      assert.equal(await stateOf(moved), "created");
    });

    it("follows from place to place, and back", async () => {
      const ledger = openAt([1, 2, 3]);
      const third = "file:///clients/acme/autumn.campaign.yaml";
      await ledger.begin(attempt);
      await ledger.end(attempt, created);
      await ledger.follow(attempt.file, moved);
      await ledger.follow(moved, third);
      assert.deepEqual([await stateOf(moved), await stateOf(third)], ["none", "created"]);
      await ledger.follow(third, attempt.file);
      assert.deepEqual([await stateOf(third), await stateOf(attempt.file)], ["none", "created"]);
    });

    it("follows every file of a folder, and no other", async () => {
      const ledger = openAt([1]);
      const beside = { ...attempt, file: "file:///clients/acme2/spring.campaign.yaml" };
      await ledger.begin(attempt);
      await ledger.begin(beside);
      await ledger.follow("file:///clients/acme", "file:///clients/birch");
      assert.equal(await stateOf("file:///clients/birch/spring.campaign.yaml"), "no-answer");
      assert.deepEqual([await stateOf(attempt.file), await stateOf(beside.file)], ["none", "no-answer"]);
    });

    it("gives a new file at the old address a record of its own", async () => {
      const ledger = openAt([1]);
      await ledger.begin(attempt);
      await ledger.end(attempt, created);
      await ledger.follow(attempt.file, moved);
      const again = { ...attempt, number: 2 };
      assert.ok(await ledger.begin(again));
      assert.deepEqual([await stateOf(attempt.file), await stateOf(moved)], ["no-answer", "created"]);
    });

    it("records no move of a file it knows nothing of", async () => {
      const ledger = openAt([1]);
      await ledger.begin(attempt);
      await ledger.follow(moved, "file:///elsewhere.campaign.yaml");
      assert.equal((await readdir(folder)).length, 1);
    });
  });

  it("lists what is not settled, and what sent a body, each by its address of today", async () => {
    const ledger = openLedger(
      folder,
      () => false,
      () => 1,
    );
    const end = { outcome: "created", id: "x", at: "2026-05-03T10:33:00.000Z" } as const;
    const files = ["a", "b", "c"].map((name) => ({ ...attempt, file: `file:///${name}.campaign.yaml` }));
    for (const each of files) await ledger.begin(each);
    const [lost, done, open] = files;
    assert.ok(lost && done && open);
    await ledger.end(lost, { ...end, inFile: false });
    await ledger.end(done, { ...end, inFile: true });
    await ledger.follow(open.file, "file:///d.campaign.yaml");
    const shown = (known: Awaited<ReturnType<typeof ledger.unsettled>>) =>
      known.map(({ file, past }) => `${file.slice(8, 9)} ${past.state}`).sort();
    assert.deepEqual(shown(await ledger.unsettled()), ["a created"], "its own attempt is under way");
    const later = openLedger(folder, () => false);
    assert.deepEqual(shown(await later.unsettled()), ["a created", "d no-answer"]);
    assert.deepEqual(shown([...(await later.survey()).files]), ["a created", "b created", "d no-answer"]);
    assert.deepEqual(shown(await later.withBody(attempt.bodyHash)), [
      "a created",
      "b created",
      "d no-answer",
    ]);
    assert.deepEqual(await later.withBody("other"), []);
  });

  it("names the records that cannot be read, and is not held up by them elsewhere", async () => {
    const ledger = open();
    await ledger.begin(attempt);
    const other = { ...attempt, file: `${attempt.file}2` };
    await ledger.begin(other);
    const [name = ""] = await readdir(folder);
    await writeFile(join(folder, name), "{");
    assert.deepEqual(await ledger.damaged(), [join(folder, name)]);
    assert.equal((await open().unsettled()).length, 1);
  });
});
