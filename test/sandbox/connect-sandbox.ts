import type { Creator } from "./answer-control.ts";
import type { Fault } from "./fault.ts";
import type { RecordedRequest } from "./record-request.ts";

/** A sandbox of another process, driven over its control surface. */
export interface ConnectedSandbox {
  created(): Promise<readonly Record<string, unknown>[]>;
  requests(): Promise<readonly RecordedRequest[]>;
  creators(): Promise<readonly Creator[]>;
  failNext(fault: Fault): Promise<void>;
  failAll(route: string, fault: Fault | null): Promise<void>;
  reset(): Promise<void>;
}

/**
 * Connects to a sandbox by its origin. Each call rejects when the sandbox does not answer 2xx: a fault it does not
 * know, or no sandbox there.
 */
export function connectSandbox(origin: string): ConnectedSandbox {
  async function call(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(`${origin}/_sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`Sandbox: ${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response;
  }
  return {
    created: async () => (await call("GET", "created")).json() as Promise<Record<string, unknown>[]>,
    requests: async () => (await call("GET", "requests")).json() as Promise<RecordedRequest[]>,
    creators: async () => (await call("GET", "creators")).json() as Promise<Creator[]>,
    failNext: async (fault) => void (await call("POST", "faults", fault)),
    failAll: async (route, fault) => void (await call("POST", "lasting-faults", { route, fault })),
    reset: async () => void (await call("POST", "reset")),
  };
}
