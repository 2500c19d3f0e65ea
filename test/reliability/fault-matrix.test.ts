import assert from "node:assert/strict";
import { isLong } from "../fuzz/plan-runs.ts";
import { type Sandbox, startSandbox } from "../sandbox/start-sandbox.ts";
import { formatTable } from "./format-table.ts";
import { localFaults, localMoments } from "./matrix/local-faults.ts";
import { type Cell, playCell } from "./matrix/play-cell.ts";
import { requestFaults, requestMoments } from "./matrix/request-faults.ts";
import { readBlock, updateBlock, writesDocs } from "./update-block.ts";

/** Each mostly waits. */
const atOnce = 12;

describe("The fault matrix: no campaign is created twice without a yes, and no id is lost", function () {
  this.timeout(isLong ? 600_000 : 60_000);
  let sandboxes: Sandbox[];
  before(async () => {
    sandboxes = await Promise.all(Array.from({ length: atOnce }, () => startSandbox()));
  });
  after(() => Promise.all(sandboxes.map((sandbox) => sandbox.stop())));

  it(`whatever befalls the request (${requestFaults.length} cells)`, async () => {
    const cells = requestFaults.map((request) => ({ request }));
    await checkTable("request faults", requestMoments, cells, ({ request }) => request);
  });

  it(`whatever goes wrong on this machine when a campaign is created (${localFaults.length} cells)`, async () => {
    const cells = localFaults.map((local) => ({ request: noFault, local }));
    await checkTable("local faults", localMoments, cells, ({ local }) => local);
  });

  // A long run plays every fault of the request with every fault of this machine.
  const others = isLong ? requestFaults : requestFaults.filter(({ name }) => name === "connection lost");
  const pairs = others.flatMap((request) => localFaults.map((local): Cell => ({ request, local })));
  it(`both at once (${pairs.length} cells)`, async () => {
    await playAll(pairs, sandboxes);
  });

  async function checkTable<C extends Cell>(
    name: string,
    moments: readonly string[],
    cells: readonly C[],
    placeOf: (cell: C) => { readonly name: string; readonly moment: string },
  ): Promise<void> {
    const played = await playAll(cells, sandboxes);
    const rows = new Map<string, string[]>();
    for (const [cell, text] of played) {
      const place = placeOf(cell);
      const row = rows.get(place.name) ?? moments.map(() => "");
      row[moments.indexOf(place.moment)] = text;
      rows.set(place.name, row);
    }
    const table = formatTable(
      ["", ...moments],
      [...rows].map(([fault, texts]) => [fault, ...texts]),
    );
    if (writesDocs()) await updateBlock(name, table);
    assert.equal(table, await readBlock(name), "docs/reliability.md is stale: run with OUTBOX_TEST_DOCS=1");
  }
});

const noFault = requestFaults.find(({ name }) => name === "none") ?? assert.fail();

/** Plays them side by side; rejects with all that failed. */
async function playAll<C extends Cell>(
  cells: readonly C[],
  sandboxes: readonly Sandbox[],
): Promise<ReadonlyMap<C, string>> {
  const played = new Map<C, string>();
  const failures: string[] = [];
  const waiting = cells.values();
  const playThose = async (sandbox: Sandbox) => {
    for (const cell of waiting) {
      const { request, local } = cell;
      await playCell(cell, sandbox).then(
        (text) => played.set(cell, text),
        (error: unknown) =>
          failures.push(
            `${request.name} (${request.moment})${local ? `; ${local.name} (${local.moment})` : ""}: ${String(error)}`,
          ),
      );
    }
  };
  await Promise.all(sandboxes.map(playThose));
  assert.deepEqual(failures, []);
  return new Map(cells.map((cell) => [cell, played.get(cell) ?? ""]));
}
