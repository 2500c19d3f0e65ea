import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { isOwnerAlive } from "../../src/editor/is-owner-alive.ts";
import { type Life, proveAlive } from "../../src/editor/prove-alive.ts";

const processId = 1;

describe("The owner of an attempt", () => {
  const { TMPDIR } = process.env;
  let folder = "";
  let life: Life | undefined;
  before(async function () {
    if (process.platform === "win32") this.skip();
    folder = await mkdtemp(path.join(tmpdir(), "outbox-owner-"));
  });
  afterEach(() => {
    life?.dispose();
    if (TMPDIR === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = TMPDIR;
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("lives until its window is closed", async () => {
    life = proveAlive(randomUUID(), processId);
    const owner = await life.owner();
    // On macOS the folder before it has 48 characters or more, and 103 are all a socket may have.
    assert.match(path.basename(owner.socket ?? ""), /^outbox-[0-9a-f]{16}$/);
    assert.equal(await isOwnerAlive(owner, "another"), true);
    life.dispose();
    assert.equal(await isOwnerAlive(owner, "another"), false);
  });

  const temporary: [name: string, folder: string][] = [
    ["too long for a socket", path.join("/tmp", "f".repeat(150))],
    ["not there", "/nowhere"],
  ];
  for (const [name, where] of temporary) {
    it(`can be asked where the folder for temporary files is ${name}`, async () => {
      process.env["TMPDIR"] = where;
      life = proveAlive(randomUUID(), processId);
      const { socket } = await life.owner();
      assert.equal(path.dirname(socket ?? ""), "/tmp");
      assert.equal(await isOwnerAlive(await life.owner(), "another"), true);
    });
  }

  it("is told by its process where it has no socket; this process is another window's by now", async () => {
    const ask = (processId = 0) => isOwnerAlive({ window: "one", processId }, "another");
    assert.equal(await ask(process.ppid), true);
    assert.equal(await ask(process.pid), false);
    const child = spawn(process.execPath, ["--version"]);
    await once(child, "close");
    assert.equal(await ask(child.pid), false);
  });

  it("may be there where its socket cannot be asked", async () => {
    const file = path.join(folder, "file");
    await writeFile(file, "");
    const ask = (socket: string) => isOwnerAlive({ window: "one", processId, socket }, "another");
    assert.equal(await ask(path.join(folder, "gone")), false);
    assert.equal(await ask(file), false);
    assert.equal(await ask(path.join(file, "gone")), true);
  });
});
