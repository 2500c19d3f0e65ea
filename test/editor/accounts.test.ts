import assert from "node:assert/strict";
import { type CodeLens, commands, type TextDocument, window } from "vscode";
import { companies } from "../sandbox/keys.ts";
import { campaignOf, creators, sentCreates, stagePerson, tokenOf, tokens } from "./accounts-stage.ts";
import { next, openCampaign, replaceText } from "./campaign-editor.ts";
import { create, origin, sandbox, set } from "./token-stage.ts";

const { acme, birch, cedar } = companies;

const answered = { kind: "answer", strikes: "before-create" } as const;

async function firstLens({ uri }: TextDocument): Promise<string | undefined> {
  const lenses = await commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri, 10);
  return lenses[0]?.command?.title;
}

describe("Accounts", () => {
  const person = stagePerson();
  const createFor = async (company: (typeof companies)[keyof typeof companies], name?: string) => {
    const document = await openCampaign(campaignOf(company), name);
    const result = await create(document);
    return { result, code: "code" in result ? result.code : undefined };
  };

  it("of three clients in one folder: each campaign goes out with its own client's key", async () => {
    for (const company of [acme, birch, cedar]) await person.add(tokenOf(company));
    for (const company of [cedar, acme, birch]) {
      const { result } = await createFor(company);
      assert.equal(result.outcome, "created", result.reason);
    }
    assert.deepEqual(await creators(), [
      [cedar.id, cedar.name],
      [acme.id, acme.name],
      [birch.id, birch.name],
    ]);
    assert.deepEqual(person.warnings.shown, []);
  });

  it("that are all another company's stop a campaign before anything is sent", async () => {
    await person.add(tokenOf(birch));
    await sandbox.reset();
    const { result, code } = await createFor(acme);
    assert.deepEqual([result.outcome, code], ["not-sent", "wrong-account"]);
    assert.match(
      result.reason,
      /^This is .+ campaign; the only key here is Birch & Sons'\. Nothing was sent\./,
    );
    assert.equal(await sentCreates(), 0);
    await person.add(tokenOf(cedar));
    await sandbox.reset();
    assert.match(
      (await createFor(acme)).result.reason,
      /the only keys here are Cedar Dental's and Birch & Sons'\./,
    );
    assert.equal(await sentCreates(), 0);
  });

  it("of OUTBOX_TOKEN never stand in for one", async () => {
    process.env["OUTBOX_TOKEN"] = tokenOf(acme);
    await person.add(tokenOf(birch));
    assert.equal((await createFor(acme)).code, "wrong-account");
    assert.equal(await sentCreates(), 0);
  });

  it("of which Outbox does not say whose they are: it is asked once for a company, and remembered", async () => {
    await sandbox.failAll("GET /settings/company", { kind: "answer", strikes: "before-create", status: 404 });
    await person.add(tokenOf(acme));
    await person.add([tokenOf(birch), "Birch's"]);
    person.warnings.choose(undefined);
    const { code } = await createFor(birch);
    assert.deepEqual([code, await sentCreates()], ["declined", 0]);
    const [question] = person.warnings.shown;
    assert.match(question?.text ?? "", /^Which account is for the company b17c4d20…\?$/);
    assert.deepEqual(question?.titles, ["Birch's", `the account of ${new URL(origin).host}`]);
    person.warnings.choose(/^Birch's$/);
    assert.equal((await createFor(birch)).result.outcome, "created");
    assert.equal(person.warnings.shown.length, 1);
    person.warnings.choose(undefined);
    assert.equal((await createFor(birch)).result.outcome, "created");
    assert.deepEqual(person.warnings.shown, []);
    assert.deepEqual(await creators(), [
      [birch.id, birch.name],
      [birch.id, birch.name],
    ]);
  });

  it("are not named by their token, should somebody paste it where the name is asked for", async () => {
    await person.add(tokenOf(acme));
    await person.add([tokenOf(), tokenOf()]);
    person.list.choose({ test: () => false });
    await commands.executeCommand("outbox.signOut");
    const shown = JSON.stringify(person.list.shown);
    assert.match(shown, /‹token›/);
    for (const token of tokens) assert.ok(!shown.includes(token));
  });

  it("are signed out of one by one: the others stay", async () => {
    for (const company of [acme, birch]) await person.add(tokenOf(company));
    person.list.choose(/Acme/);
    await commands.executeCommand("outbox.signOut");
    assert.match(
      person.list.shown[0]?.titles.join() ?? "",
      /^\$\(account\) .+,\$\(account\) .+,\$\(sign-out\) All/,
    );
    assert.equal((await createFor(acme)).code, "wrong-account");
    assert.equal((await createFor(birch)).result.outcome, "created");
    await commands.executeCommand("outbox.signOut");
    assert.equal((await createFor(birch)).code, "no-token");
    assert.equal(await sentCreates(), 1);
  });

  it("offer the one of the campaign in front first", async () => {
    for (const company of [acme, birch]) await person.add(tokenOf(company));
    for (const company of [acme, birch]) {
      await openCampaign(campaignOf(company));
      person.list.choose(undefined);
      await commands.executeCommand("outbox.signOut");
      assert.ok(person.list.shown[0]?.titles[0]?.includes(company.name));
      await commands.executeCommand("outbox.signIn");
      assert.deepEqual(person.list.shown[1]?.titles.slice(0, 2), [
        "$(add) Add an Account…",
        `$(key) Replace the Token of ${company.name}`,
      ]);
    }
  });

  it("are asked for by the name of the company whose campaign cannot be created without", async () => {
    for (const company of [acme, birch]) await person.add(tokenOf(company));
    const document = await openCampaign(campaignOf(cedar).replace(cedar.id, `${cedar.id} # Cedar`));
    assert.equal(await firstLens(document), "$(sign-in)\u00a0Sign in for Cedar to create…");
    person.list.choose(undefined);
    await commands.executeCommand("outbox.signIn");
    assert.equal(person.list.shown[0]?.titles[0], "$(add) Add an Account for Cedar…");
    await person.add(tokenOf(cedar));
    // The accounts are read anew behind it; VS Code then asks for the lenses again.
    while (!(await firstLens(document))?.includes("Create draft in Outbox · "));
  });

  it("are not said to be missing for what is no company", async () => {
    await person.add(tokenOf(acme));
    await openCampaign(campaignOf(acme).replace(acme.id, "acme-roofing"));
    person.list.choose(undefined);
    await commands.executeCommand("outbox.signIn");
    assert.equal(person.list.shown[0]?.titles[0], "$(add) Add an Account…");
  });

  it("are replaced by another key of the same company, and by no other's", async () => {
    for (const company of [acme, birch]) await person.add(tokenOf(company));
    await person.add(tokenOf(acme));
    person.list.choose(/Replace the Token of Acme/);
    person.box.answer(tokenOf(cedar));
    await commands.executeCommand("outbox.signIn");
    person.list.choose(undefined);
    await commands.executeCommand("outbox.signOut");
    const names = person.list.shown[0]?.titles.slice(0, -1).map((title) => title.replace("$(account) ", ""));
    assert.deepEqual(names?.sort(), [acme.name, birch.name, cedar.name]);
  });

  it("are not kept where Outbox refuses the token: it says so, and asks again", async () => {
    const answers = ["wrong-token-0815", "wrong-token-0816", undefined];
    person.box.answer(answers);
    assert.equal(await commands.executeCommand("outbox.signIn"), false);
    const prompts = person.box.asked.map(({ prompt }) => prompt ?? "");
    assert.equal(prompts.length, 3);
    assert.match(prompts[0] ?? "", /^Paste an Outbox API token/);
    for (const prompt of prompts.slice(1)) {
      assert.match(prompt, /^127\.0\.0\.1:\d+ did not take that token \(401: “Invalid token\.”\)\. Paste/);
      assert.ok(!prompt.includes("wrong-token"));
    }
    assert.equal((await createFor(acme)).code, "no-token");
  });

  it("are kept and said to be not verified where that cannot be told", async () => {
    for (const route of ["GET /settings/company", "OPTIONS /email/campaigns/"]) {
      await sandbox.failAll(route, { kind: "answer", strikes: "before-create", status: 502 });
    }
    await person.add(tokenOf(acme));
    const [{ text } = { text: "" }] = person.warnings.shown;
    assert.match(text, /is kept, but it is not verified, because .+ answered with? ?.*502/);
    for (const token of tokens) assert.ok(!text.includes(token));
    assert.equal((await createFor(acme)).result.outcome, "created");
  });

  it("of an agency are kept where only the question whose they are is refused", async () => {
    const body = JSON.stringify({ detail: "Invalid token." });
    const headers = { "Content-Type": "application/json" };
    await sandbox.failAll("GET /settings/company", { ...answered, status: 401, headers, body });
    await sandbox.failAll("OPTIONS /email/campaigns/", { ...answered, status: 405 });
    await person.add(tokenOf());
    const [{ text } = { text: "" }] = person.warnings.shown;
    assert.match(text, /is not verified, because .+ an agency's key, and .+405.+ all of it was copied\./);
    assert.equal((await createFor(acme)).result.outcome, "created");
  });

  it("go out in the form that was seen to work, whatever the setting guesses", async () => {
    await person.add(tokenOf(acme));
    await set("authorizationScheme", "raw");
    try {
      assert.equal((await createFor(acme)).result.outcome, "created");
    } finally {
      await set("authorizationScheme", undefined);
    }
  });

  it("are named above a campaign and in the title of its preview, and follow its company", async () => {
    for (const company of [acme, birch]) await person.add(tokenOf(company));
    const { host } = new URL(origin);
    const document = await openCampaign(campaignOf(acme), "whose.campaign.yaml");
    const lens = () => firstLens(document);
    assert.equal(await lens(), `$(cloud-upload)\u00a0Create draft in Outbox · ${acme.name} at ${host}`);
    const titles = () =>
      window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .flatMap(({ label }) => (label.startsWith("POST") ? label : []));
    await commands.executeCommand("outbox.previewRequest", document.uri);
    assert.deepEqual(titles(), [`POST ${host} (${acme.name}) whose.jsonc`]);
    const renamed = `POST ${host} (${birch.name}) whose.jsonc`;
    const changed = next(window.tabGroups.onDidChangeTabs, () => titles().join() === renamed);
    await replaceText(document, campaignOf(birch));
    await changed;
    assert.equal(await lens(), `$(cloud-upload)\u00a0Create draft in Outbox · ${birch.name} at ${host}`);
  });

  it("that an attempt without an answer was made with is the one to look with", async () => {
    for (const company of [acme, birch]) await person.add(tokenOf(company));
    await sandbox.failNext({ kind: "cut", strikes: "after-create" });
    const document = await openCampaign(campaignOf(acme));
    assert.equal((await create(document)).outcome, "unknown");
    await sandbox.reset();
    // The file is another company's by now.
    await replaceText(document, document.getText().replace(acme.id, birch.id));
    let times = 0;
    person.warnings.choose({ test: (title) => title === "Look for It" && times++ === 0 });
    await create(document);
    const asked = (await sandbox.requests()).map(({ method, headers }) => [method, headers["authorization"]]);
    assert.deepEqual(asked, [["GET", `Bearer ${tokenOf(acme)}`]]);
  });
});
