import { isUuid } from "../campaign/index.ts";
import type { CampaignCall } from "./call.ts";
import { explainDoubt, explainProxyRefusal, explainRejection } from "./explain-answer.ts";
import { flattenErrorBody } from "./flatten-error-body.ts";
import type { Stop } from "./limit-call.ts";
import type { PostOutcome } from "./outcome.ts";
import { quoteServer } from "./quote-server.ts";
import type { Answer } from "./read-answer.ts";

/**
 * What an answer means: a 2xx with a valid id is a campaign, every 4xx but 408 is none, and all else is unclear.
 * An answer to a request that never left came from a proxy on the way, and is none either.
 * @param begun whether the request's body began to be sent
 * @param stop what cut the answer short, if anything did
 */
export function judgeAnswer(answer: Answer, call: CampaignCall, begun: boolean, stop?: Stop): PostOutcome {
  const { status } = answer;
  const body = parseJson(answer.text);
  const succeeded = status >= 200 && status <= 299;
  if (succeeded) {
    const id = findId(body);
    if (id !== undefined) return { outcome: "created", id, status };
  } else if (!begun) {
    return { outcome: "rejected", reason: explainProxyRefusal(status, call), problems: [] };
  }
  const problems = flattenErrorBody(body, (words) => quoteServer(words, call.token));
  if (status >= 400 && status <= 499 && status !== 408) {
    return { outcome: "rejected", status, reason: explainRejection(answer, problems, call), problems };
  }
  return { outcome: "unknown", status, reason: explainDoubt(answer, problems, call, stop) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function findId(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("id" in body)) return undefined;
  return typeof body.id === "string" && isUuid(body.id) ? body.id : undefined;
}
