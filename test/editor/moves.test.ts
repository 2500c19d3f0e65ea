import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { type LogOutputChannel, type Uri, WorkspaceEdit, window, workspace } from "vscode";
import { readCampaign, writeRequest } from "../../src/campaign/index.ts";
import { type Ledger, openLedger } from "../../src/creation/index.ts";
import { addressOf, formerAddressOf } from "../../src/editor/address-of.ts";
import { type FileMoves, followMoves } from "../../src/editor/file-moves.ts";
import { findCampaignFile } from "../../src/editor/find-campaign-file.ts";
import { isThere } from "../../src/editor/is-there.ts";
import { openCampaignFile } from "../../src/editor/open-campaign-file.ts";
import { onDisk, openCampaign, valid, writeCampaign } from "./campaign-editor.ts";

async function move(from: Uri, to: Uri): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.renameFile(from, to);
  assert.ok(await workspace.applyEdit(edit));
}

function beside(uri: Uri): Uri {
  return uri.with({ path: uri.path.replace(".campaign", "-moved.campaign") });
}

/** A campaign of its own, and what it would send. */
function writeUnlike(): { readonly text: string; readonly body: string } {
  const text = valid.replace("Spring", randomUUID());
  return { text, body: writeRequest(readCampaign(text)) };
}

/** As where nothing counts for any file, but for the one at this address, which is it. */
const alone = (body: string, uri?: Uri) => ({
  body,
  replaces: undefined,
  standing: async (address: string) => (address === uri?.toString() ? ("its" as const) : ("free" as const)),
  claim: async () => true,
});

