import assert from "node:assert/strict";
import type { Account } from "../../src/accounts/index.ts";
import { createCampaign } from "../../src/creation/index.ts";
import type { PostOutcome } from "../../src/outbox/index.ts";
import { acme, birch, cedar, makeAccount } from "../accounts/make-account.ts";
import { id, type Stage, type StageOptions, setStage } from "./stage.ts";

const origin = "https://api.getoutbox.ai";
const birchs = makeAccount({ id: "birchs", company: birch });
const cedars = makeAccount({ id: "cedars", company: cedar });
const acmes = makeAccount({ id: "acmes", company: acme, scheme: "raw" });
const one = makeAccount({ id: "one" });
const two = makeAccount({ id: "two", label: "Account 2" });
const text = `name: Spring launch\ncompany: ${acme.id} # Acme\n`;

describe("The account of a campaign", () => {
  let stage: Stage;
  afterEach(() => stage.remove());
  const create = async (options: StageOptions) => {
    stage = await setStage({ text, ...options });
    const result = await createCampaign(stage.file, stage.host);
    return { result, code: "code" in result ? result.code : undefined };
  };
  const sentWith = () => stage.sentWith.map((account) => account.id);

  it("is its company's, is on record, and is sent in the form that worked", async () => {
    await create({ accounts: [birchs, one, acmes] });
    assert.deepEqual([sentWith(), stage.asked], [["acmes"], []]);
    const [{ token, scheme } = { token: "", scheme: "" }] = stage.sent;
    assert.deepEqual([token, scheme], ["token of acmes", "raw"]);
    const [record] = await stage.records();
    assert.deepEqual(record?.account, { id: "acmes", label: "Acme Roofing" });
  });

  const wrong: readonly (readonly [readonly Account[], string, RegExp])[] = [
    [
      [birchs],
      text,
      /^This is Acme's campaign; the only key here is Birch & Sons'\. Nothing was sent\. Sign in/,
    ],
    [[birchs, cedars], text, /the only keys here are Birch & Sons' and Cedar Dental's\./],
    [[birchs], text.replace(" # Acme", ""), /^This is the company 3c90c3cc…'s campaign; /],
    [[{ ...birchs, source: "environment" }], text, /the only key here is Birch & Sons'/],
  ];
  for (const [accounts, content, words] of wrong) {
    it(`is none where each is another company's: ${words.source}`, async () => {
      const { result, code } = await create({ accounts, text: content });
      assert.deepEqual([code, stage.sent, await stage.records()], ["wrong-account", [], []]);
      assert.match(result.reason, words);
    });
  }

  it("that is entered for it is used only if it is not another company's", async () => {
    const { code } = await create({ accounts: [], pasted: birchs });
    assert.deepEqual([code, stage.sent], ["wrong-account", []]);
    await stage.remove();
    assert.equal((await create({ accounts: [], pasted: acmes })).result.outcome, "created");
    assert.deepEqual(sentWith(), ["acmes"]);
  });

  it("is asked for once for a company where nobody knows whose it is", async () => {
    const { result } = await create({ accounts: [two, one, birchs], answers: ["two"] });
    assert.equal(result.outcome, "created");
    assert.deepEqual([stage.asked, sentWith()], [["Which account is for Acme?"], ["two"]]);
    assert.deepEqual([...stage.choices], [[`${origin} ${acme.id}`, "two"]]);
    stage.file.change(text.replace("Spring", "Summer"));
    await createCampaign({ ...stage.file, address: "file:///another" }, stage.host);
    assert.deepEqual([stage.asked.length, sentWith()], [1, ["two", "two"]]);
  });

  it("is none any more where its company becomes known while it is asked whether to create", async () => {
    const accounts = [makeAccount({ id: "one" })];
    const whileAsking = () => void accounts.splice(0, 1, makeAccount({ id: "one", company: birch }));
    const settings = { confirmCreate: "always" } as const;
    const { result, code } = await create({ accounts, settings, answers: ["create"], whileAsking });
    assert.deepEqual([code, stage.sent, await stage.records()], ["wrong-account", [], []]);
    assert.match(result.reason, /^This is Acme's campaign; the only key here is Birch & Sons'\./);
  });

  it("is picked from a list where there are more than fit on buttons", async () => {
    const accounts = ["a", "b", "c", "d"].map((name) => makeAccount({ id: name, label: name }));
    await create({ accounts, answers: ["choose"], picked: 3 });
    assert.deepEqual(sentWith(), ["d"]);
    await stage.remove();
    const { code } = await create({ accounts, answers: ["choose"] });
    assert.deepEqual([code, sentWith(), [...stage.choices]], ["declined", [], []]);
  });

  it("is none where the question about it is dismissed", async () => {
    const { code } = await create({ accounts: [one, two] });
    assert.deepEqual([code, stage.sent, [...stage.choices]], ["declined", [], []]);
  });

  it("is named where it is asked whether to create", async () => {
    stage = await setStage({ text, accounts: [acmes], settings: { confirmCreate: "always" } });
    const details: string[] = [];
    await createCampaign(stage.file, {
      ...stage.host,
      ask: async ({ detail }) => void details.push(detail),
    });
    assert.deepEqual(details, ["It is created at api.getoutbox.ai (Acme Roofing)."]);
  });

  const rejected: PostOutcome = { outcome: "rejected", status: 401, reason: "No.", problems: [] };
  for (const [outcome, learned] of [
    [{ outcome: "created", id, status: 201 }, [{ isVerified: true, scheme: "bearer" }]],
    [rejected, [{ isVerified: false }]],
    [{ ...rejected, status: 400 }, []],
    [{ outcome: "unknown", reason: "?" }, []],
  ] as const) {
    const status = "status" in outcome ? ` with ${outcome.status}` : "";
    it(`is known better after the answer: ${outcome.outcome}${status}`, async () => {
      await create({ accounts: [one], outcome });
      assert.deepEqual(stage.learned, learned);
    });
  }

  it("is told to who looks for what got no answer, and named in the question", async () => {
    await create({ accounts: [acmes], outcome: { outcome: "unknown", reason: "?" } });
    const sought: unknown[] = [];
    const details: string[] = [];
    await createCampaign(stage.file, {
      ...stage.host,
      ask: async ({ detail, answers }) => {
        details.push(detail);
        return details.length === 1 ? (Object.keys(answers)[0] as never) : undefined;
      },
      lookFor: async (given) => void sought.push(given.account),
    });
    assert.deepEqual(sought, [{ id: "acmes", label: "Acme Roofing" }]);
    assert.match(details[0] ?? "", /at api\.getoutbox\.ai \(Acme Roofing\) got no clear answer/);
  });
});
