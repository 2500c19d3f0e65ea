import assert from "node:assert/strict";
import {
  commands,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Hover,
  type MarkdownString,
  Position,
  type Range,
  type SelectionRange,
  SymbolKind,
  type TextDocument,
  Uri,
  workspace,
} from "vscode";
import { company, openCampaign, valid } from "./campaign-editor.ts";

/** Opens a file with this text; asks what VS Code calls this command for at its `█`. */
async function askAt<T>(command: string, marked: string): Promise<{ document: TextDocument; answer: T }> {
  const document = await openCampaign(marked.replace("█", ""));
  const position = document.positionAt(marked.indexOf("█"));
  const isMany = command === "vscode.executeSelectionRangeProvider";
  const answer = await commands.executeCommand<T>(command, document.uri, isMany ? [position] : position);
  return { document, answer };
}

/** Opens a file with this text, and asks what VS Code calls this command for. */
async function ask<T>(command: string, text: string): Promise<{ document: TextDocument; answer: T }> {
  const document = await openCampaign(text);
  return { document, answer: await commands.executeCommand<T>(command, document.uri) };
}

describe("Hovers", () => {
  it("explain the key under the pointer, as text that is not trusted", async () => {
    const { document, answer } = await askAt<Hover[]>(
      "vscode.executeHoverProvider",
      `${valid}time█zone: UTC\n`,
    );
    const [hover] = answer;
    const content = hover?.contents[0] as MarkdownString;
    assert.match(content.value, /^\*\*Time zone\*\*\n/);
    assert.ok(!content.isTrusted && !content.supportHtml);
    assert.equal(document.getText(hover?.range), "timezone");
  });

  it("explain the value, and say nothing in a comment", async () => {
    const { document, answer } = await askAt<Hover[]>("vscode.executeHoverProvider", "status: dr█aft # c\n");
    assert.deepEqual(
      answer.map(({ range }) => document.getText(range)),
      ["draft"],
    );
    assert.deepEqual((await askAt<Hover[]>("vscode.executeHoverProvider", "# sta█tus\n")).answer, []);
  });
});

describe("The outline", () => {
  it("lists the keys with their values, and what is nested", async () => {
    const text = `name: Spring launch\r\nsender_identity_ids:\r\n  - ${company}\r\nstop_on_reply: true\r\n"":\r\n`;
    const { document, answer } = await ask<DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", text);
    const written = answer.map(({ name, detail, kind, range, children }) => [
      name,
      detail,
      SymbolKind[kind],
      document.getText(range),
      children.map((child) => child.detail),
    ]);
    assert.deepEqual(written, [
      ["name", "Spring launch", "String", "name: Spring launch", []],
      ["sender_identity_ids", "1 item", "Array", `sender_identity_ids:\r\n  - ${company}`, [company]],
      ["stop_on_reply", "true", "Boolean", "stop_on_reply: true", []],
      ['""', "", "Key", '""', []],
    ]);
  });
});

describe("Folding", () => {
  it("folds lists, text, comments and regions", async () => {
    const text = `# a\n# b\n#region\nsender_identity_ids:\n  - ${company}\n#endregion\ndescription: |\n  # a\n  # b\n`;
    const { answer } = await ask<FoldingRange[]>("vscode.executeFoldingRangeProvider", text);
    assert.deepEqual(
      answer.map(({ start, end, kind }) => [start, end, kind]),
      [
        [0, 1, FoldingRangeKind.Comment],
        [2, 5, FoldingRangeKind.Region],
        [3, 4, undefined],
        [6, 8, undefined],
      ],
    );
  });
});

describe("Expand Selection", () => {
  it("grows from the word to the value, the entry and the file", async () => {
    const text = "name: 'Spring █launch'\nstatus: draft\n";
    const { document, answer } = await askAt<SelectionRange[]>("vscode.executeSelectionRangeProvider", text);
    const selected = ranges(answer[0]).map((range) => document.getText(range));
    const steps = [
      "launch",
      "Spring launch",
      "'Spring launch'",
      "name: 'Spring launch'",
      "name: 'Spring launch'\nstatus: draft",
      document.getText(),
    ];
    assert.deepEqual(
      selected.filter((step) => steps.includes(step)),
      steps,
    );
  });
});

describe("Links", () => {
  it("lead once to the reference page", async () => {
    const { document, answer } = await ask<DocumentLink[]>(
      "vscode.executeLinkProvider",
      `${valid}allowed_windows: {}\n`,
    );
    const [link, ...others] = answer;
    assert.deepEqual(others, []);
    assert.equal(document.getText(link?.range), "allowed_windows");
    assert.equal(link?.target?.authority, "docs.getoutbox.ai");
    assert.equal(link?.tooltip, "Outbox's reference page");
  });
});

describe("A campaign in a view that cannot be written, such as the left of a diff,", () => {
  it("is left to VS Code, which folds it by indentation", async () => {
    const view = workspace.registerTextDocumentContentProvider("read-only-view", {
      provideTextDocumentContent: () => `# a\n# b\nsender_identity_ids:\n  - ${company}\n`,
    });
    const uri = Uri.from({ scheme: "read-only-view", path: "/a.campaign.yaml" });
    assert.equal((await workspace.openTextDocument(uri)).languageId, "outbox-campaign");
    const askFor = <T>(feature: string, ...more: unknown[]) =>
      commands.executeCommand<T[] | undefined>(`vscode.execute${feature}Provider`, uri, ...more);
    assert.deepEqual(await askFor("Hover", new Position(2, 0)), []);
    assert.deepEqual((await askFor("DocumentSymbol")) ?? [], []);
    assert.deepEqual(await askFor("Link"), []);
    const folds = (await askFor<FoldingRange>("FoldingRange")) ?? [];
    assert.deepEqual(
      folds.map(({ start, end }) => [start, end]),
      [[2, 3]],
    );
    view.dispose();
  });
});

function ranges(selection: SelectionRange | undefined): Range[] {
  return selection ? [selection.range, ...ranges(selection.parent)] : [];
}
