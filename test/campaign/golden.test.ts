import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { applyEdits, findCertainEdits, findProblems, readCampaign } from "../../src/campaign/index.ts";
import { diskForms } from "./marks.ts";
import { applyMarkers, readMarkers, readPair } from "./read-golden.ts";

const folder = "test/campaign/golden";
const source = "src/campaign";

/** Each `<name>.campaign.yaml`, what its markers make of it, and what "mend all that is certain" makes of some. */
const files = readdirSync(folder);
const names = files.flatMap((file) => /^([^.]+)\.campaign\.yaml$/.exec(file)?.[1] ?? []);

describe("golden files", () => {
  for (const name of names) {
    for (const [form, change] of diskForms) {
      it(`${name} (${form})`, () => {
        const { text, golden } = readPair(folder, name);
        assert.equal(applyMarkers(change(text)), change(golden));
      });
    }
  }

  for (const name of names.filter((name) => files.includes(`${name}.certain.campaign.yaml`))) {
    for (const [form, change] of diskForms) {
      it(`${name}, all that is certain (${form})`, () => {
        const campaign = readCampaign(change(read(`${name}.campaign.yaml`)));
        const edits = findCertainEdits({ campaign, problems: findProblems(campaign) });
        assert.equal(applyEdits(campaign.text, edits), change(read(`${name}.certain.campaign.yaml`)));
      });
    }
  }

  it("there is no file without the campaign it belongs to", () => {
    const known = new Set(
      names.flatMap((name) => ["", ".golden", ".certain"].map((kind) => `${name}${kind}.campaign.yaml`)),
    );
    assert.deepEqual(
      files.filter((file) => !known.has(file)),
      [],
    );
  });

  it("every fix the code can offer is applied in one of them", () => {
    const applied = names.flatMap((name) =>
      readMarkers(read(`${name}.campaign.yaml`)).flatMap(({ fixes }) =>
        fixes.filter(({ isApplied }) => isApplied),
      ),
    );
    const titles = new Set(applied.map(({ title }) => title));
    const offered = listTitles();
    assert.ok(offered.length >= 30, `only ${offered.length} titles were found in ${source}`);
    const missing = offered.filter((title) => ![...titles].some((one) => toPattern(title).test(one)));
    assert.deepEqual(missing, []);
  });
});

function read(file: string): string {
  return readFileSync(path.join(folder, file), "utf8").replaceAll("\r\n", "\n");
}

/** The titles of fixes that stand in the source, as they stand there. */
function listTitles(): string[] {
  const modules = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  return modules.flatMap((file) => {
    const text = readFileSync(path.join(source, file), "utf8");
    const found = text.matchAll(/\btitle(?::| =)\s*(?:[^;,"`]*\?\s*)?(["`])((?:\\.|(?!\1).)*)\1/g);
    return [...found].flatMap(([, , title = ""]) => title);
  });
}

/** A pattern of the titles a literal in the source can make: anything may stand for what is filled in. */
function toPattern(literal: string): RegExp {
  const parts = literal.replace(/\\(.)/g, "$1").split(/\$\{[^}]*(?:\}|$)/);
  return new RegExp(`^${parts.map((part) => part.replace(/[^\w\s]/g, "\\$&")).join(".*")}$`, "s");
}
