import assert from "node:assert/strict";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readCampaign } from "../../src/campaign/index.ts";
import { type Attempt, believeId, createCampaign, findAttemptProblem } from "../../src/creation/index.ts";
import type { PostOutcome } from "../../src/outbox/index.ts";
import { id, type Stage, type StageOptions, setStage, thisWindow, valid } from "./stage.ts";

const rejected: PostOutcome = {
  outcome: "rejected",
  status: 400,
  reason: "Outbox refused it.",
  problems: [],
};
const unknown: PostOutcome = { outcome: "unknown", reason: "No answer." };

describe("Create Campaign, where there were earlier attempts", () => {
  let stage: Stage;
  const create = async (options: StageOptions = {}, folder?: string) => {
    stage = await setStage(options, folder);
    return createCampaign(stage.file, stage.host);
  };
  afterEach(() => stage.remove());

  describe("after no answer", () => {
    let folder: string;
    beforeEach(async () => {
      assert.deepEqual(await create({ outcome: unknown }), {
        outcome: "unknown",
        reason: "spring.campaign.yaml: No answer.",
      });
      folder = stage.folder;
    });

    for (const answer of [undefined]) {
      it(`always asks, and sends nothing after ${answer}`, async () => {
        const result = await create({ settings: { confirmCreate: "never" }, answers: [answer] }, folder);
        assert.equal("code" in result && result.code, "declined");
        assert.equal(stage.asked.length, 1);
        assert.equal(stage.sent.length, 0);
        assert.equal((await stage.records())[0]?.end?.outcome, "unknown");
      });
    }

    it("has the id a person enters on record before it goes into the file: that may fail", async () => {
      const result = await create({ answers: ["enter"], entered: id, breaks: "writeId" }, folder);
      assert.deepEqual("inFile" in result && [result.id, result.inFile], [id, false]);
      const [end] = (await stage.records()).map((record) => record.end);
      assert.deepEqual(end?.outcome === "created" && [end.id, end.inFile], [id, false]);
    });

    it("takes the id a person finds, puts it in the file and on record, and sends nothing", async () => {
      for (const how of [
        { answers: ["look"], found: id },
        { answers: ["enter"], entered: id },
      ]) {
        const result = await create(how, folder);
        assert.deepEqual(result, {
          outcome: "not-sent",
          code: "already-created",
          id,
          inFile: true,
          reason: `The id ${id} is in spring.campaign.yaml now. Nothing was sent.`,
        });
        assert.equal(stage.file.content, `id: ${id}\n${valid}`);
        assert.equal(stage.sent.length, 0);
        const [end] = (await stage.records()).map((record) => record.end);
        assert.ok(end?.outcome === "created" && end.foundByPerson && end.inFile);
        await stage.host.ledger.end((await stage.records())[0] as Attempt, {
          outcome: "unknown",
          reason: "No answer.",
          at: "2026-05-03T10:33:00.000Z",
        });
      }
    });

    it("lets another id be entered for one that a person entered", async () => {
      const wrong = "11111111-2222-4333-8444-555555555555";
      await create({ answers: ["enter"], entered: wrong }, folder);
      await create({ answers: ["enter"], entered: id }, folder);
      assert.match(stage.file.content, new RegExp(`^id: ${id}\n`));
      assert.equal(stage.sent.length, 0);
      const [end] = (await stage.records()).map((record) => record.end);
      assert.ok(end?.outcome === "created" && end.id === id && end.foundByPerson);
    });

    it("asks again when a person looked in vain", async () => {
      const result = await create({ answers: ["look", "enter", undefined] }, folder);
      assert.equal("code" in result && result.code, "declined");
      assert.equal(stage.asked.length, 3);
      assert.equal(stage.sent.length, 0);
    });

    it("creates after a yes, and keeps the record of the first attempt", async () => {
      assert.equal((await create({ answers: ["create"] }, folder)).outcome, "created");
      const outcomes = (await stage.records()).map(({ end }) => end?.outcome);
      assert.deepEqual(outcomes.sort(), ["created", "unknown"]);
    });
  });

  describe("after an intent without an end", () => {
    const interrupt = async () => {
      stage = await setStage();
      const body = "{}";
      await stage.host.ledger.begin({
        version: 1,
        file: stage.file.address,
        number: 1,
        origin: "https://api.getoutbox.ai",
        body,
        bodyHash: body,
        startedAt: "2026-05-03T10:32:00.000Z",
        owner: thisWindow,
      });
      return stage.folder;
    };

    it("is busy while its owner is alive", async () => {
      const result = await create({ isAlive: () => true }, await interrupt());
      assert.equal("code" in result && result.code, "busy");
      assert.equal(stage.sent.length + stage.asked.length, 0);
    });

    it("asks as after no answer once its owner is gone", async () => {
      const result = await create({ answers: [undefined] }, await interrupt());
      assert.equal("code" in result && result.code, "declined");
      assert.match(stage.asked[0] ?? "", /may already exist/);
    });
  });

  it("asks as after no answer when the record cannot be read", async () => {
    await create({ outcome: unknown });
    const { folder } = stage;
    const { readdir } = await import("node:fs/promises");
    for (const name of await readdir(folder)) await writeFile(join(folder, name), "{");
    stage = await setStage({ answers: [undefined] }, folder);
    const result = await createCampaign(stage.file, stage.host);
    assert.equal("code" in result && result.code, "declined");
    assert.match(stage.asked[0] ?? "", /may already exist/);
  });

  describe("when the file has lost the id of a campaign it created", () => {
    let folder: string;
    beforeEach(async () => {
      await create();
      folder = stage.folder;
    });

    it("writes the id back and sends nothing", async () => {
      const result = await create({ answers: ["write-back"] }, folder);
      assert.equal(result.outcome, "not-sent");
      assert.equal(stage.file.content, `id: ${id}\n${valid}`);
      assert.equal(stage.sent.length, 0);
    });

    it("creates another one after a yes", async () => {
      assert.equal((await create({ answers: ["create"] }, folder)).outcome, "created");
      assert.equal((await stage.records()).length, 2);
    });

    for (const options of [
      { settings: { confirmCreate: "always" }, answers: ["create", undefined] },
      { answers: ["create"], outcome: rejected },
    ] as const) {
      it(`still knows it when the other one is not created: ${JSON.stringify(options)}`, async () => {
        await create(options, folder);
        await create({}, folder);
        assert.match(stage.asked[0] ?? "", /has already created a campaign/);
      });
    }
  });

  describe("from a file that is gone, with the same content", () => {
    let folder: string;
    const elsewhere = async (outcome?: PostOutcome) => {
      await create(outcome ? { outcome } : {});
      folder = stage.folder;
    };
    const address = "file:///clients/birch/copy.campaign.yaml";

    it("asks, and sends nothing without a yes", async () => {
      await elsewhere();
      const result = await create({ address, answers: [undefined] }, folder);
      assert.equal("code" in result && result.code, "declined");
      assert.match(stage.asked[0] ?? "", /already created a campaign/);
      assert.equal(stage.sent.length, 0);
    });

    it("can write the id of the other here", async () => {
      await elsewhere();
      const result = await create({ address, answers: ["write-back"] }, folder);
      assert.equal("id" in result && result.id, id);
      assert.equal(stage.file.content, `id: ${id}\n${valid}`);
      assert.equal(stage.sent.length, 0);
    });

    it("asks of each file that says the same, until one of them is said to be the one", async () => {
      const third = "file:///clients/birch/other.campaign.yaml";
      const isThere = (other: string) => other === address;
      for (const [outcome, answer] of [
        [undefined, undefined],
        [undefined, "create"],
        [unknown, undefined],
      ] as const) {
        await elsewhere(outcome);
        await create({ address, answers: [answer] }, folder);
        const result = await create({ address: third, isThere }, folder);
        assert.equal("code" in result && result.code, "declined", `${outcome?.outcome}, ${answer}`);
        assert.equal(stage.sent.length, 0);
        await stage.remove();
      }
      await elsewhere();
      await create({ address, answers: ["write-back"] }, folder);
      const result = await create({ address: third, isThere }, folder);
      assert.equal(result.outcome, "created");
      assert.equal(stage.asked.length, 0);
    });

    for (const [outcome, answer, found] of [
      [undefined, "write-back", undefined],
      [unknown, "look", id],
    ] as const) {
      it(`asks of that file when it comes back, after “${answer}” for the other one`, async () => {
        await elsewhere(outcome);
        const adopted = await create({ address, answers: [answer], ...(found && { found }) }, folder);
        assert.equal("id" in adopted && adopted.id, id);
        const result = await create({ text: `${valid}status: draft\n`, answers: [undefined] }, folder);
        assert.equal("code" in result && result.code, "declined");
        assert.match(stage.asked[0] ?? "", /already created a campaign/);
      });
    }

    it("asks of that file when it comes back, where the id went into a file that says the same", async () => {
      stage = await setStage();
      const file = {
        ...stage.file,
        writeId: async () => ({ inFile: true, address }) as const,
      };
      const { outcome, reason } = await createCampaign(file, stage.host);
      assert.deepEqual(
        [outcome, reason],
        ["created", `${stage.host.nameOf(address)} is created in Outbox as ${id}.`],
      );
      ({ folder } = stage);
      for (const options of [{}, { address }]) {
        const result = await create({ ...options, text: `${valid}status: draft\n` }, folder);
        assert.equal("code" in result && result.code, "declined");
        assert.match(stage.asked[0] ?? "", /already created a campaign/);
      }
    });

    it("asks no more once a person has said that the campaign does not exist", async () => {
      await elsewhere(unknown);
      await create({ address, answers: ["create"] }, folder);
      assert.deepEqual(await stage.host.ledger.unsettled(), []);
      const third = "file:///clients/birch/other.campaign.yaml";
      const isThere = (other: string) => other === address;
      assert.equal((await create({ address: third, isThere }, folder)).outcome, "created");
      assert.equal(stage.asked.length, 0);
    });

    it("does not take over what another window settled while it asked", async () => {
      await elsewhere();
      const whileAsking = ({ host, file }: Stage) =>
        host.ledger.follow(
          file.address.replace("birch/copy", "acme/spring"),
          "file:///clients/there.campaign.yaml",
        );
      const result = await create({ address, answers: ["write-back"], whileAsking }, folder);
      assert.equal("code" in result && result.code, "busy");
      assert.equal(stage.file.content, valid);
    });

    it("leaves that file what it has created since it came back", async () => {
      await elsewhere(unknown);
      const [attempt] = await stage.records();
      assert.ok(attempt);
      await stage.host.ledger.share(attempt, address, "perhaps");
      assert.equal((await create({ answers: ["create"] }, folder)).outcome, "created");
      assert.equal((await create({ address, answers: ["create"] }, folder)).outcome, "created");
      assert.equal((await stage.host.ledger.past(attempt.file)).state, "created");
    });

    it("creates another after a yes", async () => {
      await elsewhere(unknown);
      assert.equal((await create({ address, answers: ["create"] }, folder)).outcome, "created");
    });

    it("does not ask while the other file is there: a copy is a campaign of its own", async () => {
      await elsewhere();
      assert.equal((await create({ address, isThere: () => true }, folder)).outcome, "created");
      assert.equal(stage.asked.length, 0);
    });

    it("asks whether it is the one without an answer, where that was for the same company", async () => {
      await elsewhere(unknown);
      const edited = { address, text: valid.replace("Spring", "Summer") };
      const dismissed = await create({ ...edited, answers: [undefined] }, folder);
      assert.equal("code" in dismissed && dismissed.code, "declined");
      assert.match(
        stage.asked[0] ?? "",
        /Is “Summer.*” the campaign that was sent from spring\.campaign\.yaml\?/,
      );
      const same = await create({ ...edited, answers: ["same", undefined] }, folder);
      assert.equal("code" in same && same.code, "declined");
      assert.match(stage.asked[1] ?? "", /may already exist/);
      assert.equal(stage.sent.length, 0);
    });

    it("goes on where it is another campaign, and does not ask for another company", async () => {
      await elsewhere(unknown);
      const text = valid.replace("Spring", "Summer");
      assert.equal((await create({ address, text, answers: ["another"] }, folder)).outcome, "created");
      const other = text.replace(id, "0b9d7c52-6a3e-4f18-8c21-7e5f9a1b3d40");
      const elsewhereToo = "file:///clients/birch/other.campaign.yaml";
      assert.equal((await create({ address: elsewhereToo, text: other }, folder)).outcome, "created");
      assert.equal(stage.asked.length, 0);
    });

    it("does not ask when the content is another", async () => {
      await elsewhere();
      const text = valid.replace("Spring", "Summer");
      assert.equal((await create({ address, text }, folder)).outcome, "created");
      assert.equal(stage.asked.length, 0);
    });
  });

  describe("where the new id was to replace one of another origin", () => {
    const staging = { apiBaseUrl: "https://staging.example.com" };
    const other = "11111111-2222-4333-8444-555555555555";
    const withId = `id: ${other}\n${valid}`;

    it("asks about an attempt without an answer, and the id that is found takes the place of the old one", async () => {
      await create({ settings: staging, text: withId, answers: ["create"], outcome: unknown });
      assert.equal((await stage.records())[0]?.replaces, other);
      const { folder } = stage;
      const declined = await create({ settings: staging, text: withId, answers: [undefined] }, folder);
      assert.equal("code" in declined && declined.code, "declined");
      assert.match(stage.asked[0] ?? "", /may already exist/);
      const found = { settings: staging, text: withId, answers: ["enter"], entered: id };
      await create(found, folder);
      assert.equal(stage.file.content, `id: ${id} # staging.example.com\n${valid}`);
      assert.equal(stage.sent.length, 0);
    });

    it("does not take the old id for what became of it", async () => {
      await create({ settings: staging, text: withId, answers: ["create"], outcome: unknown });
      const file = { address: stage.file.address, id: other, body: "{}", origin: staging.apiBaseUrl };
      assert.equal(await believeId(file, stage.host), false);
      assert.ok(findAttemptProblem(readCampaign(withId), await stage.host.ledger.past(file.address), String));
    });
  });

  describe("that became known while it was decided", () => {
    const there = "file:///clients/acme/other.campaign.yaml";

    it("with a file that was renamed to this name: sends nothing", async () => {
      await create({ address: there });
      const result = await create(
        {
          settings: { confirmCreate: "always" },
          answers: ["create"],
          isThere: () => true,
          whileAsking: ({ host, file }) => host.ledger.follow(there, file.address),
        },
        stage.folder,
      );
      assert.equal("code" in result && result.code, "busy");
      assert.equal(stage.sent.length, 0);
      const past = await stage.host.ledger.past(stage.file.address);
      assert.equal(past.state, "created");
    });

    for (const isRenamed of [false, true]) {
      it(`by a yes in another window${isRenamed ? ", for a file that was renamed before" : ""}: sends nothing`, async () => {
        await create({ outcome: unknown, ...(isRenamed && { address: there }) });
        if (isRenamed) await stage.host.ledger.follow(there, there.replace("other", "spring"));
        const { folder } = stage;
        const address = "file:///clients/acme/spring.campaign.yaml";
        const result = await create(
          {
            address,
            answers: ["create"],
            whileAsking: async () => {
              const other = await setStage({ address, answers: ["create"], outcome: unknown }, folder);
              assert.equal((await createCampaign(other.file, other.host)).outcome, "unknown");
            },
          },
          folder,
        );
        assert.equal("code" in result && result.code, "busy");
        assert.equal(stage.sent.length, 0);
      });
    }
  });

  it("leaves a record alone that another window began meanwhile", async () => {
    await create({ outcome: unknown });
    const { folder } = stage;
    const [name = ""] = await readdir(folder);
    await writeFile(join(folder, name), "{");
    const result = await create(
      {
        answers: ["enter"],
        entered: id,
        whileAsking: async ({ host, file }) => {
          const attempt = (number: number): Attempt => ({
            version: 1,
            file: file.address,
            number,
            origin: "https://api.getoutbox.ai",
            body: "{}",
            bodyHash: "x",
            startedAt: "2026-05-03T10:32:00.000Z",
            owner: { window: "another", processId: 1 },
          });
          await host.ledger.begin(attempt(2));
        },
      },
      folder,
    );
    assert.equal("code" in result && result.code, "busy");
  });

  describe("with the id of another origin", () => {
    const staging = { apiBaseUrl: "https://staging.example.com" };
    const other = "11111111-2222-4333-8444-555555555555";
    const withId = `id: ${other}\n${valid}`;

    it("asks before it creates the campaign there too, and the new id takes the place of the old", async () => {
      const result = await create({ settings: staging, text: withId, answers: ["create"] });
      assert.equal(result.outcome, "created");
      assert.match(
        stage.asked[0] ?? "",
        /already created at api\.getoutbox\.ai\. Create it at staging\.example\.com too\?/,
      );
      assert.equal(stage.file.content, `id: ${id} # staging.example.com\n${valid}`);
    });

    it("sends nothing without a yes", async () => {
      const result = await create({ text: `id: ${other} # staging.example.com\n${valid}` });
      assert.equal("code" in result && result.code, "declined");
      assert.equal(stage.sent.length, 0);
    });

    it("believes an id pasted by hand, at the default origin, on this machine and where its host is named", async () => {
      for (const [apiBaseUrl, comment] of [
        ["https://api.getoutbox.ai", ""],
        ["http://127.0.0.1:8000", ""],
        ["https://staging.example.com", " # staging.example.com"],
      ] as const) {
        const result = await create({ settings: { apiBaseUrl }, text: `id: ${other}${comment}\n${valid}` });
        assert.equal("code" in result && result.code, "already-created", apiBaseUrl);
        await stage.remove();
      }
      stage = await setStage();
    });

    it("knows from the record where an id without a host was created", async () => {
      await create({ settings: { apiBaseUrl: "http://127.0.0.1:8000" } });
      const result = await create({ text: stage.file.content }, stage.folder);
      assert.equal("code" in result && result.code, "declined");
      assert.match(stage.asked[0] ?? "", /already created at 127\.0\.0\.1:8000/);
    });
  });

  it("is busy for a moment while another window, which lives, writes the id", async () => {
    const codes: unknown[] = [];
    for (const [age, isAlive] of [
      [3_000, true],
      [3_000, false],
      [15_000, true],
    ] as const) {
      stage = await setStage({ isAlive: () => isAlive });
      const now = stage.host.now().getTime();
      const attempt: Attempt = {
        version: 1,
        file: stage.file.address,
        number: 1,
        origin: "https://api.getoutbox.ai",
        body: "{}",
        bodyHash: "x",
        startedAt: new Date(now - 20_000).toISOString(),
        owner: { window: "another", processId: 1 },
      };
      await stage.host.ledger.begin(attempt);
      const at = new Date(now - age).toISOString();
      await stage.host.ledger.end(attempt, { outcome: "created", id, at, inFile: false });
      const result = await createCampaign(stage.file, stage.host);
      codes.push("code" in result && result.code);
      await stage.remove();
    }
    assert.deepEqual(codes, ["busy", "declined", "declined"]);
    stage = await setStage();
  });
});
