import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
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
});
