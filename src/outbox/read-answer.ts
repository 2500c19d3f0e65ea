import { addAbortSignal, Readable } from "node:stream";
import type { Response } from "node-fetch";

/** What a server answered. */
export interface Answer {
  readonly status: number;
  /** The header `Content-Type`, `""` without one. */
  readonly contentType: string;
  /** The header `Retry-After`, `""` without one. */
  readonly retryAfter: string;
  /** The body as far as it arrived. */
  readonly text: string;
  /** Whether it arrived to its end. */
  readonly complete: boolean;
}

/** An answer is a few KB. In bytes, after decompression. */
const maxBytes = 1024 * 1024;

/**
 * Reads an answer whose head has arrived. Never throws: when the connection is lost or the signal aborts, what arrived until
 * then is returned; what lies beyond `mostBytes` (1 MiB by default) is left unread, however small it was compressed.
 */
export async function readAnswer(
  { status, headers, body }: Response,
  signal: AbortSignal,
  mostBytes = maxBytes,
): Promise<Answer> {
  return {
    status,
    contentType: headers.get("Content-Type") ?? "",
    retryAfter: headers.get("Retry-After") ?? "",
    ...(await readBody(body instanceof Readable ? body : null, signal, mostBytes)),
  };
}

async function readBody(
  body: Readable | null,
  signal: AbortSignal,
  mostBytes: number,
): Promise<Pick<Answer, "text" | "complete">> {
  const chunks: Buffer[] = [];
  const complete = body === null || (await collect(addAbortSignal(signal, body), chunks, mostBytes));
  return { text: new TextDecoder().decode(Buffer.concat(chunks)), complete };
}

async function collect(body: Readable, chunks: Buffer[], mostBytes: number): Promise<boolean> {
  let left = mostBytes;
  try {
    for await (const chunk of body) {
      const bytes = Buffer.from(chunk);
      chunks.push(bytes.subarray(0, left));
      left -= bytes.length;
      if (left < 0) return false;
    }
    return true;
  } catch {
    return false;
  }
}
