import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLedger } from "../../src/creation/index.ts";
import { attemptName, keyOf } from "../../src/creation/ledger-index.ts";

const [one, two] = ["file:///a/one.campaign.yaml", "file:///a/two.campaign.yaml"] as const;

describe("a campaign file that is renamed", () => {
  let folder: string;
  let clock = 1_000_000;
  const ledger = () =>
    openLedger(
      folder,
      () => false,
      () => clock,
    );
  const attempt = (number: number) => ({
    version: 1 as const,
    file: one,
    number,
    origin: "https://api.getoutbox.ai",
    body: "{}",
    bodyHash: "hash",
    startedAt: "2026-05-03T10:32:00.000Z",
    owner: { window: "another", processId: 1 },
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "outbox-moves-"));
    clock = 1_000_000;
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("to another name and back while the clock is set back: keeps its attempt", async () => {
    await ledger().begin(attempt(1));
    await ledger().follow(one, two);
    assert.equal((await ledger().past(two)).state, "no-answer");
    clock = 500_000;
    await ledger().follow(two, one);
    assert.equal((await ledger().past(one)).state, "no-answer");
    assert.equal((await ledger().past(two)).state, "none");
  });

  it("several times in one millisecond: keeps its attempt", async () => {
    await ledger().begin(attempt(1));
    for (const [from, to] of [
      [one, two],
      [two, one],
      [one, two],
    ] as const) {
      await ledger().follow(from, to);
    }
    assert.equal((await ledger().past(two)).state, "no-answer");
    assert.equal((await ledger().past(one)).state, "none");
  });

  it("and back before the first move is recorded: keeps its attempt", async () => {
    await ledger().begin(attempt(1));
    const window = ledger();
    for (let round = 0; round < 20; round++) {
      await Promise.all([window.follow(one, two), window.follow(two, one)]);
      assert.equal((await ledger().past(one)).state, "no-answer");
      assert.equal((await ledger().past(two)).state, "none");
    }
  });

  it("to the name it has: keeps its attempt", async () => {
    await ledger().begin(attempt(1));
    await ledger().follow(one, one);
    assert.equal((await ledger().past(one)).state, "no-answer");
  });

  it("after a crash broke the record of its last attempt off: keeps both", async () => {
    await ledger().begin(attempt(1));
    await writeFile(join(folder, attemptName({ key: keyOf(one), number: 2 })), '{"version": 1, "fi');
    await ledger().follow(one, two);
    assert.equal((await ledger().past(two)).state, "no-answer");
  });

  it("after a crash broke the record of its only attempt off: keeps that", async () => {
    await writeFile(join(folder, attemptName({ key: keyOf(one), number: 1 })), "");
    await ledger().follow(one, two);
    assert.equal((await ledger().past(two)).state, "no-answer");
  });

  it("while it is sent, and is then rejected: the number is not used again at the old name", async () => {
    await ledger().begin(attempt(1));
    await ledger().follow(one, two);
    await ledger().drop(attempt(1));
    assert.deepEqual(await ledger().past(one), { state: "none", next: 2 });
    await ledger().begin(attempt(2));
    assert.deepEqual(await ledger().past(one), { state: "no-answer", attempt: attempt(2), next: 3 });
    assert.equal((await ledger().past(two)).state, "none");
  });

  const end = { outcome: "created", id: "x", at: "2026-05-03T10:33:00.000Z", inFile: true } as const;
  const there = { ...attempt(1), file: two };

  it("to the name of one that was created and is gone: keeps its own attempt", async () => {
    await ledger().begin(there);
    await ledger().end(there, end);
    await ledger().begin(attempt(1));
    await ledger().follow(one, two);
    assert.deepEqual(await ledger().past(two), { state: "no-answer", attempt: attempt(1), next: 2 });
    assert.deepEqual(await ledger().unsettled(), [{ file: two, past: await ledger().past(two) }]);
    const next = { ...there, number: 2 };
    await ledger().begin(next);
    assert.deepEqual(await ledger().past(two), { state: "no-answer", attempt: next, next: 3 });
  });

  it("to the name of one without an answer that is gone, and on: that one stays unsettled", async () => {
    await ledger().begin(there);
    await ledger().begin(attempt(1));
    await ledger().end(attempt(1), end);
    await ledger().follow(one, two);
    const lost = [{ file: two, past: { state: "no-answer", attempt: there, next: 2 } }];
    assert.equal((await ledger().past(two)).state, "created");
    assert.deepEqual(await ledger().unsettled(), lost);
    await ledger().follow(two, "file:///a/three.campaign.yaml");
    assert.deepEqual(await ledger().unsettled(), lost);
    assert.deepEqual(await ledger().past(two), lost[0]?.past);
    await ledger().end(there, end);
    assert.deepEqual(await ledger().unsettled(), []);
  });

  it("outside, so that it is only guessed: both names keep its attempt, which is listed once", async () => {
    await ledger().begin(attempt(1));
    await ledger().share(attempt(1), two, "perhaps");
    const past = { state: "no-answer", attempt: attempt(1) } as const;
    assert.deepEqual(await ledger().past(one), { ...past, next: 2 });
    assert.deepEqual(await ledger().past(two), { ...past, next: 1 });
    const known = [{ file: two, past: { ...past, next: 1 } }];
    assert.deepEqual(await ledger().unsettled(), known);
    assert.deepEqual(await ledger().withBody("hash"), known);
    const three = "file:///a/three.campaign.yaml";
    await ledger().follow(two, three);
    assert.equal((await ledger().past(two)).state, "none");
    assert.equal((await ledger().past(three)).state, "no-answer");
    assert.equal((await ledger().past(one)).state, "no-answer");
    await ledger().begin({ ...attempt(1), file: three });
    await ledger().end({ ...attempt(1), file: three }, end);
    assert.equal((await ledger().past(three)).state, "created");
    assert.deepEqual(
      (await ledger().unsettled()).map(({ file }) => file),
      [one],
    );
  });

  it("outside, after it was renamed: the guess is about the attempt, and not about its first name", async () => {
    await ledger().begin(attempt(1));
    await ledger().follow(one, "file:///a/three.campaign.yaml");
    await ledger().share(attempt(1), two, "perhaps");
    assert.equal((await ledger().past(two)).state, "no-answer");
    assert.equal((await ledger().past(one)).state, "none");
  });

  const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
  const inFile = { outcome: "created", id, at: "2026-05-03T10:33:00.000Z", inFile: true } as const;
  for (const [what, end, text, isMoved] of [
    ["has the id", inFile, `id: ${id.toUpperCase()}\nname: A\n`, true],
    ["has the id no more", inFile, "name: A\n", false],
    ["has another id", inFile, `id: ${id.replace("3c", "4d")}\nname: A\n`, false],
    ["never had the id, and says the same", { ...inFile, inFile: false }, "name: A\n", true],
    ["has no answer, and says the same", undefined, "name: A\n", true],
    ["has no answer, and says something else", undefined, "name: B\n", false],
    ["cannot be read", inFile, undefined, true],
  ] as const) {
    const does = isMoved
      ? "takes its attempt along"
      : "shares the attempt, which counts for the old name too";
    it(`and ${what}: ${does}`, async () => {
      const begun = { ...attempt(1), body: '{\n  "name": "A"\n}' };
      await ledger().begin(begun);
      if (end) await ledger().end(begun, end);
      await ledger().follow(one, two, async () => text);
      assert.notEqual((await ledger().past(two)).state, "none");
      assert.equal((await ledger().past(one)).state === "none", isMoved);
    });
  }

  it("and says something else, to a name that has attempts: takes its own along", async () => {
    await ledger().begin(there);
    await ledger().end(there, inFile);
    await ledger().begin(attempt(1));
    await ledger().follow(one, two, async () => "name: B\n");
    assert.equal((await ledger().past(two)).state, "no-answer");
  });

  it("outside, back to the name it was renamed from: has its attempt again", async () => {
    await ledger().begin(attempt(1));
    await ledger().follow(one, two);
    await ledger().share(attempt(1), one, "perhaps");
    assert.deepEqual(await ledger().past(one), { state: "no-answer", attempt: attempt(1), next: 2 });
    const names = (await readdir(folder)).length;
    await ledger().share(attempt(1), one, "perhaps");
    assert.equal((await readdir(folder)).length, names);
  });

  it("outside, to a name that has attempts: those count", async () => {
    await ledger().begin(there);
    await ledger().end(there, end);
    await ledger().begin(attempt(1));
    assert.equal(await ledger().share(attempt(1), two, "perhaps"), false);
    assert.equal((await ledger().past(two)).state, "created");
    assert.deepEqual(
      (await ledger().unsettled()).map(({ file }) => file),
      [one],
    );
  });

  /** The file whose attempt counts there. */
  async function countingAt(address: string): Promise<string | undefined> {
    const past = await ledger().past(address);
    return "attempt" in past ? past.attempt?.file : undefined;
  }

  const third = "file:///a/three.campaign.yaml";
  const none = { state: "none", next: 1 } as const;

  it("outside, to a name where another window begins: whichever was first, and never both", async () => {
    await ledger().begin(attempt(1));
    assert.equal(await ledger().begin(there, none), true);
    assert.equal(await ledger().share(attempt(1), two, "perhaps"), false);
    assert.equal(await ledger().share(attempt(1), third, "perhaps"), true);
    assert.equal(await ledger().begin({ ...there, file: third }, none), false);
    for (let round = 0; round < 20; round++) {
      const name = `file:///a/${round}.campaign.yaml`;
      const [isBegun, isShared] = await Promise.all([
        ledger().begin({ ...there, file: name }, none),
        ledger().share(attempt(1), name, "perhaps"),
      ]);
      const counts = await countingAt(name);
      assert.ok(!isBegun || !isShared, name);
      assert.equal(counts, isBegun ? name : isShared ? one : undefined);
    }
  });

  it("outside, to a name that is taken for two others at once: never for both", async () => {
    await ledger().begin(attempt(1));
    await ledger().begin(there);
    for (let round = 0; round < 20; round++) {
      const name = `file:///a/${round}.campaign.yaml`;
      const [isOne, isTwo] = await Promise.all([
        ledger().share(attempt(1), name, "perhaps"),
        ledger().share(there, name, "perhaps"),
      ]);
      assert.ok(!isOne || !isTwo, name);
      const counts = await countingAt(name);
      assert.equal(counts, isOne ? one : isTwo ? two : undefined);
    }
  });

  it("outside, and guessed to be another: counts for that until the id in it is another's", async () => {
    await ledger().begin(attempt(1));
    await ledger().begin(there);
    assert.equal(await ledger().share(there, third, "perhaps"), true);
    assert.equal(await ledger().share(attempt(1), third, "perhaps"), false);
    assert.equal(await countingAt(third), two);
    assert.equal(await ledger().share(attempt(1), third, "surely"), true);
    assert.equal(await countingAt(third), one);
    assert.equal(await ledger().share(there, one, "surely"), false);
  });

  it("by an earlier version, which did not record what it was moved over: keeps its attempt", async () => {
    await ledger().begin(attempt(1));
    const name = `${keyOf(two)}.from.${keyOf(one)}.1.999.json`;
    await writeFile(join(folder, name), JSON.stringify({ version: 1, from: one, to: two }));
    assert.deepEqual(await ledger().past(two), { state: "no-answer", attempt: attempt(1), next: 1 });
    assert.equal((await ledger().past(one)).state, "none");
    assert.deepEqual(
      (await ledger().unsettled()).map(({ file }) => file),
      [two],
    );
  });
});
