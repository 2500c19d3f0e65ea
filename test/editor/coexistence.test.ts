import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import {
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  ConfigurationTarget,
  commands,
  type Disposable,
  type DocumentFilter,
  extensions,
  type FoldingRange,
  languages,
  Position,
  Range,
  type TextDocument,
  TextEdit,
  workspace,
} from "vscode";
import { next, onDisk, openCampaign, replaceText, valid } from "./campaign-editor.ts";

/** The selector of Red Hat's YAML 1.25 (src/extension.ts): these documents are sent to its server, and no others. */
const redHat: readonly DocumentFilter[] = [
  { language: "yaml" },
  { language: "yaml-textmate" },
  { language: "yaml-tmlanguage" },
  { language: "ansible" },
  { language: "azure-pipelines" },
  { language: "dockercompose" },
  { language: "github-actions-workflow" },
  { language: "home-assistant" },
  { language: "manifest-yaml" },
  { language: "spring-boot-properties-yaml" },
];

/** What releases of it before 1.25 had besides. A full path never matches this pattern, that of no YAML file either. */
const redHatEarlier: DocumentFilter = { pattern: "*.y(a)ml" };

/** A campaign with a mistake, a place to complete at, something to fold, and something to show in an outline. */
const text = `${valid}status: live\nsender_identity_ids:\n  - acme\n\n`;
const end = new Position(text.split("\n").length - 1, 0);
const name = new Position(0, 1);

/** What VS Code asks every provider, where its own answer to any YAML file is nothing. */
const questions: readonly (readonly [command: string, ...rest: unknown[]])[] = [
  ["vscode.executeCodeLensProvider"],
  ["vscode.executeHoverProvider", name],
  ["vscode.executeDocumentSymbolProvider"],
  ["vscode.executeCodeActionProvider", new Range(0, 0, 5, 0)],
  ["vscode.executeInlayHintProvider", new Range(0, 0, 5, 0)],
  ["vscode.executeLinkProvider"],
  ["vscode.executeDocumentColorProvider"],
  ["vscode.executeDefinitionProvider", name],
  ["vscode.executeReferenceProvider", name],
  ["vscode.executeFormatDocumentProvider", { tabSize: 2, insertSpaces: true }],
];

describe("Beside other YAML extensions", () => {
  it("a campaign file is none that Red Hat's YAML extension takes; a YAML file is", async () => {
    for (const ending of ["campaign.yaml", "campaign.yml"]) {
      const campaign = await openCampaign(text, `${randomUUID()}.${ending}`);
      for (const filter of [...redHat, redHatEarlier])
        assert.equal(languages.match(filter, campaign), 0, JSON.stringify(filter));
    }
    const yaml = await openYaml();
    assert.ok(languages.match([...redHat], yaml) > 0);
    assert.equal(languages.match(redHatEarlier, yaml), 0);
  });

  it("a YAML file gets nothing of ours, whatever is in it", async () => {
    const yaml = await openYaml();
    assert.deepEqual(outbox(yaml), []);
    for (const [command, ...rest] of questions)
      assert.deepEqual((await ask(command, yaml, rest)) ?? [], [], command);
    assert.deepEqual(await completions(yaml), []);
    // VS Code folds by indentation by itself: as in any other language of the same rules, once it has read them. No event
    // says when it has.
    const other = await workspace.openTextDocument({ language: "dockercompose", content: text });
    while (!isDeepStrictEqual(await folds(yaml), await folds(other)));
  });

  it("a campaign file gets it, and no formatter", async () => {
    const campaign = await openCampaign(text);
    assert.ok(outbox(campaign).length > 0);
    assert.ok((await lenses(campaign)).length > 0);
    assert.ok((await completions(campaign)).length > 0);
    const options = { tabSize: 2, insertSpaces: true };
    assert.deepEqual((await ask("vscode.executeFormatDocumentProvider", campaign, [options])) ?? [], []);
  });

  it("a campaign file switched to YAML by hand loses it, and gets it back when switched back", async () => {
    const campaign = await openCampaign(text);
    const before = outbox(campaign);
    const yaml = await languages.setTextDocumentLanguage(campaign, "yaml");
    assert.ok(languages.match([...redHat], yaml) > 0);
    assert.deepEqual(outbox(yaml), []);
    assert.deepEqual(await lenses(yaml), []);
    assert.deepEqual(await completions(yaml), []);
    const back = await languages.setTextDocumentLanguage(yaml, "outbox-campaign");
    assert.deepEqual(outbox(back), before);
    assert.ok((await lenses(back)).length > 0);
    assert.equal(languages.match([...redHat], back), 0);
  });

  it("nothing is contributed for YAML: no language, no schema, no snippets", () => {
    const manifest = extensions.getExtension("outbox-campaigns.outbox-campaigns")?.packageJSON.contributes;
    const own = manifest.languages as { id: string }[];
    assert.deepEqual(
      own.map(({ id }) => id),
      ["outbox-campaign"],
    );
    for (const point of ["yamlValidation", "jsonValidation", "snippets"])
      assert.equal(point in manifest, false, point);
  });
});

