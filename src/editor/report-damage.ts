import { type Disposable, type LogOutputChannel, window } from "vscode";
import type { Ledger } from "../creation/index.ts";
import type { AttemptKnower } from "./know-attempts.ts";

/** Says once which records of the ledger cannot be read: all in the log, and that there are some in a message. */
export function reportDamage(ledger: Ledger, attempts: AttemptKnower, log: LogOutputChannel): Disposable {
  const listening = attempts.onDidChange(() => {
    listening.dispose();
    report(ledger, log).catch((error: unknown) =>
      log.error(`The ledger could not be read: ${String(error)}`),
    );
  });
  return listening;
}

async function report(ledger: Ledger, log: LogOutputChannel): Promise<void> {
  const paths = await ledger.damaged();
  if (paths.length === 0) return;
  for (const path of paths) {
    log.warn(
      `${path} cannot be read. It is left as it is, and its campaign counts as one without an answer.`,
    );
  }
  const count = paths.length === 1 ? "A record" : `${paths.length} records`;
  const message = `${count} of what was created from this machine cannot be read. Their campaigns may exist in Outbox: you will be asked before they are created.`;
  const show = "Show Log";
  if ((await window.showWarningMessage(message, show)) === show) log.show();
}
