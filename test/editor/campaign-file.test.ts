import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import type { TextDocument } from "vscode";
import { readCampaign, writeRequest } from "../../src/campaign/index.ts";
import { openCampaignFile } from "../../src/editor/open-campaign-file.ts";
import { onDisk, openCampaign, replaceText, valid } from "./campaign-editor.ts";

const fileOf = (document: TextDocument) =>
  openCampaignFile(document, document.uri.toString(), { watch: () => (uri) => uri });

describe("The campaign file behind a document", () => {
  it("is as on disk, whatever its line ends and byte order mark", async () => {
    const document = await openCampaign(`\uFEFF${valid.replaceAll("\n", "\r\n")}`);
    assert.equal(await fileOf(document).isAsOnDisk(), true);
  });

  it("is not as on disk where another program has written what the editor does not show", async () => {
    const document = await openCampaign(valid);
    // With changes of its own the editor does not take over what is written.
    await replaceText(document, `# typed\n${valid}`);
    await writeFile(document.uri.fsPath, `id: ${randomUUID()}\n${valid}`);
    assert.equal(await fileOf(document).isAsOnDisk(), false);
    await writeFile(document.uri.fsPath, `# typed\n${valid}`);
    assert.equal(await fileOf(document).isAsOnDisk(), true);
  });

  it("keeps another id that is in it", async () => {
    const text = `id: ${randomUUID()}\n${valid}`;
    const document = await openCampaign(text);
    const body = writeRequest(readCampaign(text));
    const written = await fileOf(document).writeId(randomUUID(), {
      body,
      replaces: undefined,
      standing: async () => "its",
      claim: async () => true,
    });
    assert.match(written.inFile ? "" : written.because, /another id \(.*\) is in it/);
    assert.equal(await onDisk(document), text);
  });
});
