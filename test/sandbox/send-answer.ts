import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Answer } from "./answer-request.ts";
import type { Fault } from "./fault.ts";

/**
 * Sends an answer: whole, cut in its middle, or slowly, as the fault says. Rejects when the client leaves before its
 * end, or with an AbortError when `stopped` is.
 */
export async function sendAnswer(
  answer: Answer,
  fault: Fault | undefined,
  response: ServerResponse,
  stopped: AbortSignal,
): Promise<void> {
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...answer.headers, "Content-Length": body.length });
  if (fault?.kind === "cut" && fault.strikes === "mid-answer") {
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  } else if (fault?.kind === "slow-body") {
    await pipeline(inPieces(body, fault.pieces, fault.milliseconds, stopped), response);
  } else {
    response.end(body);
  }
}

async function* inPieces(body: Buffer, pieces: number, milliseconds: number, stopped: AbortSignal) {
  const size = Math.ceil(body.length / pieces);
  for (let start = 0; start < body.length; start += size) {
    await pause(milliseconds, undefined, { signal: stopped });
    yield body.subarray(start, start + size);
  }
}
