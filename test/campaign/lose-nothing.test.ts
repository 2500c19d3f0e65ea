import assert from "node:assert/strict";
import {
  applyEdits,
  type CheckedCampaign,
  EntryMemory,
  findCertainEdits,
  findFixes,
  findProblems,
  readCampaign,
} from "../../src/campaign/index.ts";
import { processorTime } from "../processor-time.ts";
import { diskForms, newId, required, summary, uuid } from "./marks.ts";

function check(text: string): CheckedCampaign {
  const campaign = readCampaign(text);
  return { campaign, problems: findProblems(campaign) };
}

/** The text after each fix that is offered for any problem, by "problem: fix". */
function results(text: string): Map<string, string> {
  const checked = check(text);
  const fixes = checked.problems.flatMap((problem) =>
    findFixes(checked, problem).map(
      ({ title, edits }) => [`${problem.code}: ${title}`, applyEdits(text, edits)] as const,
    ),
  );
  return new Map(fixes);
}

function mendCertain(text: string): string {
  return applyEdits(text, findCertainEdits(check(text)));
}

const bare = newId.replaceAll("-", "");

describe("a fix", () => {
  describe("leaves the id of either version of a merge conflict, or of a key that is there twice:", () => {
    const written = [
      `"id": ${newId}`,
      `  id: ${newId}`,
      `id: !!str ${newId}`,
      `id: "${bare}"`,
      `? id\n: ${newId}`,
      `id: "{${newId}}"`,
      `id: &a ${newId} # c`,
    ];
    for (const [form, change] of diskForms) {
      for (const id of written) {
        it(`${JSON.stringify(id)} (${form})`, () => {
          const conflict = `<<<<<<< HEAD\nid: ${uuid}\n=======\n${id}\n>>>>>>> other\n`;
          const duplicate = `id: ${uuid}\nname: A\ncompany: x\n${id}\n`;
          for (const text of [`name: A\ncompany: x\n${conflict}`, duplicate]) {
            const after = results(change(text));
            for (const [title, result] of after) {
              assert.ok(result.includes(uuid), `${title} loses the first id`);
              assert.ok(result.replaceAll("-", "").includes(bare), `${title} loses the second id`);
            }
          }
        });
      }
    }

    it("keeps the other id of a conflict in a comment", () => {
      const after = results(
        `${required}<<<<<<< HEAD\n"id": ${uuid}\n=======\nid: "${bare}"\n>>>>>>> other\n`,
      );
      assert.deepEqual(
        [...after.keys()],
        [
          "merge-conflict: Keep the upper version, and the other id in a comment",
          "merge-conflict: Keep the lower version, and the other id in a comment",
        ],
      );
    });
  });

  it("changes no value that an alias repeats elsewhere", () => {
    const named = `${required}status: &s Active\ndescription: *s\n`;
    assert.deepEqual([...results(named).keys()], []);
    assert.equal(mendCertain(named), named);
  });

  it("brings no key that is there already, and no broken line", () => {
    for (const text of [
      `${required}staus: draft\nstatus: active\n`,
      `${required}status: active\nstatus:draft\n`,
      `${required}description: &Spring |\n  sale\n`,
      `name: "Spring # launch\ncompany: ${uuid}\nstatus: 'draft\n`,
    ]) {
      for (const [title, result] of results(text)) {
        const found = summary(result);
        const isWorse = ["duplicate-key", "not-a-mapping"].some((code) =>
          found.some((line) => line.startsWith(code)),
        );
        assert.ok(!isWorse, `${title}: ${found.join()}`);
      }
    }
  });
});

describe("what is certain", () => {
  const untouched: readonly (readonly [title: string, text: string])[] = [
    ["a key that says the campaign exists", `${required}ID: ${newId}\n`],
    ["a key that says it is deleted", `${required}isDeleted: true\n`],
    ["two keys that may mean the same", `${required}Description: One\ndescripton: Two\n`],
    ["a value that an anchor names", `${required}stop_on_reply: &s yes\n`],
    ["a list that an anchor names", `${required}sender_identity_ids: &s ${uuid}\n`],
    ["text behind an anchor that nobody uses", `${required}description: &d no\n`],
    ["a status with a comment behind its `|`", `${required}status: | # ours\n  Draft\n`],
    ["a value that begins like a comment", `${required}status:# paused\n`],
    ["a time zone with a comment behind its `|`", `${required}timezone: >- # ours\n  europe/berlin\n`],
  ];
  for (const [title, text] of untouched) {
    it(`leaves ${title}`, () => {
      assert.notDeepEqual(summary(text), []);
      assert.equal(mendCertain(text), text);
    });
  }

  it("is all that goes together where two fixes want the same place", () => {
    const text = `${required}status:Active\nstop_on_reply: yes\nworkflow: ${bare}\n`;
    const after = mendCertain(text);
    assert.match(after, /^stop_on_reply: true$/m);
    assert.match(after, new RegExp(`^workflow: ${newId}$`, "m"));
  });

  it("takes no longer where nothing goes together", () => {
    const text = `${required}${`Status: Active\nstatus: Active\nworkflow:${bare}\n`.repeat(500)}`;
    const checked = check(text);
    const start = processorTime();
    findCertainEdits(checked);
    assert.ok(processorTime() - start < 10_000);
  });
});

