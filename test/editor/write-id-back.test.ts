import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { rename, writeFile } from "node:fs/promises";
import { type LogOutputChannel, type TextDocument, Uri, window, workspace } from "vscode";
import { readCampaign, writeRequest } from "../../src/campaign/index.ts";
import type { Ledger } from "../../src/creation/index.ts";
import { addressOf } from "../../src/editor/address-of.ts";
import { writeIdBack } from "../../src/editor/write-id-back.ts";
import { type Stage, setStage } from "../creation/stage.ts";
import { onDisk, openCampaign, valid } from "./campaign-editor.ts";

describe("Writing an id back", () => {
  const id = randomUUID();
  let stage: Stage;
  let log: LogOutputChannel;
  let document: TextDocument;
  let text: string;
  let address: string;
  before(() => {
    log = window.createOutputChannel("Writing back", { log: true });
  });
  after(() => log.dispose());
  beforeEach(async () => {
    stage = await setStage();
    text = valid.replace("Spring", randomUUID());
    document = await openCampaign(text);
    address = await addressOf(document.uri);
  });
  afterEach(() => stage.remove());

  /** Records that the campaign was created from the document, by a window that is gone. */
  async function lose() {
    const { ledger } = stage.host;
    const at = new Date().toISOString();
    const attempt = {
      version: 1,
      file: address,
      number: 1,
      origin: "https://api.getoutbox.ai",
      body: writeRequest(readCampaign(text)),
      bodyHash: "",
      startedAt: at,
      owner: { window: "another", processId: 1 },
    } as const;
    await ledger.begin(attempt);
    await ledger.end(attempt, { outcome: "created", id, at, inFile: false });
    const past = await ledger.past(address);
    assert.ok(past.state === "created");
    return { file: address, past };
  }

  type Lost = Awaited<ReturnType<typeof lose>>;
  function writeBack(lost: Lost, underWay: readonly string[] = [], ledger: Partial<Ledger> = {}) {
    const host = { ...stage.host, ledger: { ...stage.host.ledger, ...ledger } };
    const moves = { watch: () => (uri: Uri) => uri };
    return writeIdBack(lost, { host, log, moves, underWay: new Set(underWay) });
  }

  /** Moves the document's file as another program does. */
  async function moveOutside(): Promise<Uri> {
    const moved = Uri.joinPath(document.uri, "..", `${randomUUID()}.campaign.yaml`);
    await rename(document.uri.fsPath, moved.fsPath);
    return moved;
  }

  it("saves it in its file", async () => {
    const result = await writeBack(await lose());
    assert.deepEqual("inFile" in result && [result.id, result.inFile], [id, true]);
    assert.equal(await onDisk(document), `id: ${id}\n${text}`);
  });

  it("waits for nothing and writes nothing while the file is being created, and keeps the id at hand", async () => {
    const result = await writeBack(await lose(), [address]);
    assert.equal("code" in result && result.code, "busy");
    assert.deepEqual("inFile" in result && [result.id, result.inFile], [id, false]);
    assert.equal(await onDisk(document), text);
  });

  it("leaves alone a file that says the same while another window creates it", async () => {
    const lost = await lose();
    const copy = await moveOutside();
    const other = await addressOf(copy);
    await stage.host.ledger.begin({ ...lost.past.attempt, file: other });
    const result = await writeBack(lost);
    assert.equal("inFile" in result && result.inFile, false);
    assert.match(result.reason, /the file is gone, and .* says the same for another campaign/);
    assert.equal(await onDisk(await workspace.openTextDocument(copy)), text);
    const past = await stage.host.ledger.past(other);
    assert.equal("attempt" in past && past.attempt?.file, other);
  });

  it("keeps the id at hand where another window begins with that file just then", async () => {
    const lost = await lose();
    await moveOutside();
    const result = await writeBack(lost, [], { share: async () => false });
    assert.deepEqual("inFile" in result && [result.id, result.inFile], [id, false]);
    assert.match(result.reason, /another window is dealing with .* just now/);
  });

  it("leaves alone another campaign's file that took the place of its own", async () => {
    const { ledger } = stage.host;
    const lost = await lose();
    const other = `${address}.other`;
    await ledger.begin({ ...lost.past.attempt, file: other });
    await ledger.follow(other, address);
    const result = await writeBack(lost);
    assert.match(result.reason, /another file is in its place/);
    assert.equal(await onDisk(document), text);
  });

  it("follows a file that was renamed since the id was offered", async () => {
    const lost = await lose();
    const moved = await moveOutside();
    await stage.host.ledger.follow(address, await addressOf(moved));
    // Whatever has the old name now is a new file.
    await writeFile(document.uri.fsPath, text);
    const result = await writeBack(lost);
    assert.equal("inFile" in result && result.inFile, true);
    assert.equal(await onDisk(await workspace.openTextDocument(moved)), `id: ${id}\n${text}`);
    assert.equal(await onDisk(document), text);
  });

  it("saves it where another program moved the file, which is known by the attempt then, too", async () => {
    const lost = await lose();
    const moved = await moveOutside();
    const result = await writeBack(lost);
    assert.equal("inFile" in result && result.inFile, true);
    for (const uri of [document.uri, moved]) {
      assert.equal((await stage.host.ledger.past(await addressOf(uri))).state, "created");
    }
  });
});
