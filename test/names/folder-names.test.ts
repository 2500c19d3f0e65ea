import assert from "node:assert/strict";
import fc from "fast-check";
import { type IdKind, idKinds } from "../../src/campaign/index.ts";
import { type FileUses, FolderNames, type FolderUse, readCache, writeCache } from "../../src/names/index.ts";
import { runs } from "../campaign/generate.ts";
import { idOf } from "./known.ts";

const ids = ["a", "b", "c"].map(idOf);
const use = fc.record({
  id: fc.constantFrom(...ids),
  kind: fc.constantFrom<IdKind>(...idKinds),
  comment: fc.constantFrom("", "Jane", "Omar"),
  line: fc.nat(3),
});

/** The uses of a file, by id. */
function fileOf(file: string, uses: readonly (FolderUse & { readonly id: string })[]): FileUses {
  const byId = new Map<string, FolderUse[]>();
  for (const { id, kind, comment, line } of uses) {
    byId.set(id, [...(byId.get(id) ?? []), { file, kind, comment, line }]);
  }
  return byId;
}

const step = fc.record({
  file: fc.constantFrom("1", "2", "3"),
  uses: fc.array(use, { maxLength: 4 }),
});

/** All that can be asked. */
function ask(folder: FolderNames) {
  return {
    ids: [...folder.ids()].sort(),
    counts: ids.map((id) => folder.counts(id)),
    names: ids.map((id) => idKinds.map((kind) => folder.name(id, kind))),
    uses: ids.map((id) => [...folder.uses(id)].sort((one, other) => one.file.localeCompare(other.file))),
    together: ids.map((one) => ids.map((other) => folder.areTogether(one, other))),
  };
}

describe("What the files of a folder tell", () => {
  it("is the same whether they were looked at once or again and again", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const kept = new FolderNames();
        const last = new Map<string, FileUses>();
        for (const { file, uses } of steps) {
          const now = fileOf(
            file,
            uses.map((each) => ({ ...each, file })),
          );
          const before = JSON.stringify({ ...ask(kept), uses: undefined });
          const isChanged = kept.set(file, now);
          // What is told only changes where it says so.
          if (!isChanged) assert.equal(JSON.stringify({ ...ask(kept), uses: undefined }), before);
          last.set(file, now);
        }
        const fresh = new FolderNames();
        for (const [file, uses] of last) fresh.set(file, uses);
        assert.deepEqual(ask(kept), ask(fresh));
      }),
      runs(500),
    );
  });
});

describe("Names on disk", () => {
  it("are read as they were written", () => {
    const kept = {
      items: [{ id: idOf("x"), name: "X", kind: "agent" as const, type: "chatbot" }],
      at: 5,
      absentAt: 0,
      absentStatus: 0,
      failures: 1,
      askedAt: 7,
    };
    const cache = {
      origin: "https://api.getoutbox.ai",
      account: "acme",
      signedInAt: 3,
      resources: new Map([["agents" as const, kept]]),
    };
    assert.deepEqual(readCache(writeCache(cache)), cache);
  });

  it("may be any text, and hold only what names are made of", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        readCache(text);
      }),
      runs(300),
    );
    const odd = {
      version: 1,
      origin: "o",
      account: "a",
      signedInAt: 1,
      resources: {
        agents: { items: [{ id: idOf("x"), kind: "agent", name: "X", api_key: "secret" }, 7], at: "x" },
        elsewhere: { items: [] },
      },
    };
    const read = readCache(JSON.stringify(odd));
    assert.deepEqual([...(read?.resources.keys() ?? [])], ["agents"]);
    assert.deepEqual(read?.resources.get("agents")?.items, [{ id: idOf("x"), name: "X", kind: "agent" }]);
    assert.equal(read?.resources.get("agents")?.at, 0);
  });
});
