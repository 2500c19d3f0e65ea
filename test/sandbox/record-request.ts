import type { IncomingMessage } from "node:http";

/** A request as it reached the sandbox. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  /** Names in lower case; values of a repeated header are joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** What was read of the body so far, decoded as UTF-8; empty when it was never read. */
  readonly body: string;
  /** When the headers arrived, in milliseconds since 1970. */
  readonly arrivedAt: number;
  /** Whether the whole body was read. */
  readonly complete: boolean;
}

/** A request that may still be arriving. */
export interface Recording {
  /** The request so far. */
  now(): RecordedRequest;
  /** Reads the body to its end; nothing when the client leaves before. */
  readBody(): Promise<Uint8Array | undefined>;
}

/** Starts recording a request whose headers have arrived. Its body stays unread until asked for. */
export function recordRequest(request: IncomingMessage): Recording {
  const arrivedAt = Date.now();
  const chunks: Uint8Array[] = [];
  let complete = false;
  return {
    now: () => ({
      method: request.method ?? "",
      url: request.url ?? "",
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, [value ?? ""].flat().join(", ")]),
      ),
      body: Buffer.concat(chunks).toString("utf8"),
      arrivedAt,
      complete,
    }),
    async readBody() {
      try {
        for await (const chunk of request) chunks.push(chunk);
      } catch {
        return undefined;
      }
      complete = true;
      return Buffer.concat(chunks);
    },
  };
}
