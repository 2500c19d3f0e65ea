import { type LogOutputChannel, ProgressLocation, window } from "vscode";
import { type Account, titleAccount } from "../accounts/index.ts";
import { fieldIn } from "../creation/index.ts";
import { type CampaignCall, type PostOutcome, redact } from "../outbox/index.ts";

/** Sends the request with a progress notification that can cancel it, and logs what was sent where and what came back. */
export function postWithProgress(
  call: Omit<CampaignCall, "signal">,
  account: Account,
  log: LogOutputChannel,
): Promise<PostOutcome> {
  const title = `Creating “${fieldIn(call.body, "name")}” at ${call.url.host} (${titleAccount(account)})`;
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  const send = window.withProgress(options, async (_progress, cancellation) => {
    const aborting = new AbortController();
    const listening = cancellation.onCancellationRequested(() => aborting.abort());
    try {
      // Loaded when first needed: opening a file needs no HTTP.
      const { postCampaign } = await import("./http.ts");
      const began = performance.now();
      log.info(
        `POST ${redact(call.url.href, call.token)} (${Buffer.byteLength(call.body)} bytes, ${redact(titleAccount(account), call.token)})`,
      );
      const outcome = await postCampaign({ ...call, signal: aborting.signal });
      log.info(`${describe(outcome)}, after ${Math.round(performance.now() - began)} ms`);
      return outcome;
    } finally {
      listening.dispose();
    }
  });
  return Promise.resolve(send);
}

/** The outcome, and the status of the answer; the reason is told once, with the result of the command. */
function describe(outcome: PostOutcome): string {
  const status = "status" in outcome && outcome.status !== undefined ? `, status ${outcome.status}` : "";
  return `POST: ${outcome.outcome}${status}`;
}
