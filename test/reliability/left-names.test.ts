import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { type AttemptEnd, openLedger } from "../../src/creation/index.ts";
import { planRuns } from "../fuzz/plan-runs.ts";

const [one, two, three, four] = ["one", "two", "three", "four"].map(
  (name) => `file:///a/${name}.campaign.yaml`,
) as [string, string, string, string];
const unknown: AttemptEnd = { outcome: "unknown", reason: "lost", at: "2026-05-03T10:33:00.000Z" };

describe("a name that a campaign file leaves", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "outbox-names-"));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const ledger = () => openLedger(folder, () => false);

  /** An attempt on this file, by its id, which it has if it is created. */
  async function create(file: string, id: string, more: { end?: AttemptEnd; replaces?: string } = {}) {
    const past = await ledger().past(file);
    const begun = {
      version: 1 as const,
      file,
      number: past.next,
      origin: "https://api.getoutbox.ai",
      body: "{}",
      bodyHash: "hash",
      startedAt: "2026-05-03T10:32:00.000Z",
      owner: { window: id, processId: 1 },
      ...(more.replaces !== undefined && { replaces: more.replaces }),
    };
    assert.ok(await ledger().begin(begun, past));
    const created = { outcome: "created", id, at: "2026-05-03T10:33:00.000Z", inFile: true } as const;
    await ledger().end(begun, more.end ?? created);
  }

  /** The last attempt that counts for a file, by its id. */
  async function counting(file: string): Promise<string | undefined> {
    const past = await ledger().past(file);
    return "attempt" in past ? past.attempt?.owner.window : undefined;
  }

  it("counts for the file that was there before: it may come back", async () => {
    await create(one, "a");
    await create(two, "b");
    await ledger().follow(two, one);
    await ledger().follow(one, three);
    assert.deepEqual([await counting(one), await counting(three)], ["a", "b"]);
    await ledger().follow(one, four);
    assert.deepEqual([await counting(one), await counting(four)], [undefined, "a"]);
    assert.equal(await counting(three), "b");
  });

  it("counts for each of the files that were there before, the last one first", async () => {
    await create(one, "a");
    await create(two, "b");
    await ledger().follow(two, one);
    await create(three, "c");
    await ledger().follow(three, one);
    for (const [name, id] of [
      [four, "b"],
      [three, "a"],
      [two, undefined],
    ] as const) {
      await ledger().follow(one, name);
      assert.equal(await counting(one), id);
    }
    assert.deepEqual([await counting(four), await counting(three), await counting(two)], ["c", "b", "a"]);
  });

  it("keeps a campaign that a person passed over: it may be another file's", async () => {
    await create(one, "a");
    await create(one, "b");
    await ledger().follow(one, two);
    assert.deepEqual([await counting(one), await counting(two)], ["a", "b"]);
  });

  it("keeps what a moved file left, also when another one was created there since", async () => {
    await create(one, "a");
    await create(two, "b");
    await ledger().follow(two, one);
    await create(one, "c");
    await ledger().follow(one, three);
    assert.deepEqual([await counting(one), await counting(three)], ["b", "c"]);
    await ledger().follow(one, four);
    assert.deepEqual([await counting(one), await counting(four)], ["a", "b"]);
  });

  it("does not keep what created nothing, as a person said", async () => {
    await create(one, "a", { end: unknown });
    await create(one, "b");
    await ledger().follow(one, two);
    assert.deepEqual([await counting(one), await counting(two)], [undefined, "b"]);
    assert.deepEqual(await ledger().unsettled(), []);
  });

  it("does not keep the campaign whose id gave way to that of another origin: that was the same file", async () => {
    await create(one, "a");
    await create(one, "b", { replaces: "a" });
    await ledger().follow(one, two);
    assert.deepEqual([await counting(one), await counting(two)], [undefined, "b"]);
  });

  it("has what got no answer there unsettled, whatever was created there since", async () => {
    await create(one, "a", { end: unknown });
    await create(two, "b");
    await ledger().follow(two, one);
    await create(one, "c");
    const files = async () =>
      (await ledger().unsettled()).map(({ past: { attempt } }) => attempt?.owner.window);
    assert.deepEqual(await files(), ["a"]);
    await ledger().follow(one, three);
    assert.deepEqual(await files(), ["a"]);
  });

  it("keeps its attempt until the move itself is recorded: what is recorded first is part of it", async () => {
    await create(one, "a");
    await create(two, "b");
    await ledger().follow(two, one);
    await create(one, "c");
    await ledger().follow(one, three);
    const before = await readdir(folder);
    await ledger().follow(one, four);
    const added = (await readdir(folder)).filter((name) => !before.includes(name));
    const move = added.filter((name) => name.includes(".from."));
    assert.deepEqual([added.length, move.length], [2, 1]);
    assert.deepEqual([await counting(one), await counting(four)], ["a", "b"]);
    // As a crash leaves it that comes before the last record.
    for (const name of move) await rm(join(folder, name));
    assert.deepEqual([await counting(one), await counting(four)], ["b", undefined]);
    await ledger().follow(one, four);
    assert.deepEqual([await counting(one), await counting(four)], ["a", "b"]);
  });

  const take = {
    create: (from: string, _to: string, id: string) => create(from, id),
    share: async (from: string, to: string) => {
      const past = await ledger().past(from);
      if (past.state === "created") await ledger().share(past.attempt, to, "perhaps");
    },
    follow: moveTwice,
  };
  const name = fc.constantFrom(one, two, three);
  const step = fc.tuple(fc.constantFrom("create", "share", "follow", "follow"), name, name);
  it("keeps its attempt, whatever came before, where a crash kept its move from being recorded", async function () {
    this.timeout(0);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14, size: "max" }), async (steps) => {
        await rm(folder, { recursive: true });
        await mkdir(folder);
        for (const [count, [what, from, to]] of steps.entries()) await take[what](from, to, `${count}`);
      }),
      planRuns("crashes while a move is recorded", { sample: 60, full: 1000 }),
    );
  });

  /** Moves a file, takes the move's own record away as a crash would have kept it from being, and moves it again. */
  async function moveTwice(from: string, to: string): Promise<void> {
    const count = () => Promise.all([one, two, three, four].map(counting));
    const [before, names] = [await count(), await readdir(folder)];
    await ledger().follow(from, to);
    const after = await count();
    const moves = (await readdir(folder)).filter((each) => each.includes(".from.") && !names.includes(each));
    for (const move of moves) {
      await rm(join(folder, move));
      assert.deepEqual(await count(), before);
      await ledger().follow(from, to);
      assert.deepEqual(await count(), after);
    }
  }

  it("with its folder: counts there, too, for the file that was there before", async () => {
    await create(one, "a");
    await create(two, "b");
    await ledger().follow(two, one);
    await ledger().follow("file:///a", "file:///b");
    assert.deepEqual([await counting(one), await counting(one.replace("/a/", "/b/"))], ["a", "b"]);
  });
});
