import assert from "node:assert/strict";
import { InputBoxValidationSeverity } from "vscode";
import { askForId } from "../../src/editor/ask-for-id.ts";
import { stubInputBox } from "./stub-input-box.ts";

const id = "7a1e5b2c-4f60-4d3a-9b8c-2e6d0f9a1c57";
const company = "3c90c3cc-0d44-4b50-8888-8dd25736052a";

describe("The box for the id of a campaign that exists", () => {
  const box = stubInputBox();
  before(() => box.install());
  after(() => box.restore());

  /** What the box says of a text, and what comes of entering it. */
  const enter = async (text: string, holders: readonly string[] = []) => {
    box.answer(text);
    const entered = await askForId(`{"company":"${company}"}`, (one) => (one === id ? holders : []));
    const said = await box.asked[0]?.validateInput?.(text);
    return { entered, said: said ?? undefined };
  };

  it("takes an id in either case, and the last one of a web address", async () => {
    for (const text of [
      id,
      ` ${id.toUpperCase()} `,
      `https://outbox.example.com/c/${company}/campaigns/${id}/edit`,
    ])
      assert.deepEqual(await enter(text), { entered: id, said: undefined });
  });

  it("refuses what is no id, and one that stands in the file for something else", async () => {
    for (const [text, words] of [
      ["Spring launch", /UUID/],
      [company, /for something else/],
    ] as const) {
      const { entered, said } = await enter(text);
      assert.equal(entered, undefined);
      assert.match(typeof said === "string" ? said : "", words);
    }
  });

  it("warns of an id that another campaign file has, and takes it all the same", async () => {
    for (const [holders, words] of [
      [["a/one.campaign.yaml"], "This id is in a/one.campaign.yaml already:"],
      [
        ["a.campaign.yaml", "b.campaign.yaml", "c.campaign.yaml"],
        "This id is in a.campaign.yaml and 2 more already:",
      ],
    ] as const) {
      const { entered, said } = await enter(id.toUpperCase(), holders);
      assert.equal(entered, id);
      assert.ok(typeof said === "object");
      assert.equal(said.severity, InputBoxValidationSeverity.Warning);
      assert.ok(said.message.startsWith(words), said.message);
    }
  });
});
