import { isUuid } from "../campaign/index.ts";
import type { CampaignCall } from "./call.ts";
import { explainDoubt, explainRejection } from "./explain-answer.ts";
import { explainProxyRefusal } from "./explain-proxy.ts";
import { flattenErrorBody } from "./flatten-error-body.ts";
import type { Stop } from "./limit-call.ts";
import type { PostOutcome } from "./outcome.ts";
import { parseJson } from "./parse-json.ts";
import { quoteServer } from "./quote-server.ts";
import type { Answer } from "./read-answer.ts";

/**
 * What an answer means: a 2xx with a valid id is a campaign, every 4xx but 408 is none, and all else is unclear.
 * Any answer to a request that never left, a 2xx too, came from a proxy on the way, and is none either.
 * @param begun whether the request's body began to be sent
 * @param stop what cut the answer short, if anything did
 */
export function judgeAnswer(answer: Answer, call: CampaignCall, begun: boolean, stop?: Stop): PostOutcome {
  const { status } = answer;
  if (!begun) return { outcome: "rejected", reason: explainProxyRefusal(status, call.url), problems: [] };
  const body = parseJson(answer.text);
  if (status >= 200 && status <= 299) {
    const id = findId(body);
    if (id !== undefined) return { outcome: "created", id, status };
  }
  const problems = flattenErrorBody(body, (words) => quoteServer(words, call.token));
  if (status >= 400 && status <= 499 && status !== 408) {
    const reason = explainRejection(answer, problems, call);
    return { outcome: "rejected", status, reason, problems: isAboutCampaign(status) ? problems : [] };
  }
  return { outcome: "unknown", status, reason: explainDoubt(answer, problems, call, stop) };
}

/** Other refusals are about the token, the address or the moment: nothing in the campaign would cure them. */
function isAboutCampaign(status: number): boolean {
  return status === 400 || status === 409 || status === 422;
}

function findId(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("id" in body)) return undefined;
  return typeof body.id === "string" && isUuid(body.id) ? body.id : undefined;
}
