import { schemeFor } from "../accounts/index.ts";
import type { PostOutcome } from "../outbox/index.ts";
import { type Decided, decide } from "./decide-create.ts";
import type { CampaignFile, CreationHost } from "./ports.ts";
import { type CreateResult, notSent, type Refusal } from "./result.ts";
import { settle } from "./settle-outcome.ts";
import { wordsOf } from "./words-of.ts";

/**
 * Creates the campaign of a file exactly once: checks, questions, the record on disk, one POST, and the id in the
 * file. Resolves when the outcome is known and the id is saved (or cannot be); never rejects.
 */
export async function createCampaign(file: CampaignFile, host: CreationHost): Promise<CreateResult> {
  const decided = await decide(file, host).catch((error: unknown) =>
    notSent("failed", `${file.name}: nothing was sent, because something failed before: ${wordsOf(error)}`),
  );
  if ("outcome" in decided) return decided;
  const refusal = await record(decided, host);
  if (refusal) return refusal;
  const outcome = await post(decided, host);
  const result = await settle(outcome, decided.attempt, file, host);
  // Nobody waits for it, and the id least of all.
  void learn(outcome, decided, host);
  return result;
}

/** Puts the attempt on disk before anything is sent: without that record, nothing is. */
async function record({ attempt, past }: Decided, host: CreationHost): Promise<Refusal | undefined> {
  try {
    if (await host.ledger.begin(attempt, past)) return undefined;
    return notSent(
      "busy",
      "This campaign is being created, or was just now, in another window, or its file was moved. Nothing was sent.",
    );
  } catch (error) {
    return notSent(
      "no-record",
      `Nothing was sent, because the attempt could not be recorded on this machine first: ${wordsOf(error)}.`,
    );
  }
}

/** Whatever breaks once the request may be on its way leaves open whether a campaign exists. */
function post({ attempt, url, account, token, settings }: Decided, host: CreationHost) {
  const call = {
    url,
    body: attempt.body,
    token,
    scheme: schemeFor(account, settings.authorizationScheme),
    timeoutMs: settings.requestTimeoutSeconds * 1000,
    userAgent: host.userAgent,
    now: host.now,
    formatTime: host.formatTime,
  };
  return host.post(call, account).catch((error: unknown) => {
    host.log(`Sending failed: ${wordsOf(error)}`);
    const reason =
      "No answer from Outbox: sending broke off inside VS Code. The campaign may have been created: look for it in Outbox before you create it again.";
    return { outcome: "unknown", reason } as const;
  });
}

/** Keeps what the answer tells of the account. */
async function learn(
  outcome: PostOutcome,
  { account, settings }: Decided,
  host: CreationHost,
): Promise<void> {
  const scheme = schemeFor(account, settings.authorizationScheme);
  const isRefused = outcome.outcome === "rejected" && outcome.status === 401;
  if (outcome.outcome !== "created" && !isRefused) return;
  const learned = isRefused ? { isVerified: false } : { isVerified: true, scheme };
  await host.accounts
    .learn(account, learned)
    .catch((error: unknown) => host.log(`What Outbox told of the account is not kept: ${wordsOf(error)}`));
}
