import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Answer } from "./answer-request.ts";
import type { Fault, Strikes } from "./fault.ts";

/**
 * Lets a fault strike if this is its place.
 * @param stopped ends a delay: rejects with an AbortError
 * @returns whether the request goes on; if not, the fault has dealt with the answer
 */
export async function meetFault(
  fault: Fault | undefined,
  place: Strikes,
  response: ServerResponse,
  stopped: AbortSignal,
): Promise<boolean> {
  if (fault === undefined || !("strikes" in fault) || fault.strikes !== place) return true;
  switch (fault.kind) {
    case "delay":
      await pause(fault.milliseconds, undefined, { signal: stopped });
      return true;
    case "hang":
      return false;
    case "cut":
      response.destroy();
      return false;
    case "answer":
      response.statusCode = fault.status;
      response.setHeaders(new Map(Object.entries(fault.headers ?? { "Content-Type": "text/html" })));
      response.end(fault.body ?? "");
      return false;
  }
}

/** The normal answer as this fault spoils its body; only a 201 can lose or change its `id`. */
export function spoilAnswer(fault: Fault | undefined, answer: Answer): Answer {
  if (fault === undefined || answer.status !== 201) return answer;
  const { id, ...others }: Record<string, unknown> = JSON.parse(answer.body);
  switch (fault.kind) {
    case "without-id":
      return { ...answer, body: JSON.stringify(others) };
    case "invalid-id":
      return { ...answer, body: JSON.stringify({ id: fault.id, ...others }) };
    case "huge-body":
      return { ...answer, body: JSON.stringify({ id, ...others, replies: "x".repeat(fault.bytes) }) };
    default:
      return answer;
  }
}
