import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Event, Uri } from "vscode";
import {
  type Attempt,
  type AttemptEnd,
  type Ledger,
  openLedger,
  type Past,
} from "../../src/creation/index.ts";
import { sha256 } from "../../src/creation/sha256.ts";
import { next } from "./campaign-editor.ts";

/** Where the extension of this VS Code keeps its records. It is made when the first campaign file is open. */
export async function findLedger(): Promise<string> {
  const home = process.env["OUTBOX_VSCODE_HOME"] ?? "";
  const end = path.join("globalStorage", "outbox-campaigns.outbox-campaigns", "ledger");
  const found = (await readdir(home, { recursive: true })).find((name) => name.endsWith(end));
  assert.ok(found, "the extension keeps a ledger");
  return path.join(home, found);
}

/** The ledger as another window sees it, which takes the owners of all attempts for gone. */
export async function openLedgerBeside(): Promise<Ledger> {
  return openLedger(await findLedger(), () => false);
}

/** Records an attempt on a file as a window left it that is gone. */
export async function leaveAttempt(
  uri: Uri,
  body: string,
  end?: AttemptEnd,
  origin = process.env["OUTBOX_SANDBOX_ORIGIN"] ?? "",
): Promise<Attempt> {
  const ledger = await openLedgerBeside();
  const attempt: Attempt = {
    version: 1,
    file: uri.toString(),
    number: 1,
    origin,
    body,
    bodyHash: sha256(body),
    startedAt: new Date().toISOString(),
    owner: { window: "gone", processId: 0, socket: path.join(path.sep, "nowhere", "gone.sock") },
  };
  assert.ok(await ledger.begin(attempt));
  if (end) await ledger.end(attempt, end);
  return attempt;
}

/** What the ledger says of a file once that is as wanted; it is asked again and again, as the disk tells no one. */
export async function pastWhen(uri: Uri, holds: (past: Past) => boolean): Promise<Past> {
  const ledger = await openLedgerBeside();
  for (;;) {
    const past = await ledger.past(uri.toString());
    if (holds(past)) return past;
  }
}

/** Resolves when this holds: now, or after the event. */
export async function when<T>(event: Event<T>, holds: () => boolean): Promise<void> {
  if (!holds()) await next(event, holds);
}
