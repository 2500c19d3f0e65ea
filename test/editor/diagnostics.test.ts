import assert from "node:assert/strict";
import {
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  languages,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode";
import { company, next, openCampaign, replaceText, valid, writeCampaign } from "./campaign-editor.ts";

function outbox(uri: Uri): Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === "outbox");
}

function marked(document: TextDocument): string[] {
  return outbox(document.uri).map(
    (diagnostic) => `${codeOf(diagnostic)}: ${document.getText(diagnostic.range)}`,
  );
}

function codeOf({ code }: Diagnostic): unknown {
  return typeof code === "object" ? code.value : code;
}

describe("Diagnostics", () => {
  it("mark exactly what is wrong, all of it at once", async () => {
    const document = await openCampaign(
      `name: "open\ncompany: acme\nstatus: live # soon\nstauts: draft\nsteps: []\n`,
    );
    assert.deepEqual(marked(document), [
      'yaml-syntax: "open',
      "invalid-format: acme",
      "invalid-value: live",
      "unknown-key: stauts",
      "read-only-key: steps",
    ]);
    const [, , status] = outbox(document.uri);
    assert.equal(status?.severity, DiagnosticSeverity.Error);
    assert.equal(
      status?.message,
      "`status` is `live`; it must be one of draft, active, paused, completed, cancelled. Did you mean `active`?",
    );
  });

  it("are there in the very event that changes the text", async () => {
    const document = await openCampaign(valid);
    assert.deepEqual(marked(document), []);
    const changed = next(workspace.onDidChangeTextDocument, (change) => change.document === document);
    const then = changed.then(() => marked(document));
    await replaceText(document, `${valid}status2: x\n`);
    assert.deepEqual(await then, ["unknown-key: status2"]);
  });

  it("point from a duplicate to the first", async () => {
    const document = await openCampaign(`${valid}name: Again\n`);
    const [duplicate] = outbox(document.uri);
    assert.equal(duplicate && codeOf(duplicate), "duplicate-key");
    assert.deepEqual(
      duplicate?.relatedInformation?.map(({ location }) => document.getText(location.range)),
      ["name"],
    );
  });

  it("are warnings where the value is legal", async () => {
    const document = await openCampaign(`${valid}timezone: europe/berlin\n`);
    assert.deepEqual(
      outbox(document.uri).map(({ severity }) => severity),
      [DiagnosticSeverity.Warning],
    );
  });

  it("have the right place in a file with CRLF and a BOM", async () => {
    const document = await openCampaign(`\uFEFFname: 😀\r\ncompany: ${company}\r\nstatus: live\r\n`);
    assert.deepEqual(marked(document), ["invalid-value: live"]);
  });

  it("go when the file is closed", async () => {
    const document = await openCampaign("name: x\n");
    assert.equal(outbox(document.uri).length, 1);
    const closed = next(
      workspace.onDidCloseTextDocument,
      (closing) => closing.uri.toString() === document.uri.toString(),
    );
    await languages.setTextDocumentLanguage(document, "plaintext");
    await closed;
    assert.deepEqual(outbox(document.uri), []);
  });

  it("leave YAML files alone, and read-only views of campaigns", async () => {
    const yaml = await openCampaign("name: x\n", "plain.yaml");
    assert.equal(yaml.languageId, "yaml");
    assert.deepEqual(outbox(yaml.uri), []);
    const provider = workspace.registerTextDocumentContentProvider("outbox-test", {
      provideTextDocumentContent: () => "name: x\n",
    });
    const view = await workspace.openTextDocument(Uri.parse("outbox-test:/old.campaign.yaml"));
    assert.equal(view.languageId, "outbox-campaign");
    assert.deepEqual(outbox(view.uri), []);
    provider.dispose();
  });

  it("are there for untitled campaigns", async () => {
    const document = await workspace.openTextDocument({ language: "outbox-campaign", content: "name: x\n" });
    await window.showTextDocument(document);
    assert.deepEqual(marked(document), ["missing-key: name"]);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("wait for a pause in typing in a very large file, and come", async () => {
    const text = `${valid}stauts: x\ndescription: |\n${"  A line of prose.\n".repeat(20_000)}`;
    const uri = await writeCampaign(text);
    const shown = next(languages.onDidChangeDiagnostics, ({ uris }) =>
      uris.some((one) => one.toString() === uri.toString()),
    );
    const document = await workspace.openTextDocument(uri);
    assert.deepEqual(outbox(document.uri), []);
    await shown;
    assert.deepEqual(marked(document), ["unknown-key: stauts"]);
  });

  const hostile: [name: string, text: string | Uint8Array, code: string][] = [
    ["an empty file", "", "missing-key"],
    ["a list", "- a\n", "not-a-mapping"],
    ["two documents", `${valid}---\nname: y\n`, "multiple-documents"],
    ["tabs", "\tname: x\n", "yaml-syntax"],
    ["merge conflict markers", `<<<<<<< HEAD\n${valid}=======\n>>>>>>> theirs\n`, "merge-conflict"],
    ["an alias bomb", aliasBomb(), "alias-expansion"],
    ["brackets nested 10,000 deep", `allowed_windows: ${"[".repeat(10_000)}`, "yaml-syntax"],
    [
      "bytes that are no UTF-8",
      Buffer.from([0x6e, 0x61, 0x6d, 0x65, 0x3a, 0x20, 0xff, 0xfe, 0x0a]),
      "missing-key",
    ],
  ];
  for (const [name, text, code] of hostile) {
    it(`say what is wrong with ${name}`, async () => {
      const document = await openCampaign(text);
      assert.ok(
        outbox(document.uri).some((diagnostic) => codeOf(diagnostic) === code),
        marked(document).join("\n"),
      );
    });
  }
});

function aliasBomb(): string {
  const levels = Array.from(
    { length: 9 },
    (_, level) => `  - &l${level + 1} [${Array(9).fill(level === 0 ? "x" : `*l${level}`)}]`,
  );
  return `${valid}allowed_windows:\n${levels.join("\n")}\n`;
}