describe("The setting files.associations", () => {
  afterEach(() => associate(undefined));

  const cases: readonly (readonly [associations: Record<string, string>, language: string])[] = [
    [{ "*.yaml": "yaml" }, "yaml"],
    [{ "*.campaign.yaml": "yaml" }, "yaml"],
    [{ "**/*.yaml": "yaml" }, "yaml"],
    [{ "*.yaml": "yaml", "*.campaign.yaml": "outbox-campaign" }, "outbox-campaign"],
    [{ "**/*.yaml": "yaml", "*.campaign.yaml": "outbox-campaign" }, "outbox-campaign"],
    [{ "*.yaml": "yaml", "*.campaign.{yaml,yml}": "outbox-campaign" }, "outbox-campaign"],
  ];
  for (const [associations, language] of cases) {
    it(`makes a campaign file ${language} with ${JSON.stringify(associations)}`, async () => {
      await associate(associations);
      const document = await openCampaign(text);
      assert.equal(document.languageId, language);
      assert.equal(outbox(document).length > 0, language === "outbox-campaign");
    });
  }

  it("takes back a campaign file that another language has by its name", async () => {
    const taken = await openCampaign(text, "compose.spring.campaign.yaml");
    assert.equal(taken.languageId, "dockercompose");
    const returned = becomes(taken, "outbox-campaign");
    await associate({ "*.campaign.yaml": "outbox-campaign" });
    assert.ok(outbox(await returned).length > 0);
  });

  it("reaches a file that is open, both ways", async () => {
    const campaign = await openCampaign(text);
    const taken = becomes(campaign, "yaml");
    await associate({ "*.yaml": "yaml" });
    assert.deepEqual(outbox(await taken), []);
    const returned = becomes(campaign, "outbox-campaign");
    await associate({ "*.yaml": "yaml", "*.campaign.yaml": "outbox-campaign" });
    assert.ok(outbox(await returned).length > 0);
  });
});

describe("A formatter that goes by file endings, as Prettier's extension does", () => {
  const formatting: Disposable[] = [];
  before(() => {
    // Its selector (prettier-vscode, src/PrettierEditService.ts, getSelectors), cut to YAML.
    const selector: DocumentFilter[] = [
      { pattern: `${workspace.workspaceFolders?.[0]?.uri.fsPath}/**/*.{yml,yaml}`, scheme: "file" },
      { language: "yaml" },
    ];
    const edits = () => [TextEdit.insert(new Position(0, 0), "# formatted\n")];
    formatting.push(
      languages.registerDocumentFormattingEditProvider(selector, { provideDocumentFormattingEdits: edits }),
    );
  });
  after(async () => {
    for (const each of formatting) each.dispose();
    await formatOnSave(undefined);
  });

  it("formats a campaign file when asked to", async () => {
    const campaign = await openCampaign(valid);
    await commands.executeCommand("editor.action.formatDocument");
    assert.equal(campaign.getText(), `# formatted\n${valid}`);
  });

  it("leaves it alone when it is saved, also where saving formats other files", async () => {
    await formatOnSave(true);
    const yaml = await openYaml();
    await replaceText(yaml, valid);
    await yaml.save();
    assert.equal(await onDisk(yaml), `# formatted\n${valid}`);
    const campaign = await openCampaign(valid);
    await replaceText(campaign, `${valid}# saved\n`);
    await campaign.save();
    assert.equal(await onDisk(campaign), `${valid}# saved\n`);
  });
});

function folds({ uri }: TextDocument): Thenable<FoldingRange[]> {
  return commands.executeCommand("vscode.executeFoldingRangeProvider", uri);
}

function openYaml(): Promise<TextDocument> {
  return openCampaign(text, `${randomUUID()}.yaml`);
}

function outbox({ uri }: TextDocument): string[] {
  return languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === "outbox")
    .map(({ code, message }) => `${code}: ${message}`);
}

function ask(
  command: string,
  { uri }: TextDocument,
  rest: readonly unknown[],
): Thenable<unknown[] | undefined> {
  return commands.executeCommand(command, uri, ...rest);
}

async function lenses({ uri }: TextDocument): Promise<CodeLens[]> {
  return await commands.executeCommand("vscode.executeCodeLensProvider", uri);
}

/** What is offered but for words of the text, which VS Code offers by itself. */
async function completions({ uri }: TextDocument): Promise<CompletionItem[]> {
  const { items } = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    uri,
    end,
  );
  return items.filter(({ kind }) => kind !== CompletionItemKind.Text);
}

/** Sets which names are which language, in this workspace; nothing unsets it. */
async function associate(associations: Record<string, string> | undefined): Promise<void> {
  await workspace
    .getConfiguration("files")
    .update("associations", associations, ConfigurationTarget.Workspace);
}

async function formatOnSave(on: true | undefined): Promise<void> {
  await workspace.getConfiguration("editor").update("formatOnSave", on, ConfigurationTarget.Workspace);
}

/** The document, when it is next opened in this language. */
function becomes({ uri }: TextDocument, language: string): Promise<TextDocument> {
  return next(
    workspace.onDidOpenTextDocument,
    (opened) => opened.uri.toString() === uri.toString() && opened.languageId === language,
  );
}
