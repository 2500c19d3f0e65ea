import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createCampaign, type NotSentCode } from "../../src/creation/index.ts";
import type { PostOutcome } from "../../src/outbox/index.ts";
import { makeAccount } from "../accounts/make-account.ts";
import { id, type Stage, type StageOptions, setStage, valid } from "./stage.ts";

const rejected: PostOutcome = {
  outcome: "rejected",
  status: 400,
  reason: "Outbox refused it.",
  problems: [],
};
const cancelled: PostOutcome = { outcome: "not-sent", code: "cancelled", reason: "You cancelled." };

describe("Create Campaign", () => {
  let stage: Stage;
  const create = async (options: StageOptions = {}, folder?: string) => {
    stage = await setStage(options, folder);
    return createCampaign(stage.file, stage.host);
  };
  afterEach(() => stage.remove());

  it("posts the file once, writes the id into it and keeps the record", async () => {
    const result = await create();
    assert.deepEqual(
      { outcome: result.outcome, id: "id" in result && result.id },
      { outcome: "created", id },
    );
    assert.equal(stage.file.content, `id: ${id}\n${valid}`);
    assert.equal(stage.sent.length, 1);
    assert.equal(stage.sent[0]?.url.href, "https://api.getoutbox.ai/email/campaigns/");
    assert.deepEqual(JSON.parse(stage.sent[0]?.body ?? ""), { name: "Spring launch", company: id });
    assert.equal(stage.sent[0]?.timeoutMs, 60_000);
    const [record] = await stage.records();
    assert.deepEqual(record?.end, { outcome: "created", id, at: "2026-05-03T10:32:00.000Z", inFile: true });
    assert.equal(record?.body, stage.sent[0]?.body);
  });

  it("has the intent on disk, without an end, before anything is sent", async () => {
    const before: unknown[] = [];
    await create({
      whileSending: async (now) => {
        for (const { end, file } of await now.records()) before.push({ end, file });
      },
    });
    assert.deepEqual(before, [{ end: undefined, file: stage.file.address }]);
  });

  const refusals: [name: string, options: StageOptions, code: NotSentCode, reason: RegExp][] = [
    ["a file that cannot be saved", { saves: false }, "unsaved", /could not be saved/],
    [
      "a file with errors",
      { text: "name: x\n" },
      "has-problems",
      /a problem to correct first: `company` is missing/,
    ],
    ["a file with several errors", { text: "status: x\n" }, "has-problems", /3 problems/],
    ["a file with an id", { text: `id: ${id}\n${valid}` }, "already-created", new RegExp(id)],
    [
      "a file with no place for the id",
      { text: `id: &a null\n${valid}workflow: *a\n` },
      "no-place-for-id",
      /Add a line `id:`/,
    ],
    [
      "a base URL that is none",
      { settings: { apiBaseUrl: "api.getoutbox.ai" } },
      "bad-base-url",
      /outbox\.apiBaseUrl/,
    ],
    [
      "http to another machine",
      { settings: { apiBaseUrl: "http://api.getoutbox.ai" } },
      "bad-base-url",
      /https/,
    ],
    ["no token, and none given", { accounts: [] }, "no-token", /not signed in to api\.getoutbox\.ai/],
    [
      "a no to a status that may send email",
      { text: `${valid}status: active\n` },
      "declined",
      /nothing was sent/,
    ],
    [
      "a no where every create is asked",
      { settings: { confirmCreate: "always" } },
      "declined",
      /nothing was sent/,
    ],
    [
      "a file that changes while the question is open",
      {
        settings: { confirmCreate: "always" },
        answers: ["create"],
        whileAsking: ({ file }) => file.change(`${valid}status: active\n`),
      },
      "changed",
      /has changed since/,
    ],
  ];
  for (const [name, options, code, reason] of refusals) {
    it(`refuses ${name}: ${code}`, async () => {
      const result = await create(options);
      assert.equal(result.outcome, "not-sent");
      assert.equal("code" in result && result.code, code);
      assert.match(result.reason, reason);
      assert.equal(stage.sent.length, 0);
      assert.deepEqual(await stage.records(), []);
    });
  }

  it("sends nothing when the attempt cannot be recorded", async () => {
    const first = await setStage();
    const file = join(first.folder, "file");
    await writeFile(file, "");
    const result = await create({}, join(file, "ledger"));
    assert.equal("code" in result && result.code, "no-record");
    assert.equal(stage.sent.length, 0);
    stage = first;
  });

  it("goes on after a token was asked for and given", async () => {
    assert.equal((await create({ accounts: [], pasted: makeAccount({ id: "pasted" }) })).outcome, "created");
    assert.equal(stage.sent[0]?.token, "token of pasted");
  });

  const confirmations: [name: string, options: StageOptions, asked: number][] = [
    ["no status", {}, 0],
    ["draft", { text: `${valid}status: draft\n` }, 0],
    ["another status", { text: `${valid}status: paused\n`, answers: ["create"] }, 1],
    [
      "another status, set to never",
      { text: `${valid}status: paused\n`, settings: { confirmCreate: "never" } },
      0,
    ],
    ["draft, set to always", { settings: { confirmCreate: "always" }, answers: ["create"] }, 1],
  ];
  for (const [name, options, asked] of confirmations) {
    it(`asks ${asked} questions for ${name}`, async () => {
      assert.equal((await create(options)).outcome, "created");
      assert.equal(stage.asked.length, asked);
    });
  }

  it("forgets an attempt that was rejected, so that trying again is safe", async () => {
    const result = await create({ outcome: rejected });
    assert.deepEqual(result, {
      outcome: "rejected",
      reason: "spring.campaign.yaml: Outbox refused it.",
    });
    assert.deepEqual(await stage.records(), []);
    assert.equal(stage.file.content, valid);
  });

  it("forgets an attempt that was cancelled before it was sent", async () => {
    const result = await create({ outcome: cancelled });
    assert.equal("code" in result && result.code, "cancelled");
    assert.deepEqual(await stage.records(), []);
  });

  it("sends nothing when another program has written the file meanwhile", async () => {
    const result = await create({ stored: `id: ${id}\n${valid}` });
    assert.equal("code" in result && result.code, "changed");
    assert.equal(stage.sent.length, 0);
  });

  it("sends nothing when the file is gone meanwhile, and says what to do", async () => {
    stage = await setStage();
    const isAsOnDisk = () => Promise.reject(new Error("ENOENT: no such file or directory"));
    const result = await createCampaign({ ...stage.file, isAsOnDisk }, stage.host);
    assert.equal("code" in result && result.code, "changed");
    assert.match(
      result.reason,
      /^spring\.campaign\.yaml was moved or deleted meanwhile.*Open it where it is now/,
    );
    assert.equal(stage.sent.length, 0);
  });

  it("never rejects: what fails before sending sends nothing", async () => {
    const result = await create({ breaks: "past" });
    assert.equal("code" in result && result.code, "failed");
    assert.equal(stage.sent.length, 0);
  });

  it("does not know what became of a request that broke off inside", async () => {
    assert.equal((await create({ breaks: "post" })).outcome, "unknown");
    assert.equal((await stage.records())[0]?.end?.outcome, "unknown");
  });

  for (const breaks of ["writeId", "end"] as const) {
    it(`never loses the id, even when ${breaks} fails`, async () => {
      const result = await create({ breaks });
      assert.deepEqual([result.outcome, "id" in result && result.id], ["created", id]);
      assert.ok(stage.logged.some((line) => line.includes(id)));
    });
  }

  it("never sends two requests for two calls at once", async () => {
    const first = await setStage();
    stage = await setStage({}, first.folder);
    const results = await Promise.all([
      createCampaign(first.file, first.host),
      createCampaign(stage.file, stage.host),
    ]);
    assert.equal(first.sent.length + stage.sent.length, 1);
    assert.deepEqual(results.map(({ outcome }) => outcome).sort(), ["created", "not-sent"]);
  });

  it("gives the id in the message when it cannot be written into the file", async () => {
    const result = await create({
      whileSending: ({ file }) => file.change("- not a campaign any more\n"),
    });
    assert.equal(result.outcome, "created");
    assert.equal("code" in result && result.code, "id-not-in-file");
    assert.match(result.reason, new RegExp(`created as ${id}.*no place for the id.*Copy it now`));
    const [record] = await stage.records();
    assert.equal(record?.end?.outcome === "created" && record.end.inFile, false);
  });

  it("writes the id into the text as it is when the answer comes", async () => {
    await create({ whileSending: ({ file }) => file.change(`# new\n${file.content}status: dra`) });
    assert.equal(stage.file.content, `# new\nid: ${id}\n${valid}status: dra`);
  });

  it("adds the host to the id of another origin, but not of this machine", async () => {
    await create({ settings: { apiBaseUrl: "https://api.example.com/v2" } });
    assert.equal(stage.file.content.split("\n")[0], `id: ${id} # api.example.com`);
    await stage.remove();
    await create({ settings: { apiBaseUrl: "https://127.example.com" } });
    assert.equal(stage.file.content.split("\n")[0], `id: ${id} # 127.example.com`);
    await stage.remove();
    await create({ settings: { apiBaseUrl: "http://127.0.0.1:8123" } });
    assert.equal(stage.file.content.split("\n")[0], `id: ${id}`);
  });

  it("sends nothing when somebody signed out while a question was open", async () => {
    const result = await create({
      settings: { confirmCreate: "always" },
      answers: ["create"],
      signsOut: true,
    });
    assert.equal("code" in result && result.code, "no-token");
    assert.equal(stage.sent.length, 0);
  });
});
