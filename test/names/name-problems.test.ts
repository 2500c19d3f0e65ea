import assert from "node:assert/strict";
import { findProblems, readCampaign } from "../../src/campaign/index.ts";
import { findNameFixes, findNameProblems, type KnownNames, listHints } from "../../src/names/index.ts";
import { readMarks, writeMarks } from "../campaign/marks.ts";
import { acme, birch, idOf, knownOf, sourceOf, told } from "./known.ts";

function problemsIn(text: string, known: KnownNames = knownOf()) {
  return findNameProblems(readCampaign(text), "this", known);
}

describe("What is wrong with an id", () => {
  it("is that it is of another kind, as its account says", () => {
    const marked = `workflow: «${idOf("Roof Helper")}» # Nurture\n`;
    const { text } = readMarks(marked);
    const [problem, ...more] = problemsIn(text);
    assert.equal(more.length, 0);
    assert.deepEqual([problem?.code, problem?.severity], ["wrong-kind", "warning"]);
    assert.equal(writeMarks(text, problem ? [problem.range] : []), marked);
    assert.match(
      problem?.message ?? "",
      /the agent “Roof Helper” of the account Acme Roofing.*`responder_agent`/,
    );
  });

  it("is that a sender is not verified", () => {
    const text = `sender_identity_ids:\n  - ${idOf("Jane")}\n  - ${idOf("Omar")}\n  - ${idOf("Lee")}\n`;
    assert.deepEqual(
      problemsIn(text).map(({ code, message }) => `${code}: ${message.split(":")[0]}`),
      [
        "unverified-sender: The sender “Omar <omar@example.com>” is not verified yet",
        "unverified-sender: The sender “Lee <lee@example.com>” could not be verified",
      ],
    );
  });

  it("is nothing where the account's word is not fresh", () => {
    const stale = told.map((each) => ({ ...each, source: sourceOf(each.source.label, "stale") }));
    const text = `workflow: ${idOf("Bark")}\nsender_identity_ids:\n  - ${idOf("Omar")}\n`;
    assert.equal(problemsIn(text).length, 2);
    assert.deepEqual(problemsIn(text, knownOf(stale)), []);
  });

  it("is nothing where one account knows it as what it is used for", () => {
    const also = {
      ...told[2],
      id: idOf("Bark"),
      name: "Bark",
      kind: "workflow",
      source: sourceOf("Other"),
    } as const;
    assert.deepEqual(problemsIn(`workflow: ${idOf("Bark")}\n`, knownOf([...told, also])), []);
  });

  const id = idOf("x");
  const asSender = `sender_identity_ids: [${id}]\n`;
  const asWorkflow = `workflow: ${id}\n`;
  const folders: readonly (readonly [title: string, files: Record<string, string>, isWarned: boolean])[] = [
    ["another file has it under another key", { a: asSender }, true],
    ["several have it under the same other key", { a: asSender, b: asSender }, true],
    ["one has it under this key", { a: asSender, b: asWorkflow }, false],
    ["others disagree among themselves", { a: asSender, b: `company: ${id}\n` }, false],
    ["one has it under both keys", { a: asSender + asWorkflow }, false],
    ["only this file has it", { this: asSender + asWorkflow }, false],
    ["no file has it", {}, false],
  ];
  for (const [title, files, isWarned] of folders) {
    it(`${isWarned ? "is" : "is not"} told by files alone where ${title}`, () => {
      const known = knownOf([], { this: asWorkflow, ...files });
      const codes = problemsIn(asWorkflow, known).map(({ code }) => code);
      assert.deepEqual(codes, isWarned ? ["wrong-kind"] : []);
    });
  }

  it("is never an error, and is not told a thousand times", () => {
    const many = `sender_identity_ids:\n${`  - ${idOf("Bark")}\n`.repeat(1000)}`;
    const problems = problemsIn(many);
    assert.equal(problems.length, 100);
    assert.ok(problems.every(({ severity }) => severity === "warning"));
  });
});

