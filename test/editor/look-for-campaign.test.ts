import assert from "node:assert/strict";
import { QuickPickItemKind } from "vscode";
import { listCandidates } from "../../src/editor/look-for-campaign.ts";
import { company } from "./campaign-editor.ts";

const other = "8d2f6b1c-0a4e-4c7b-9f35-1e6d8a2c4b70";
const sought = {
  origin: "https://api.getoutbox.ai",
  body: JSON.stringify({ name: " Spring", company }),
  since: "2026-05-03T10:32:00Z",
};

/** A listed campaign whose id ends in this digit. */
function listed(digit: number, name: string, owner: string, createdAt = "2026-05-01T08:00:00Z") {
  return {
    id: `3c90c3cc-0d44-4b50-8888-8dd25736052${digit}`,
    name,
    company: owner,
    status: "draft",
    createdAt,
  };
}

describe("The campaigns to choose from after no answer", () => {
  it("come with the likeliest first, below lines that say how alike they are", () => {
    const campaigns = [
      listed(1, "Summer", other),
      listed(2, "Spring", company.toUpperCase()),
      listed(3, "Spring", other),
      listed(4, "Summer", company),
      listed(5, "Spring", company, "2026-05-03T10:25:00Z"),
      { ...listed(6, "Spring", company), id: "no id" },
    ];
    const items = listCandidates(campaigns, sought).map(({ kind, label, id }) =>
      kind === QuickPickItemKind.Separator ? label : id?.at(-1),
    );
    assert.deepEqual(items, ["most alike", "5", "2", "others", "3", "4", "1"]);
  });

  it("say whose they are, when they were created, and their ids", () => {
    const [, same, , another] = listCandidates(
      [listed(1, "Spring", company), listed(2, "", other, "")],
      sought,
    );
    assert.deepEqual([same?.label, same?.description], ["Spring", "the same company"]);
    assert.match(same?.detail ?? "", /^created .*2026.* · draft · 3c90.*1$/);
    assert.deepEqual([another?.label, another?.description], ["(no name)", `company ${other}`]);
    assert.match(another?.detail ?? "", /^draft · 3c90.*2$/);
  });
});
