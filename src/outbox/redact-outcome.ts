import { lower } from "./encode-token.ts";
import { mayExist } from "./explain-failure.ts";
import type { PostOutcome, Unknown } from "./outcome.ts";
import { redact } from "./redact.ts";

/** The outcome with no token in anything it says: the last thing before it leaves this folder. */
export function redactOutcome(outcome: PostOutcome, token: string): PostOutcome {
  switch (outcome.outcome) {
    case "created":
      return isToken(outcome.id, token) ? doubt(outcome.status) : outcome;
    case "rejected":
      return {
        ...outcome,
        reason: redact(outcome.reason, token),
        problems: outcome.problems.map(({ path, message }) => ({
          path: path.map((step) => (typeof step === "number" ? step : redact(step, token))),
          message: redact(message, token),
        })),
      };
    default:
      return { ...outcome, reason: redact(outcome.reason, token) };
  }
}

/** An id that is the token would be written into the file, and told to everyone who reads it. */
function isToken(id: string, token: string): boolean {
  const digits = (text: string) => lower(text).replaceAll("-", "");
  return digits(id) === digits(token);
}

function doubt(status: number): Unknown {
  const what = `Outbox answered ${status}, a success, but gave the token back in the place of the id.`;
  return { outcome: "unknown", status, reason: `${what} ${mayExist}` };
}
