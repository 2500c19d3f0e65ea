import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import type { Attempt, Ledger } from "../../../src/creation/index.ts";
import type { Run, SimWindow } from "./sim-window.ts";

/** The window's real ledger, each call of which waits for its turn, and may meet a disk that refuses to be written. */
export function guardLedger(window: SimWindow, run: Run): Ledger {
  const { world, ledger } = window;
  const pass = <Result>(name: string, act: (choice: number) => Promise<Result>, tear?: () => Promise<void>) =>
    world.gates.pass(window, `${run.name}: ledger ${name}`, act, tear);
  const write = <Result>(name: string, act: () => Promise<Result>, tear?: () => Promise<void>) =>
    pass(name, (choice) => (choice % 25 === 24 ? withoutFolder(world.ledgerFolder, act) : act()), tear);
  const tearReplacement = () => writeFile(`${world.ledgerFolder}/${"0".repeat(32)}.1.json.torn.new`, "{");
  return {
    past: (file) => pass("past", () => ledger.past(file)),
    withBody: (hash) =>
      pass("same content", async () => {
        run.alike = world.listGone();
        return ledger.withBody(hash);
      }),
    survey: () => ledger.survey(),
    unsettled: () => pass("unsettled", () => ledger.unsettled()),
    damaged: () => ledger.damaged(),
    begin: (attempt, past) =>
      write(
        "begin",
        async () => {
          const begun = await ledger.begin(attempt, past);
          if (begun) {
            run.attempt = `${attempt.file} ${attempt.number}`;
            // Moved since it was looked at last? Then only what it says can tell that it is the same.
            if (world.disk.get(run.address)?.lineage !== run.lineage) run.strayed = -1;
            meetOthers(window, run);
          }
          return begun;
        },
        () => world.tearRecord(attempt.file, attempt.number, JSON.stringify(attempt).slice(0, 40)),
      ),
    end: (attempt, end) =>
      write(
        `end ${end.outcome}`,
        async () => {
          await ledger.end(attempt, end);
          run.isSending = false;
          if (end.outcome === "created" && end.foundByPerson) settleByPerson(window, attempt, end.id);
        },
        tearReplacement,
      ),
    drop: (attempt) =>
      write("drop", async () => {
        await ledger.drop(attempt);
        run.isSending = false;
      }),
    follow: (from, to) =>
      write("follow", async () => {
        // Taken along without a move: a person said that what this attempt may have created does not exist.
        const past = await ledger.past(from);
        await ledger.follow(from, to);
        if (run.saidCreate && past.state === "no-answer" && past.attempt) world.noteDisowned(past.attempt);
      }),
    share: (attempt, to, isSame) =>
      write("share", async () => {
        const isShared = await ledger.share(attempt, to, isSame);
        if (isShared) world.noteShared(attempt, to);
        return isShared;
      }),
  };
}

/** No two windows that live may send the same file at once. */
function meetOthers({ world, id }: SimWindow, run: Run): void {
  if (!run.name.startsWith("create")) return;
  for (const other of world.windows.filter((each) => each.isAlive && each.id !== id)) {
    for (const { isSending, lineage, strayed, name } of other.runs) {
      if (isSending && lineage === run.lineage && strayed === run.strayed) {
        world.violations.push(`${run.name} began while ${name} was under way`);
      }
    }
  }
  run.isSending = true;
}

/** Where a person names another campaign than the one that was made, theirs is believed. */
export function settleByPerson({ world }: SimWindow, { file, number }: Attempt, id: string): void {
  for (const made of world.made) {
    if (made.attempt === `${file} ${number}` && made.id !== id) made.isOverruled = true;
  }
}

/** Does something while the ledger's folder cannot be written. */
async function withoutFolder<Result>(folder: string, act: () => Promise<Result>): Promise<Result> {
  await mkdir(folder, { recursive: true });
  await rename(folder, `${folder}.away`);
  await writeFile(folder, "");
  try {
    return await act();
  } finally {
    await rm(folder);
    await rename(`${folder}.away`, folder);
  }
}