/** The titles of the fixes of the first problem, the preferred one with a star. */
function fixesOf(text: string, known: KnownNames = knownOf()) {
  const campaign = readCampaign(text);
  const checked = { campaign, problems: findProblems(campaign) };
  const [problem] = checked.problems.filter(({ code }) => code === "invalid-format");
  assert.ok(problem);
  const fixes = findNameFixes(checked, problem, known);
  assert.ok(fixes.every(({ certain }) => !certain));
  return {
    fixes,
    titles: fixes.map(
      ({ title, preferred }) => `${preferred ? "*" : ""}${title.replace("Change to the id of ", "")}`,
    ),
  };
}

describe("The fix of a name", () => {
  const required = `name: A\ncompany: ${acme}\n`;

  it("is its id, preferred where one has exactly this name", () => {
    const { fixes, titles } = fixesOf("name: A\ncompany: acme  roofing\n");
    assert.deepEqual(titles, ["*Acme Roofing"]);
    assert.deepEqual(fixes[0]?.edits[0]?.text, `${acme} # Acme Roofing`);
    assert.deepEqual(fixesOf('name: A\ncompany: "Birch & Sons"\n').fixes[0]?.edits[0]?.text, `"${birch}"`);
  });

  it("takes the name of a sender without the address, or the address", () => {
    for (const written of ["jane", "JANE", "jane@example.com"]) {
      const { titles } = fixesOf(`${required}sender_identity_ids:\n  - ${written}\n`);
      assert.deepEqual(titles, ["*Jane <jane@example.com> (verified · Acme Roofing)"]);
    }
  });

  it("is first that of the account whose company the file is for, and last those of the folder alone", () => {
    const folder = { "spring.campaign.yaml": `sender_identity_ids:\n  - ${idOf("Jane of old")} # Jane\n` };
    const { titles } = fixesOf(`${required}sender_identity_ids:\n  - jane\n`, knownOf(told, folder));
    assert.deepEqual(titles, ["Jane <jane@example.com> (verified · Acme Roofing)", "Jane (in 1 file here)"]);
  });

  it("leaves the choice where several have the name, or it is only like theirs", () => {
    const more = {
      ...told[5],
      id: idOf("Jane 2"),
      name: "Jane <jane@birch.example>",
      kind: "sender",
      source: sourceOf("Birch & Sons"),
    } as const;
    const both = fixesOf(`${required}sender_identity_ids:\n  - Jane\n`, knownOf([...told, more]));
    assert.deepEqual(both.titles.length, 2);
    assert.ok(both.fixes.every(({ preferred }) => !preferred));
    assert.deepEqual(fixesOf("name: A\ncompany: Acme\n").titles, ["Acme Roofing"]);
    assert.deepEqual(fixesOf("name: A\ncompany: Acme Rofing\n").titles, ["Acme Roofing"]);
  });

  it("is none where nothing is like it, or the kind is another", () => {
    assert.deepEqual(fixesOf("name: A\ncompany: Zenith Dental\n").titles, []);
    assert.deepEqual(fixesOf("name: A\ncompany: Bark\n").titles, []);
  });
});

describe("The name beside an id", () => {
  it("is shown where the line has no comment and the id is in sight", () => {
    const marked = `company: ${acme}«»\nresponder_agent: ${idOf("Bark")} # ours\nworkflow: ${idOf("x")}\nsender_identity_ids:\n  - ${idOf("Jane")}«»\n  - ${idOf("Omar")}\n`;
    const { text } = readMarks(marked);
    const range = { start: 0, end: text.indexOf(idOf("Omar")) - 5 };
    const hints = listHints(readCampaign(text), range, knownOf());
    const places = hints.map(({ offset }) => ({ start: offset, end: offset }));
    assert.equal(writeMarks(text, places), marked);
    assert.deepEqual(
      hints.map(({ named }) => named.name),
      ["Acme Roofing", "Jane <jane@example.com>"],
    );
  });

  it("takes no longer where the list goes on for long", () => {
    const known = knownOf();
    const least = (length: number) => {
      const campaign = readCampaign(`sender_identity_ids:\n${`  - ${idOf("Jane")}\n`.repeat(length)}`);
      const range = { start: 1000, end: 3000 };
      const times = Array.from({ length: 30 }, () => {
        const start = performance.now();
        assert.ok(listHints(campaign, range, known).length > 40);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    const few = least(100);
    assert.ok(least(20_000) < 5 * few + 0.1);
  });
});
