import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { answerControl, type Controls, type Creator, controlPath } from "./answer-control.ts";
import { matchRoute } from "./answer-read.ts";
import { type Api, answerRequest, collectionPath, type Made } from "./answer-request.ts";
import { campaignFields, type SenderList } from "./campaign-fields.ts";
import type { Scheme } from "./check-token.ts";
import type { Fault } from "./fault.ts";
import { type Key, makeKeys } from "./keys.ts";
import { meetFault, spoilAnswer } from "./meet-fault.ts";
import { type Recording, recordRequest } from "./record-request.ts";
import { sendAnswer } from "./send-answer.ts";

export type { Fault } from "./fault.ts";
export type { RecordedRequest } from "./record-request.ts";

/** A UUID that no relation finds: `{"company":["Invalid pk …"]}`. */
export const unknownId = "00000000-0000-4000-8000-000000000404";

/** What the API is like. */
export interface SandboxOptions {
  /** The port of 127.0.0.1; any free one by default. */
  readonly port?: number;
  /** The token of the first of its keys (keys.ts); a random, printable one by default. */
  readonly token?: string;
  /** Which form of the Authorization header it reads: `Bearer <token>` (the default), or the bare token. */
  readonly scheme?: Scheme;
  /** Whether the token's owner may create campaigns; true by default, 403 otherwise. */
  readonly mayCreate?: boolean;
  /** Whether `GET` on the collection lists the campaigns; false by default: 405. */
  readonly lists?: boolean;
  /** What `sender_identity_ids` is on the server: a plain list of UUIDs (the default), or a relation. */
  readonly senders?: SenderList;
  /** Ids that relations do not find, beside the reserved `unknownId`; dashed, in lower case. */
  readonly unknownIds?: readonly string[];
}

/** A running sandbox. */
export interface Sandbox extends Controls {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** The token of the first key. */
  readonly token: string;
  /** The keys it takes. */
  readonly keys: readonly Key[];
  /** The campaigns created so far, oldest first, as the 201 had them. */
  created(): readonly Record<string, unknown>[];
  /** The requests so far, oldest first, those to the control surface left out. */
  requests(): ReturnType<Controls["requests"]>;
  /** The next POST to the collection meets this fault; faults queue up. */
  failNext(fault: Fault): void;
  /** Which key each of the created campaigns was created with. */
  creators(): readonly Creator[];
  /** From now on all requests of this route ("GET /settings/company", "OPTIONS /email/campaigns/") meet this fault; null: none. */
  failAll(route: string, fault: Fault | null): void;
  /** Forgets what was created, the requests and all faults. Requests under way change nothing any more. */
  reset(): void;
  /** Closes the sandbox and every connection, also the hanging ones. */
  stop(): Promise<void>;
}

/** What happened since the last reset. */
interface Memory {
  readonly made: Made[];
  readonly recordings: Recording[];
  readonly faults: Fault[];
  readonly lasting: Map<string, Fault>;
}

function emptyMemory(): Memory {
  return { made: [], recordings: [], faults: [], lasting: new Map() };
}

/** Starts a local Outbox API on 127.0.0.1. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const api = decide(options);
  const stopping = new AbortController();
  let memory = emptyMemory();
  const controls: Controls = {
    created: () => memory.made.map(({ campaign }) => structuredClone(campaign)),
    creators: () => memory.made.map(({ campaign, key }) => describeCreator(campaign, key)),
    requests: () => memory.recordings.map((recording) => recording.now()),
    failNext: (fault) => void memory.faults.push(fault),
    failAll: (route, fault) => {
      if (fault === null) memory.lasting.delete(route);
      else memory.lasting.set(route, fault);
    },
    reset: () => {
      memory = emptyMemory();
    },
  };
  const server = createServer((request, response) => {
    const isControl = request.url?.startsWith(controlPath) === true;
    const handled = isControl
      ? handleControl(controls, request, response)
      : handle(api, memory, request, response, stopping.signal);
    // What rejects here is a client that left or a sandbox that stops: there is nobody to tell.
    handled.catch(() => response.destroy());
  });
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    ...controls,
    origin: `http://127.0.0.1:${port}`,
    token: api.keys[0]?.token ?? "",
    keys: api.keys,
    async stop() {
      if (!server.listening) return;
      stopping.abort();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function decide(options: SandboxOptions): Api {
  const unknown = new Set([unknownId, ...(options.unknownIds ?? [])]);
  return {
    keys: makeKeys(options.token),
    scheme: options.scheme ?? "bearer",
    mayCreate: options.mayCreate ?? true,
    lists: options.lists ?? false,
    fields: campaignFields(options.senders ?? "list", (id) => !unknown.has(id)),
  };
}

async function handle(
  api: Api,
  memory: Memory,
  request: IncomingMessage,
  response: ServerResponse,
  stopped: AbortSignal,
): Promise<void> {
  const recording = recordRequest(request);
  memory.recordings.push(recording);
  const isCreate = request.method === "POST" && request.url?.split("?")[0] === collectionPath;
  const fault = (isCreate ? memory.faults.shift() : undefined) ?? findLasting(memory, request);
  if (!(await meetFault(fault, "before-body", response, stopped))) return;
  const body = await recording.readBody();
  if (body === undefined || !(await meetFault(fault, "before-create", response, stopped))) return;
  const answer = answerRequest(api, request, body, memory.made);
  if (!(await meetFault(fault, "after-create", response, stopped))) return;
  await sendAnswer(spoilAnswer(fault, answer), fault, response, stopped);
}

function findLasting({ lasting }: Memory, { method = "", url = "" }: IncomingMessage): Fault | undefined {
  const [path = ""] = url.split("?", 1);
  return [...lasting].find(([route]) => matchRoute(route, method, path))?.[1];
}

function describeCreator(campaign: Made["campaign"], { company }: Key): Creator {
  return { id: String(campaign["id"]), company: String(campaign["company"]), key: company?.name ?? "Agency" };
}

async function handleControl(
  controls: Controls,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await recordRequest(request).readBody();
  if (body === undefined) return;
  const answer = answerControl(controls, request.method ?? "", request.url ?? "", body);
  response.writeHead(answer.status, { ...answer.headers });
  response.end(answer.body);
}
