import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { withTempFolder } from "../../../scripts/vscode/temp-folder.ts";
import type { Sandbox } from "../../sandbox/start-sandbox.ts";
import { createIn, type Happened } from "./create-in.ts";
import type { LocalFault } from "./local-faults.ts";
import type { RequestFault } from "./request-faults.ts";
import { World } from "./world.ts";

/** One meeting of faults. */
export interface Cell {
  readonly request: RequestFault;
  readonly local?: LocalFault;
}

const text = "name: Spring launch\ncompany: 3c90c3cc-0d44-4b50-8888-8dd25736052a\n";

/**
 * Creates once under these faults, and then again in each way a person can: with no for an answer, and with each of the
 * answers offered. Rejects where a campaign was created twice without a yes, or an id is lost.
 * @returns the outcome, how many campaigns there are, and where the id is
 */
export async function playCell({ request, local }: Cell, sandbox: Sandbox): Promise<string> {
  return await withTempFolder(async (folder) => {
    sandbox.reset();
    const world = new World(path.join(folder, "0"), sandbox);
    await world.writeCampaign(text);
    const first = await createIn(world, world.file, { request, local });
    const created = sandbox.created();
    const [outcome, campaigns] = local?.isUnsent ? ["not-sent", 0] : [request.outcome, request.campaigns];
    assert.equal(first.result.outcome, outcome, first.result.reason);
    assert.equal(created.length, campaigns, "campaigns after the first create");
    const id = created[0]?.["id"] as string | undefined;
    const place = await findId(world, first, id);
    await world.mendLedger();
    // Where nothing was sent, the fault still waits for a request.
    if (local?.isUnsent) sandbox.reset();

    const declined = await goOn(world, `${folder}/declined`, first, id);
    for (const answer of new Set(declined.offered[0])) {
      await goOn(world, `${folder}/${answer}`, first, id, answer);
    }
    const asked = declined.offered.length > 0 ? ", asks" : "";
    return `${nameOutcome(first)} · ${campaigns} · ${place}${asked}`;
  });
}

function nameOutcome({ result }: Happened): string {
  return result.outcome === "unknown" ? "no answer" : result.outcome;
}

/** Where the id is of a campaign whose answer came: nowhere is a failure. */
async function findId(world: World, { result }: Happened, id: string | undefined): Promise<string> {
  if (result.outcome !== "created" || id === undefined) return "–";
  assert.equal(result.id, id);
  const isInFile = (await world.texts()).includes(`id: ${id}\n`);
  const isRecorded = (await world.recordedIds()).includes(id);
  assert.ok(isInFile || isRecorded, "the id is neither in the file nor on record");
  assert.equal(result.code === "id-not-in-file", !isInFile, "what the result says of the file");
  return [isInFile && "file", isRecorded && "ledger"].filter(Boolean).join(", ");
}

/** Creates again in a copy of the world, as a person does who gives this answer; counts what that adds. */
async function goOn(
  world: World,
  folder: string,
  first: Happened,
  id: string | undefined,
  answer?: string,
): Promise<Happened> {
  const { sandbox } = world;
  const copy = await world.copy(folder);
  const before = sandbox.created().length;
  let file = await copy.present();
  if (file === undefined || (await copy.texts()) === "") {
    // Whoever has lost a file takes it out of the history again.
    file ??= copy.file;
    await writeFile(file, text);
  }
  const happened = await createIn(copy, file, { found: id, ...(answer !== undefined && { answer }) });
  assert.ok(!("code" in happened.result) || happened.result.code !== "failed", happened.result.reason);
  const added = sandbox.created().length - before;
  const { outcome } = first.result;
  if (answer === "create") {
    assert.equal(added, 1, "a yes creates");
  } else {
    // A rejection that could not be recorded is asked about like no answer.
    const isSafe = (outcome === "rejected" || outcome === "not-sent") && happened.offered.length === 0;
    assert.equal(added, isSafe ? 1 : 0, `campaigns added without a yes (${answer})`);
    if (outcome === "unknown") assert.ok(happened.offered.length > 0, "no answer is asked about");
    if (answer !== undefined && id !== undefined) {
      assert.match(await copy.texts(), new RegExp(`^id: ${id}$`, "m"), `the id after ${answer}`);
      assert.ok((await copy.recordedIds()).includes(id), `the id on record after ${answer}`);
    }
  }
  return happened;
}
