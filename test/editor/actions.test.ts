import assert from "node:assert/strict";
import {
  type CodeAction,
  type CodeLens,
  commands,
  Disposable,
  Range,
  Selection,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import { findProblems, readCampaign } from "../../src/campaign/index.ts";
import { listActions } from "../../src/editor/list-actions.ts";
import { DocumentReader } from "../../src/editor/read-document.ts";
import { trackActiveCampaign } from "../../src/editor/track-active-campaign.ts";
import { company, next, openCampaign, replaceText, valid } from "./campaign-editor.ts";

async function lensesOf({ uri }: TextDocument): Promise<CodeLens[]> {
  return commands.executeCommand<CodeLens[]>("vscode.executeCodeLensProvider", uri, 10);
}

async function titles(document: TextDocument): Promise<unknown[]> {
  return (await lensesOf(document)).map(({ command }) => command?.title.replace("\u00a0", " "));
}

/** What the light bulb offers on this line for the campaign as a whole. */
async function menu({ uri }: TextDocument, line: number): Promise<string[]> {
  const actions = await commands.executeCommand<CodeAction[]>(
    "vscode.executeCodeActionProvider",
    uri,
    new Range(line, 0, line, 0),
  );
  return actions.filter(({ kind }) => kind?.value === "outbox").map(({ title }) => title);
}

const draft = "Create draft in Outbox";
const always = ["Preview Request", "Copy Request as cURL"];

interface State {
  readonly name: string;
  readonly text: string;
  readonly lenses: readonly string[];
  /** What the light bulb offers on the line of the first key. */
  readonly menu: readonly string[];
}

const states: readonly State[] = [
  {
    name: "a draft",
    text: valid,
    lenses: [`$(cloud-upload) ${draft}`, "Preview"],
    menu: [draft, ...always],
  },
  {
    name: "an active campaign, about which it asks",
    text: valid.replace("draft", "active"),
    lenses: ["$(cloud-upload) Create active campaign in Outbox…", "Preview"],
    menu: ["Create active campaign in Outbox…", ...always],
  },
  {
    name: "no status",
    text: valid.replace("status: draft\n", ""),
    lenses: ["$(cloud-upload) Create in Outbox (no status)", "Preview"],
    menu: ["Create in Outbox (no status)", ...always],
  },
  {
    name: "errors",
    text: `${valid}stauts: x\nworkflow: y\n`,
    lenses: ["$(error) 2 errors to correct first", "Preview"],
    menu: ["Go to the First Error", "Preview Request"],
  },
  {
    name: "a created campaign",
    text: `id: ${company}\n${valid}`,
    lenses: ["$(check) Created in Outbox", "Copy Id"],
    menu: ["Copy Id", ...always],
  },
];

describe("What can be done with a campaign", () => {
  for (const { name, text, lenses, menu: offered } of states) {
    it(`is said above the first key, and in its light bulb: ${name}`, async () => {
      const document = await openCampaign(`# Spring\n\n${text}`);
      assert.deepEqual(await titles(document), lenses);
      for (const lens of await lensesOf(document)) assert.equal(lens.range.start.line, 2);
      assert.deepEqual(await menu(document, 2), offered);
      assert.deepEqual(await menu(document, 0), []);
      assert.deepEqual(await menu(document, 3), []);
    });
  }

  it("is in the light bulb of the id too, wherever that is", async () => {
    const document = await openCampaign(`${valid}id: ${company}\n`);
    assert.deepEqual(await menu(document, 3), ["Copy Id", ...always]);
    assert.deepEqual(await menu(document, 1), []);
  });

  it("is not to create it where the workspace is not trusted", () => {
    const campaign = readCampaign(valid);
    const read = { version: 1, campaign, problems: findProblems(campaign) };
    const offered = listActions(read, { isTrusted: false, confirmCreate: "never" });
    assert.deepEqual(
      offered.map(({ command }) => command),
      ["workbench.trust.manage", "outbox.previewRequest", "outbox.copyAsCurl"],
    );
  });

  it("says of a created campaign when its file was changed since", () => {
    const campaign = readCampaign(`id: ${company}\n${valid}`);
    const read = { version: 1, campaign, problems: findProblems(campaign) };
    const lenses = (isChanged: boolean) =>
      listActions(read, { isTrusted: true, confirmCreate: "never", isChanged }).map(({ lens }) => lens);
    assert.equal(lenses(false)[0], "$(check) Created in Outbox");
    assert.equal(lenses(true)[0], "$(check) Created in Outbox; what was changed since is not sent");
  });

  it("follows the text", async () => {
    const document = await openCampaign(valid);
    await replaceText(document, valid.replace("draft", "drafft"));
    assert.equal((await titles(document))[0], "$(error) 1 error to correct first");
    await replaceText(document, valid);
    assert.equal((await titles(document))[0], `$(cloud-upload) ${draft}`);
  });

  it("has dots where it asks first, as the setting says", async () => {
    const document = await openCampaign(valid);
    const settings = workspace.getConfiguration("outbox");
    await settings.update("confirmCreate", "always", true);
    assert.equal((await titles(document))[0], `$(cloud-upload) ${draft}…`);
    await settings.update("confirmCreate", undefined, true);
    assert.equal((await titles(document))[0], `$(cloud-upload) ${draft}`);
  });

  it("leads to the first error", async () => {
    const document = await openCampaign(`${valid}stauts: x\nworkflow: y\n`);
    const [lens] = await lensesOf(document);
    const selected = next(
      window.onDidChangeTextEditorSelection,
      ({ textEditor }) => textEditor.document === document,
    );
    assert.ok(lens?.command);
    await commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
    const [selection] = (await selected).selections;
    assert.deepEqual(selection, new Selection(3, 0, 3, 0));
  });

  it("leads to where an empty value goes", async () => {
    const document = await openCampaign(`name: Spring launch\ncompany: # later\nstatus: draft\n`);
    const [lens] = await lensesOf(document);
    const selected = next(
      window.onDidChangeTextEditorSelection,
      ({ textEditor }) => textEditor.document === document,
    );
    assert.ok(lens?.command);
    await commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
    const place = "company: ".length;
    assert.deepEqual((await selected).selections, [new Selection(1, place, 1, place)]);
  });

  it("is known to the menus, as one types, and told only when it changes", async () => {
    const document = await openCampaign(valid);
    const told: string[] = [];
    let heard = (_key: string) => {};
    const tracking = trackActiveCampaign(new DocumentReader(), (key, value) => {
      told.push(`${key} ${value}`);
      heard(key);
    });
    const change = async (text: string) => {
      const changed = new Promise<void>((resolve) => {
        heard = () => resolve();
      });
      await replaceText(document, text);
      await changed;
    };
    await replaceText(document, `# Spring\n${valid}`);
    await change(`id: ${company}\n${valid}`);
    await replaceText(document, `id: ${company}\n# Spring\n${valid}`);
    await change(`id:\n${valid}`);
    Disposable.from(...tracking).dispose();
    assert.deepEqual(told, [
      "outbox.campaignIsActive true",
      "outbox.campaignIsCreated false",
      "outbox.campaignIsCreated true",
      "outbox.campaignIsCreated false",
    ]);
  });
});