describe("Campaign files that are moved", () => {
  let log: LogOutputChannel;
  before(() => {
    log = window.createOutputChannel("Moves", { log: true });
  });
  after(() => log.dispose());

  function follow(record: Ledger["follow"], followed = () => {}): FileMoves & { dispose(): void } {
    return followMoves({ ...openLedger("", () => false), follow: record }, log, followed);
  }

  it("are recorded one after the other, also after one that fails", async () => {
    const uri = await writeCampaign(valid);
    const events: string[] = [];
    let release = (_: Error) => {};
    const failing = new Promise<void>((_, reject) => {
      release = reject;
    });
    let done = () => {};
    const undone = new Promise<void>((resolve) => {
      done = resolve;
    });
    const moves = follow((from) => {
      events.push(from);
      return from === uri.toString() ? failing : Promise.resolve();
    }, done);
    await move(uri, beside(uri));
    await move(beside(uri), uri);
    // What the second would wait for, if it did not wait for the first.
    await Promise.all([formerAddressOf(beside(uri)), addressOf(uri)]);
    await setImmediate();
    assert.deepEqual(events, [uri.toString()]);
    release(new Error("the disk is full"));
    await undone;
    assert.deepEqual(events, [uri.toString(), beside(uri).toString()]);
    moves.dispose();
  });

  it("can be read by the ledger, which is to see whether they are the files it knows", async () => {
    const uri = await writeCampaign(valid);
    let done = (_: readonly unknown[]) => {};
    const texts = new Promise<readonly unknown[]>((resolve) => {
      done = resolve;
    });
    const moves = follow(async (from, to, readText) => done([await readText?.(from), await readText?.(to)]));
    await move(uri, beside(uri));
    assert.deepEqual(await texts, [undefined, valid]);
    moves.dispose();
  });

  it("are written where they are, and tell of it", async () => {
    const moves = follow(async () => {});
    const { text, body } = writeUnlike();
    const document = await openCampaign(text);
    const file = openCampaignFile(document, document.uri.toString(), moves);
    const moved = beside(document.uri);
    await move(document.uri, moved);
    const id = randomUUID();
    const written = await file.writeId(id, alone(body, document.uri));
    assert.deepEqual(written, { inFile: true, address: moved.toString() });
    moves.dispose();
  });

  it("may be moved while the id is written", async () => {
    const moves = follow(async () => {});
    const { text, body } = writeUnlike();
    const document = await openCampaign(text);
    const file = openCampaignFile(document, document.uri.toString(), moves);
    const moved = beside(document.uri);
    let moving = Promise.resolve();
    const saving = workspace.onWillSaveTextDocument((event) => {
      saving.dispose();
      moving = move(document.uri, moved);
      event.waitUntil(moving);
    });
    const id = randomUUID();
    const written = await file.writeId(id, alone(body, document.uri));
    await moving;
    assert.deepEqual(written, { inFile: true, address: moved.toString() });
    assert.equal(await onDisk(await workspace.openTextDocument(moved)), `id: ${id}\n${text}`);
    moves.dispose();
  });

  it("are found by what they would send, past files that cannot be read and those of packages", async () => {
    const { text, body } = writeUnlike();
    const uri = await writeCampaign(text);
    const unreadable = await writeCampaign(Buffer.from([0, 1, 2, 0]));
    const folder = path.join(path.dirname(uri.fsPath), "node_modules");
    await mkdir(folder);
    await writeCampaign(text, "node_modules/copy.campaign.yaml");
    await rename(uri.fsPath, beside(uri).fsPath);
    const found = await findCampaignFile(uri, alone(body));
    const other = await findCampaignFile(uri, alone(""));
    await Promise.all([rm(folder, { recursive: true }), rm(unreadable.fsPath)]);
    assert.equal("document" in found && found.document.uri.toString(), beside(uri).toString());
    assert.deepEqual("because" in other && other.because, "the file is gone");
  });

  it("are found only where one file says the same, and has no id", async () => {
    const { text, body } = writeUnlike();
    const uri = await writeCampaign(text);
    await rename(uri.fsPath, beside(uri).fsPath);
    const copy = await writeCampaign(text);
    const found = await findCampaignFile(uri, alone(body));
    assert.match("because" in found ? found.because : "", /2 others say the same/);
    await writeFile(copy.fsPath, `id: ${randomUUID()}\n${text}`);
    const only = await findCampaignFile(uri, alone(body));
    assert.equal("document" in only && only.document.uri.toString(), beside(uri).toString());
  });

  it("are found only where no other campaign counts for that file", async () => {
    const { text, body } = writeUnlike();
    const uri = await writeCampaign(text);
    await rename(uri.fsPath, beside(uri).fsPath);
    const moved = await addressOf(beside(uri));
    const others = (is: boolean) => async (address: string) =>
      (address === moved) === is ? ("another's" as const) : ("free" as const);
    const taken = await findCampaignFile(uri, { body, standing: others(true) });
    assert.match(
      "because" in taken ? taken.because : "",
      /^the file is gone, and .*-moved.* for another campaign$/,
    );
    await writeCampaign(text);
    const free = await findCampaignFile(uri, { body, standing: others(false) });
    assert.equal("document" in free && free.document.uri.toString(), beside(uri).toString());
  });

  it("are looked for elsewhere where another campaign's file has their place", async () => {
    const { text, body } = writeUnlike();
    const uri = await writeCampaign(text);
    await rename(uri.fsPath, beside(uri).fsPath);
    await writeFile(uri.fsPath, valid);
    const address = await addressOf(uri);
    const standing = async (other: string) =>
      other === address ? ("another's" as const) : ("free" as const);
    const found = await findCampaignFile(uri, { body, standing });
    assert.equal("document" in found && found.document.uri.toString(), beside(uri).toString());
    const none = await findCampaignFile(uri, { body: "", standing });
    assert.equal("because" in none && none.because, "another file is in its place");
  });

  it("are claimed before they are written", async () => {
    const moves = follow(async () => {});
    const { text, body } = writeUnlike();
    const document = await openCampaign(text);
    const file = openCampaignFile(document, document.uri.toString(), moves);
    await rename(document.uri.fsPath, beside(document.uri).fsPath);
    const written = await file.writeId(randomUUID(), { ...alone(body), claim: async () => false });
    assert.match(
      written.inFile ? "" : written.because,
      /^another create is dealing with .*-moved\S* just now$/,
    );
    assert.equal(await onDisk(await workspace.openTextDocument(beside(document.uri))), text);
    moves.dispose();
  });

  it("are found once where a link leads to their folder too", async function () {
    if (process.platform === "win32") this.skip();
    const { text, body } = writeUnlike();
    const uri = await writeCampaign(text);
    const [folder, link] = ["linked", "link"].map((name) => path.join(path.dirname(uri.fsPath), name));
    assert.ok(folder && link);
    await mkdir(folder);
    await symlink(folder, link);
    await rename(uri.fsPath, path.join(folder, path.basename(uri.fsPath)));
    const seen = await workspace.findFiles(`*/${path.basename(uri.fsPath)}`);
    const found = await findCampaignFile(uri, alone(body));
    await Promise.all([rm(folder, { recursive: true }), rm(link)]);
    assert.equal(seen.length, 2);
    assert.ok("document" in found);
  });

  it("are not there where they cannot be looked at", async () => {
    const uri = await writeCampaign(valid);
    assert.equal(await isThere(uri), true);
    assert.equal(await isThere(beside(uri)), false);
    assert.equal(await isThere(uri.with({ scheme: "nobody" })), false);
  });
});
