import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applyEdits, readCampaign } from "../../src/campaign/index.ts";
import {
  type Attempt,
  type AttemptEnd,
  believeId,
  claim,
  findAttemptProblem,
  findIdHost,
  type Past,
  settleGone,
} from "../../src/creation/index.ts";
import { sha256 } from "../../src/creation/sha256.ts";
import { id, type Stage, type StageOptions, setStage, valid } from "./stage.ts";

const other = "11111111-2222-4333-8444-555555555555";
const at = "2026-05-03T10:33:00.000Z";
const attempt: Attempt = {
  version: 1,
  file: "file:///clients/acme/spring.campaign.yaml",
  number: 1,
  origin: "https://staging.example.com",
  body: "{}",
  bodyHash: sha256("{}"),
  startedAt: "2026-05-03T10:32:00.000Z",
  owner: { window: "a", processId: 1 },
};
const created: Past = { state: "created", attempt, id, next: 2 };
const formatTime = (moment: Date) => moment.toISOString().slice(11, 16);

describe("What an attempt left behind", () => {
  const said: readonly (readonly [title: string, text: string, past: Past, wanted: readonly string[]])[] = [
    [
      "no answer",
      valid,
      { state: "no-answer", attempt, next: 2 },
      ["no-answer", "No answer at 10:32", "name"],
    ],
    [
      "a damaged record",
      `# Spring\n${valid}`,
      { state: "no-answer", next: 2 },
      ["no-answer", "An earlier attempt is unclear", "name"],
    ],
    ["a lost id", valid, created, ["lost-id", "Created at 10:32, but the id is not in the file", "name"]],
    [
      "a lost id, and an empty one",
      `id:\n${valid}`,
      created,
      ["lost-id", "Created at 10:32, but the id is not in the file", "id"],
    ],
    [
      "a lost id, and no text",
      "",
      created,
      ["lost-id", "Created at 10:32, but the id is not in the file", ""],
    ],
    ["an id after no answer", `id: ${other}\n${valid}`, { state: "no-answer", attempt, next: 2 }, []],
    ["an id, another than on record", `id: ${other}\n${valid}`, created, []],
    ["an attempt that is under way", valid, { state: "under-way", attempt, next: 2 }, []],
    ["no attempt", valid, { state: "none", next: 1 }, []],
  ];
  for (const [title, text, past, wanted] of said) {
    it(`is said of a file: ${title}`, () => {
      const problem = findAttemptProblem(readCampaign(text), past, formatTime);
      const range = problem?.range;
      const found = problem ? [problem.code, problem.short, text.slice(range?.start, range?.end)] : [];
      assert.deepEqual(found, wanted);
    });
  }

  it("is mended by one edit, which names the host where it is not the default one", () => {
    const problem = findAttemptProblem(readCampaign(valid), created, formatTime);
    const [fix] = [...(problem?.fixes?.() ?? [])];
    assert.equal(fix?.edits.length, 1);
    assert.equal(applyEdits(valid, fix.edits), `id: ${id} # staging.example.com\n${valid}`);
  });
});

describe("The host of an id", () => {
  const live = "https://api.getoutbox.ai";
  const hosts: readonly (readonly [string, text: string, Past | undefined, origin: string, host: string])[] =
    [
      ["is beside it", `id: ${id} # Other.example.com\n`, created, live, "other.example.com"],
      ["is on record", `id: ${id}\n`, created, live, "staging.example.com"],
      ["is not that of another id on record", `id: ${other}\n`, created, live, "api.getoutbox.ai"],
      [
        "is the default one without any",
        `id: ${id}\n`,
        undefined,
        "https://x.example.com",
        "api.getoutbox.ai",
      ],
      [
        "is a sandbox's, where that is set",
        `id: ${id}\n`,
        undefined,
        "http://127.0.0.1:8080",
        "127.0.0.1:8080",
      ],
    ];
  for (const [title, text, past, origin, host] of hosts) {
    it(title, () => assert.equal(findIdHost(readCampaign(text), past, origin), host));
  }
});

