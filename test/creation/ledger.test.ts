import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
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
    assert.deepEqual(await open(true).past(attempt.file), { state: "under-way", next: 2 });
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
});
