import assert from "node:assert/strict";
import { type LogOutputChannel, window } from "vscode";
import { notStarted, startOnce } from "../../src/editor/start-once.ts";
import { stubWindow } from "./stub-window.ts";

describe("A part that is started later", () => {
  const errors = stubWindow("showErrorMessage");
  let log: LogOutputChannel;
  let logged: string[];
  before(() => {
    log = window.createOutputChannel("Outbox, started later", { log: true });
  });
  after(() => log.dispose());
  beforeEach(() => {
    logged = [];
    Object.defineProperty(log, "error", { value: (line: string) => logged.push(line), configurable: true });
    errors.install();
    errors.choose(undefined);
  });
  afterEach(() => errors.restore());

  it("is started when first asked for, and once however many ask", async () => {
    let begun = 0;
    const part = startOnce(log, async () => ++begun);
    assert.equal(begun, 0);
    assert.deepEqual(await Promise.all([part.start(), part.start()]), [1, 1]);
    assert.equal(await part.start(), 1);
    assert.equal(part.now, 1);
    assert.deepEqual(errors.shown, []);
  });

  it("that cannot be loaded is said to whoever asks for it, and is in the log", async () => {
    const part = startOnce(log, () => Promise.reject(new Error("Cannot find module './chunks/x.js'")));
    assert.equal(await part.start(), undefined);
    assert.equal(part.now, undefined);
    assert.equal(await part.start(), undefined);
    assert.equal(errors.shown.length, 2);
    assert.deepEqual(errors.shown[0]?.titles, ["Reload Window", "Show Log"]);
    assert.equal(errors.shown[0]?.text, notStarted.reason);
    assert.match(logged[0] ?? "", /Cannot find module '\.\/chunks\/x\.js'/);
  });

  it("that fails at once is no different", async () => {
    const part = startOnce(log, () => {
      throw new Error("broken");
    });
    assert.equal(await part.start(), undefined);
  });
});