describe("What is not settled", () => {
  let stage: Stage;
  const open = async (options: StageOptions = {}) => {
    stage = await setStage(options);
    return stage.host;
  };
  afterEach(() => stage.remove());
  const file = { address: attempt.file, id: other, body: "{}", origin: "https://api.getoutbox.ai" };
  const endOf = async (number = 1): Promise<AttemptEnd | undefined> =>
    (await stage.records()).find((record) => record.number === number)?.end;

  it("is settled by an id in the saved file: it is believed", async () => {
    const host = await open();
    await host.ledger.begin(attempt);
    await host.ledger.end(attempt, { outcome: "unknown", reason: "time-out", at });
    assert.equal(await believeId(file, host), true);
    const end = await endOf();
    assert.deepEqual(end?.outcome === "created" && [end.id, end.inFile, end.foundByPerson], [
      other,
      true,
      true,
    ]);
    assert.deepEqual(await host.ledger.unsettled(), []);
    assert.equal(await believeId(file, host), false);
  });

  it("is settled by an id where its record cannot be read, which stays as it is", async () => {
    const host = await open();
    const path = join(stage.folder, `${sha256(attempt.file).slice(0, 32)}.1.json`);
    await writeFile(path, "{");
    assert.equal(await believeId(file, host), true);
    assert.equal(await readFile(path, "utf8"), "{");
    assert.deepEqual(await host.ledger.past(attempt.file).then((past) => past.state), "created");
  });

  it("is not settled by an id while the attempt is under way, or by another id than it has", async () => {
    const host = await open();
    await host.ledger.begin(attempt);
    assert.equal(await believeId(file, host), false);
    await host.ledger.end(attempt, { outcome: "created", id, at, inFile: false });
    assert.equal(await believeId(file, host), false);
    assert.equal((await host.ledger.unsettled()).length, 1);
    assert.equal(await believeId({ ...file, id: id.toUpperCase() }, host), true);
    assert.deepEqual(await host.ledger.unsettled(), []);
  });

  it("is settled for an id that a person has copied", async () => {
    const host = await open();
    await host.ledger.begin(attempt);
    await host.ledger.end(attempt, { outcome: "created", id, at, inFile: false, copied: true });
    assert.deepEqual(await host.ledger.unsettled(), []);
  });

  it("is never taken for no answer while it begins and ends in this window", async () => {
    const host = await open();
    const seen = new Set<string>();
    let isDone = false;
    const looking = (async () => {
      while (!isDone) seen.add((await host.ledger.past(attempt.file)).state);
    })();
    for (let round = 0; round < 20; round++) {
      await host.ledger.begin(attempt);
      await host.ledger.drop(attempt);
    }
    await host.ledger.begin(attempt);
    await host.ledger.end(attempt, { outcome: "created", id, at, inFile: true });
    isDone = true;
    await looking;
    assert.ok(!seen.has("no-answer"), [...seen].join());
  });

  const answers: readonly (readonly [answers: string[], found: string | undefined, state: string])[] = [
    [[], undefined, "no-answer"],
    [["forget"], undefined, "none"],
    [["look"], id, "created"],
    [["look", "forget"], undefined, "none"],
    [["enter"], id, "created"],
    [["look", "enter", "forget"], undefined, "none"],
  ];
  for (const [given, found, state] of answers) {
    it(`is settled by a person where the file is gone: ${given.join(", ") || "dismissed"}, ${state}`, async () => {
      const host = await open({ answers: given, ...(found === undefined ? {} : { found, entered: found }) });
      await host.ledger.begin(attempt);
      await host.ledger.end(attempt, { outcome: "unknown", reason: "time-out", at });
      assert.equal(await settleGone(attempt.file, attempt, host), found);
      assert.equal((await host.ledger.past(attempt.file)).state, state);
      assert.equal((await host.ledger.unsettled()).length, state === "no-answer" ? 1 : 0);
      assert.equal(stage.sent.length, 0);
    });
  }

  for (const answer of ["forget", "enter"]) {
    it(`stays as another window has settled it, whose file is gone: ${answer}`, async () => {
      const end: AttemptEnd = { outcome: "created", id: other, at, inFile: false, foundByPerson: true };
      const host = await open({
        answers: [answer],
        entered: id,
        whileAsking: ({ host: { ledger } }) => ledger.end(attempt, end),
      });
      await host.ledger.begin(attempt);
      await host.ledger.end(attempt, { outcome: "unknown", reason: "time-out", at });
      assert.equal(await settleGone(attempt.file, attempt, host), undefined);
      assert.deepEqual(await endOf(), end);
    });
  }
});

describe("A claim", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "outbox-claim-"));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const window = (name: string) => ({ window: name, processId: 1 });

  it("is one window's, until that is gone", async () => {
    const path = join(folder, "offers", "x.json");
    const windows = Array.from({ length: 10 }, (_, index) => window(String(index)));
    const claimed = await Promise.all(windows.map((each) => claim(path, each, async () => true)));
    assert.equal(claimed.filter(Boolean).length, 1);
    assert.equal(await claim(path, window("later"), async () => false), true);
    assert.equal(await claim(path, window("last"), async ({ window: other }) => other === "later"), false);
  });

  it("is free where it cannot be read", async () => {
    const path = join(folder, "x.json");
    await writeFile(path, "{");
    assert.equal(await claim(path, window("a"), async () => true), true);
  });
});
