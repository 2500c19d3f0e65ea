import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { rename } from "node:fs/promises";
import { type LogOutputChannel, type TextDocument, Uri, window, workspace } from "vscode";
import { readCampaign, writeRequest } from "../../src/campaign/index.ts";
import { addressOf } from "../../src/editor/address-of.ts";
import { writeIdBack } from "../../src/editor/write-id-back.ts";
import { type Stage, setStage } from "../creation/stage.ts";
import { onDisk, openCampaign, valid } from "./campaign-editor.ts";

/** What windows do meanwhile: the files this one is creating, and one that another window has begun with. */
interface Meanwhile {
  readonly underWay?: readonly string[];
  readonly isCreatedMeanwhile?: string;
}

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

  /** Of a campaign that was created from the document, as another window knows it. */
  async function writeBack({ underWay = [], isCreatedMeanwhile }: Meanwhile = {}) {
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
    if (isCreatedMeanwhile !== undefined)
      await ledger.begin({ ...attempt, file: isCreatedMeanwhile, owner: { window: "third", processId: 2 } });
    const past = await ledger.past(address);
    assert.ok(past.state === "created");
    const moves = { watch: () => (uri: Uri) => uri };
    return writeIdBack(
      { file: address, past },
      { host: stage.host, log, moves, underWay: new Set(underWay) },
    );
  }

  it("saves it in its file", async () => {
    const result = await writeBack();
    assert.deepEqual("inFile" in result && [result.id, result.inFile], [id, true]);
    assert.equal(await onDisk(document), `id: ${id}\n${text}`);
  });

  it("waits for nothing and writes nothing while the file is being created", async () => {
    const result = await writeBack({ underWay: [address] });
    assert.equal("code" in result && result.code, "busy");
    assert.equal(await onDisk(document), text);
  });

  it("leaves alone a file that says the same while another window creates it", async () => {
    const copy = Uri.joinPath(document.uri, "..", `${randomUUID()}.campaign.yaml`);
    await rename(document.uri.fsPath, copy.fsPath);
    const { ledger } = stage.host;
    const other = await addressOf(copy);
    const result = await writeBack({ isCreatedMeanwhile: other });
    assert.equal("inFile" in result && result.inFile, false);
    assert.match(result.reason, /the file is gone/);
    assert.equal(await onDisk(await workspace.openTextDocument(copy)), text);
    const past = await ledger.past(other);
    assert.equal("attempt" in past && past.attempt?.file, other);
  });

  it("saves it where another program moved the file, which is known by the attempt then, too", async () => {
    const moved = Uri.joinPath(document.uri, "..", `${randomUUID()}.campaign.yaml`);
    await rename(document.uri.fsPath, moved.fsPath);
    const result = await writeBack();
    assert.equal("inFile" in result && result.inFile, true);
    for (const uri of [document.uri, moved]) {
      assert.equal((await stage.host.ledger.past(await addressOf(uri))).state, "created");
    }
  });
});
