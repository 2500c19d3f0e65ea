import fetch from "node-fetch";
import { buildAuthorizationHeader } from "./build-authorization-header.ts";
import type { ApiCall } from "./call.ts";
import { type Answer, readAnswer } from "./read-answer.ts";

/**
 * Makes one call that changes nothing, at this address and no other: no redirect is followed. The answer as far as it
 * arrived, up to `mostBytes` (1 MiB by default); the token may be in it. Rejects when no answer comes, or `signal`
 * aborts; `timeoutMs` is for the caller to keep (`limitCall`), who may make several calls in that time.
 */
export async function readApi(
  call: Omit<ApiCall, "timeoutMs">,
  method: "GET" | "OPTIONS" = "GET",
  mostBytes?: number,
): Promise<Answer> {
  const { url, token, scheme, userAgent, signal } = call;
  const response = await fetch(url.href, {
    method,
    headers: {
      Accept: "application/json",
      Authorization: buildAuthorizationHeader(token, scheme),
      // No connection is left for a create to find closed. Not by an agent: VS Code may leave out the proxy for it.
      Connection: "close",
      "User-Agent": userAgent,
    },
    redirect: "manual",
    signal,
  });
  return readAnswer(response, signal, mostBytes);
}
