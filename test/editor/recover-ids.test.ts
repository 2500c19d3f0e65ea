import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Disposable, EventEmitter, type LogOutputChannel, window } from "vscode";
import type { Owner } from "../../src/creation/index.ts";
import type { AttemptKnower } from "../../src/editor/know-attempts.ts";
import { DocumentReader } from "../../src/editor/read-document.ts";
import { recoverIds } from "../../src/editor/recover-ids.ts";
import { type Stage, setStage } from "../creation/stage.ts";
import { valid, writeCampaign } from "./campaign-editor.ts";
import { stubWindow } from "./stub-window.ts";

type Lost = AttemptKnower["lost"][number];

const alive: Owner = { window: "alive", processId: 1 };
const gone: Owner = { window: "gone", processId: 1 };

/** An id that is on record, and not in its file. */
async function lose(owner: Owner): Promise<Lost> {
  const id = randomUUID();
  const at = new Date().toISOString();
  const file = (await writeCampaign(valid)).toString();
  const end = { outcome: "created", id, at, inFile: false } as const;
  const sent = { origin: "https://api.getoutbox.ai", body: "{}", bodyHash: "", startedAt: at };
  const attempt = { version: 1, file, number: 1, ...sent, owner, end } as const;
  return { file, past: { state: "created", attempt, id, next: 2 } };
}

describe("The offer of an id that never reached its file", () => {
  const box = stubWindow("showErrorMessage");
  const changed = new EventEmitter<void>();
  let lost: Lost[] = [];
  let claims = "";
  let stage: Stage;
  let log: LogOutputChannel;
  let recovering: Disposable;
  before(() => {
    log = window.createOutputChannel("Recovering", { log: true });
    box.install();
  });
  after(() => {
    box.restore();
    log.dispose();
    changed.dispose();
  });
  beforeEach(async () => {
    stage = await setStage();
    claims = path.join(stage.folder, "offers");
    lost = [];
    recovering = recoverIds({
      host: stage.host,
      reader: new DocumentReader(),
      log,
      moves: { watch: () => (uri) => uri },
      underWay: new Set(),
      isAlive: async ({ window }) => window === alive.window,
      claims,
      attempts: {
        onDidChange: changed.event,
        get lost() {
          return lost;
        },
      },
    });
  });
  afterEach(async () => {
    recovering.dispose();
    await stage.remove();
  });

  /** What is lost by now is looked at. */
  function look(known: readonly Lost[]): void {
    lost = [...known];
    changed.fire();
  }

  /** Resolves when this id is offered. */
  function offer({ past: { id } }: Lost): Promise<void> {
    return new Promise((resolve) => {
      const test = () => {
        if (box.shown.some(({ text }) => text.includes(id))) resolve();
        return false;
      };
      box.choose({ test });
    });
  }

  /** The messages about an id, which has been looked at first, once another one is offered. */
  async function offers(known: Lost): Promise<string[]> {
    const other = await lose(gone);
    const offered = offer(other);
    look([known]);
    look([known, other]);
    await offered;
    return box.shown.map(({ text }) => text).filter((text) => text.includes(known.past.id));
  }

  it("is made once", async () => {
    const known = await lose(gone);
    const offered = offer(known);
    look([known]);
    await offered;
    assert.deepEqual(await offers(known), []);
  });

  it("is not made while the window that got it lives: it may be writing it", async () => {
    assert.deepEqual(await offers(await lose(alive)), []);
  });

  it("is not made where another window makes it", async () => {
    const known = await lose(gone);
    await mkdir(claims, { recursive: true });
    await writeFile(path.join(claims, `${known.past.id}.json`), JSON.stringify(alive));
    assert.deepEqual(await offers(known), []);
  });
});