describe("what is hidden", () => {
  const mended: readonly (readonly [before: string, after: string])[] = [
    ["description: Sale #1", 'description: "Sale #1"'],
    ["description: Sale #1 of #2", 'description: "Sale #1 of #2"'],
    ["description:\n  our\n  sale #1", 'description:\n  "our\n  sale #1"'],
    ["description: &Spring sale", 'description: "&Spring sale"'],
    ["description: &Spring sale # c", 'description: "&Spring sale" # c'],
    ["description: &Spring sale #1", 'description: "&Spring sale #1"'],
    ["description: &Spring 'sale'", ""],
    ["description: &Spring |\n  sale", ""],
    ["description: Sale # 1", ""],
    ["description: Sale # see #1", ""],
    ["description: Sale ## 1", ""],
    ["description: 'Sale' #1", ""],
    ["description: | #1\n  Sale", ""],
    ["description: &Spring sale\nallowed_windows: {a: *Spring}", ""],
    ["status: draft #1", ""],
    ["timezone: UTC #1", ""],
    ["allowed_windows: {a: b} #1", ""],
  ];
  for (const [form, change] of diskForms) {
    for (const [before, after] of mended) {
      it(`${JSON.stringify(before)}: ${JSON.stringify(after) || "nothing"} (${form})`, () => {
        const result = results(change(`${required}${before}\n`));
        const expected = after === "" ? undefined : change(`${required}${after}\n`);
        assert.equal(result.get("hidden-text: Put quotes around all of it"), expected);
        if (after === "") assert.deepEqual(summary(change(`${required}${before}\n`)), []);
        else assert.deepEqual(summary(expected ?? ""), []);
      });
    }
  }

  it("is a value that begins with a `#`", () => {
    const text = `company: ${uuid}\nname: #1 sale\n`;
    assert.deepEqual(summary(text), ['wrong-type "name"', 'hidden-text "#1 sale"']);
    assert.equal(
      results(text).get("hidden-text: Put quotes around all of it"),
      `company: ${uuid}\nname: "#1 sale"\n`,
    );
  });

  it("is not what stands behind the bracket of the whole", () => {
    assert.deepEqual(summary(`{company: ${uuid}, name: Sale} #1`), []);
  });
});

describe("a missing key", () => {
  const broken: readonly (readonly [title: string, text: string])[] = [
    ["behind a quote that is open", `description: "a\n  b\nname: A\ncompany: ${uuid}\n`],
    ["indented", `status: draft\n  name: A\n  company: ${uuid}\n`],
    ["in quotes", `status: 'draft\n"name": A\n'company' : ${uuid}\n`],
  ];
  for (const [title, text] of broken) {
    it(`is none that stands in a broken text, ${title}`, () => {
      const codes = summary(text).map((line) => line.split(" ")[0]);
      assert.ok(codes.includes("yaml-syntax"));
      assert.ok(!codes.includes("missing-key"), codes.join());
    });
  }
});

describe("a long list", () => {
  it("of ids that want dashes is mended in time, also when it was read entry by entry", () => {
    const ids = Array.from(
      { length: 1500 },
      (_, index) => `  - ${uuid.replaceAll("-", "").slice(0, -4)}${index + 1000}\n`,
    );
    const memory = new EntryMemory(1_000_000);
    const text = `${required}sender_identity_ids:\n${ids.join("")}`;
    readCampaign(text, memory);
    const campaign = readCampaign(`${text}status: draft\n`, memory);
    assert.ok(campaign.byEntries);
    const problems = findProblems(campaign);
    assert.equal(problems.length, ids.length);
    const start = processorTime();
    assert.equal(findCertainEdits({ campaign, problems }).length, ids.length);
    assert.ok(processorTime() - start < 1000);
  });
});

describe("a long line", () => {
  const long = 120_000;
  const texts: readonly (readonly [title: string, text: string])[] = [
    ["keys to remove behind much", `{name: A, company: ${uuid}, a: ${"x ".repeat(long / 2)}, b: 2}`],
    ["marks without end", `{name: A, company: ${uuid}, a: "${"& ".repeat(long / 2)}", b: 2}`],
    ["spaces in what is no id", `${required}workflow: "a${" ".repeat(long)}a"\n`],
    ["dashes in what is no id", `${required}workflow: "${"- ".repeat(long / 2)}"\n`],
    ["spaces in what is no time", `${required}created_at: "a${" ".repeat(long)}a"\n`],
    ["quotes in what is no boolean", `${required}stop_on_reply: "a${"'".repeat(long)}a"\n`],
    ["`#` in what needs quotes", `${required}description: @${" #".repeat(long / 2)}\n`],
    ["`#` in what is hidden", `${required}description: a${" #1".repeat(long / 3)}\n`],
  ];
  for (const [title, text] of texts) {
    it(`is mended in time: ${title}`, () => {
      const checked = check(text);
      assert.ok(checked.problems.length > 0);
      const start = processorTime();
      for (const problem of checked.problems) findFixes(checked, problem);
      findCertainEdits(checked);
      assert.ok(processorTime() - start < 1000);
    });
  }
});
