import type { IncomingMessage } from "node:http";
import type { CampaignField } from "./campaign-fields.ts";
import { checkCampaign } from "./check-campaign.ts";
import { checkToken, type Scheme } from "./check-token.ts";
import { type Campaign, createCampaign } from "./create-campaign.ts";
import { describeCampaign } from "./describe-campaign.ts";
import { readJson } from "./read-json.ts";

/** A whole HTTP answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the API is like, all options decided. */
export interface Api {
  readonly token: string;
  readonly scheme: Scheme;
  readonly mayCreate: boolean;
  readonly lists: boolean;
  readonly fields: readonly CampaignField[];
}

/** Where campaigns are created. */
export const collectionPath = "/email/campaigns/";

/**
 * Answers as an unmodified Django REST Framework 3.14 does.
 * @param created the campaigns so far; a good POST adds one
 */
export function answerRequest(
  api: Api,
  request: IncomingMessage,
  body: Uint8Array,
  created: Campaign[],
): Answer {
  const [path = "", query] = (request.url ?? "").split("?", 2);
  if (`${path}/` === collectionPath) return redirectToSlash(query);
  if (path !== collectionPath) return notFound;
  const { headers, ...answer } = answerCollection(api, request, body, created);
  const allow = api.lists ? "GET, POST, HEAD, OPTIONS" : "POST, OPTIONS";
  return { ...answer, headers: { Allow: allow, Vary: "Accept", ...headers } };
}

/** Who asks comes before what is asked: without a good token even a wrong method is a 401. */
function answerCollection(api: Api, request: IncomingMessage, body: Uint8Array, created: Campaign[]): Answer {
  const refusal = checkToken(request.headers.authorization, api.token, api.scheme);
  if (refusal !== undefined) {
    return json(
      401,
      { detail: refusal },
      { "WWW-Authenticate": api.scheme === "bearer" ? "Bearer" : "Api-Key" },
    );
  }
  if (!api.mayCreate) return json(403, { detail: "You do not have permission to perform this action." });
  const method = request.method ?? "";
  if (method === "POST") return answerPost(api, request, body, created);
  if (method === "OPTIONS") return json(200, describeCampaign(api.fields));
  if (api.lists && (method === "GET" || method === "HEAD")) return json(200, created);
  return json(405, { detail: `Method "${method}" not allowed.` });
}

function answerPost(api: Api, request: IncomingMessage, body: Uint8Array, created: Campaign[]): Answer {
  // The framework looks at Content-Length alone: a chunked body counts as none (rest_framework/request.py, measured).
  const isEmpty = Number(request.headers["content-length"] ?? 0) === 0;
  const type = request.headers["content-type"] ?? "";
  if (!isEmpty && !isJson(type)) return json(415, { detail: `Unsupported media type "${type}" in request.` });
  const read = isEmpty ? { json: {} } : readJson(body);
  if ("detail" in read) return json(400, { detail: read.detail });
  const checked = checkCampaign(read.json, api.fields);
  if ("errors" in checked) return json(400, checked.errors);
  const campaign = createCampaign(checked.values);
  created.push(campaign);
  return json(201, campaign);
}

function isJson(contentType: string): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType);
}

/** `CommonMiddleware` with `APPEND_SLASH` (django/middleware/common.py): any method, before any token is looked at. */
function redirectToSlash(query: string | undefined): Answer {
  const location = query === undefined ? collectionPath : `${collectionPath}?${query}`;
  return {
    status: 301,
    headers: { "Content-Type": "text/html; charset=utf-8", Location: location },
    body: "",
  };
}

function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify(value) };
}

/** Django's page with `DEBUG = False` (django/views/defaults.py). */
const notFound: Answer = {
  status: 404,
  headers: { "Content-Type": "text/html" },
  body:
    '\n<!doctype html>\n<html lang="en">\n<head>\n  <title>Not Found</title>\n</head>\n<body>\n' +
    "  <h1>Not Found</h1><p>The requested resource was not found on this server.</p>\n</body>\n</html>\n",
};
