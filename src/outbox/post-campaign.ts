import fetch from "node-fetch";
import { buildAuthorizationHeader } from "./build-authorization-header.ts";
import type { CampaignCall } from "./call.ts";
import { explainLost, explainUnsent } from "./explain-failure.ts";
import { judgeAnswer } from "./judge-answer.ts";
import { type Limit, limitCall, type Stop } from "./limit-call.ts";
import type { PostOutcome } from "./outcome.ts";
import { type Answer, readAnswer } from "./read-answer.ts";
import { redactOutcome } from "./redact-outcome.ts";
import { WithheldBody } from "./withhold-body.ts";

/**
 * Creates a campaign by one POST, never repeated and never redirected. Never throws: whatever happens is one of four
 * outcomes, told apart by whether the request's body began to be sent.
 */
export async function postCampaign(call: CampaignCall): Promise<PostOutcome> {
  const body = new WithheldBody(Buffer.from(call.body));
  const limit = limitCall(call);
  try {
    return redactOutcome(await attempt(call, body, limit), call.token);
  } finally {
    limit.release();
  }
}

async function attempt(call: CampaignCall, body: WithheldBody, limit: Limit): Promise<PostOutcome> {
  try {
    const answer = await exchange(call, body, limit.signal);
    return judgeAnswer(answer, call, body.begun, limit.stop());
  } catch (error) {
    return judgeFailure(error, call, body, limit.stop());
  }
}

async function exchange(call: CampaignCall, body: WithheldBody, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(call.url.href, {
    method: "POST",
    headers: {
      Accept: "application/json",
      "Accept-Encoding": "identity",
      Authorization: buildAuthorizationHeader(call.token, call.scheme),
      // Without it Node sends the body in chunks, which Django takes for an empty one.
      "Content-Length": String(body.byteLength),
      "Content-Type": "application/json",
      "User-Agent": call.userAgent,
    },
    body,
    redirect: "manual",
    signal,
  });
  return readAnswer(response, signal);
}

function judgeFailure(error: unknown, call: CampaignCall, body: WithheldBody, stop?: Stop): PostOutcome {
  if (body.begun) return { outcome: "unknown", reason: explainLost(error, call, stop) };
  if (stop === "cancelled") {
    return { outcome: "not-sent", code: "cancelled", reason: "You cancelled, and nothing was sent." };
  }
  return { outcome: "rejected", reason: explainUnsent(error, call, stop, body.proxyError), problems: [] };
}
