import type { IncomingMessage } from "node:http";
import type { Answer } from "./answer-request.ts";
import { checkToken, type Scheme } from "./check-token.ts";
import { companies, type Key, type SandboxCompany, staffSecret } from "./keys.ts";
import { listAgents, listSenders } from "./names.ts";
import { json } from "./write-json.ts";

/** A documented read. */
interface Read {
  /** Method and path; `{id}` is any one step of the path. */
  readonly route: string;
  /** The form of the token that the documentation gives for it. */
  readonly scheme: Scheme;
  /** The answer to a known key. */
  answer(asked: Asked): Answer;
}

/** What a read is asked. */
interface Asked {
  readonly key: Key;
  /** What stands for `{id}`. */
  readonly ids: readonly string[];
  readonly query: URLSearchParams;
}

/** To add a read, add it here. */
const reads: readonly Read[] = [
  { route: "GET /settings/company", scheme: "raw", answer: ({ key }) => answerOwnCompany(key) },
  {
    route: "GET /agency/company/{id}",
    scheme: "raw",
    answer: ({ key, ids: [id] }) => answerClient(key, id ?? ""),
  },
  { route: "GET /agent/list", scheme: "raw", answer: ({ key, query }) => answerAgents(key, query) },
  // Documented nowhere: an API that has none is one whose route is made to fail (Sandbox.failAll).
  {
    route: "GET /email/senders/",
    scheme: "bearer",
    answer: ({ key, query }) => answerSenders(key, query),
  },
];

/** Answers a documented read; undefined where the request is none. */
export function answerRead(request: IncomingMessage, keys: readonly Key[]): Answer | undefined {
  const [path = "", query = ""] = (request.url ?? "").split("?", 2);
  for (const { route, scheme, answer } of reads) {
    const ids = matchRoute(route, request.method ?? "", path);
    if (ids === undefined) continue;
    const key = checkToken(request.headers.authorization, keys, scheme);
    if (typeof key !== "string") return answer({ key, ids, query: new URLSearchParams(query) });
    return json(401, { detail: key }, { "WWW-Authenticate": scheme === "bearer" ? "Bearer" : "Api-Key" });
  }
  return undefined;
}

/** What stands for each `{id}` of a route; undefined where a request is another one. */
export function matchRoute(route: string, method: string, path: string): readonly string[] | undefined {
  const steps = route.split(/[ /]/);
  const given = [method, ...path.split("/")];
  const isSame =
    steps.length === given.length && steps.every((step, at) => step === "{id}" || step === given[at]);
  return isSame ? given.filter((_, at) => steps[at] === "{id}") : undefined;
}

/** The documentation's body in short, secrets included: whoever reads it must take the id and the name alone. */
function answerOwnCompany({ company, token }: Key): Answer {
  if (company === undefined) return notPermitted;
  const email = `office@${company.id.slice(0, 8)}.example`;
  const staff = [{ id: 7, name: "Jane", email, api_key: staffSecret(company) }];
  return json(200, { id: company.id, name: company.name, email, phone: null, api_key: token, staff });
}

function answerClient({ company: own }: Key, id: string): Answer {
  if (own !== undefined) return notPermitted;
  const all: readonly SandboxCompany[] = Object.values(companies);
  const client = all.find((company) => company.id === id.toLowerCase());
  return client ? json(200, { id: client.id, name: client.name }) : json(404, { detail: "Not found." });
}

/** Without `page` all at once; `type` is `all`, `chat` or `voice`. */
function answerAgents({ company }: Key, query: URLSearchParams): Answer {
  if (company === undefined) return notPermitted;
  const type = query.get("type") ?? "all";
  const agents = listAgents(company).filter((agent) => type === "all" || agent["type"] === `${type}bot`);
  const page = query.get("page");
  const results = page === null ? agents : agents.slice(Number(page) - 1, Number(page));
  return json(200, { results, total: agents.length });
}

/** In pages of two, as Django REST Framework's `PageNumberPagination` has them. */
function answerSenders({ company }: Key, query: URLSearchParams): Answer {
  if (company === undefined) return json(200, { count: 0, next: null, previous: null, results: [] });
  const senders = listSenders(company);
  const page = Number(query.get("page") ?? 1);
  const next = page * 2 < senders.length ? `/email/senders/?page=${page + 1}` : null;
  return json(200, {
    count: senders.length,
    next,
    previous: null,
    results: senders.slice(page * 2 - 2, page * 2),
  });
}

const notPermitted = json(403, { detail: "You do not have permission to perform this action." });
