import type { IncomingMessage } from "node:http";
import { answerRead } from "./answer-read.ts";
import type { CampaignField } from "./campaign-fields.ts";
import { checkCampaign } from "./check-campaign.ts";
import { checkToken, type Scheme } from "./check-token.ts";
import { type Campaign, createCampaign } from "./create-campaign.ts";
import { describeCampaign } from "./describe-campaign.ts";
import type { Key } from "./keys.ts";
import { readJson } from "./read-json.ts";
import { json } from "./write-json.ts";

/** A whole HTTP answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the API is like, all options decided. */
export interface Api {
  readonly keys: readonly Key[];
  readonly scheme: Scheme;
  readonly mayCreate: boolean;
  readonly lists: boolean;
  readonly fields: readonly CampaignField[];
}

/** A campaign that was created, and the key it was created with, whichever company it is for. */
export interface Made {
  readonly campaign: Campaign;
  readonly key: Key;
}

/** Where campaigns are created. */
export const collectionPath = "/email/campaigns/";

/**
 * Answers as an unmodified Django REST Framework 3.14 does.
 * @param made what was created so far; a good POST adds to it
 */
export function answerRequest(api: Api, request: IncomingMessage, body: Uint8Array, made: Made[]): Answer {
  const [path = "", query] = (request.url ?? "").split("?", 2);
  if (`${path}/` === collectionPath) return redirectToSlash(query);
  if (path !== collectionPath) return answerRead(request, api.keys) ?? notFound;
  const { headers, ...answer } = answerCollection(api, request, body, made);
  const allow = api.lists ? "GET, POST, HEAD, OPTIONS" : "POST, OPTIONS";
  return { ...answer, headers: { Allow: allow, Vary: "Accept", ...headers } };
}

/** Who asks comes before what is asked: without a good token even a wrong method is a 401. */
function answerCollection(api: Api, request: IncomingMessage, body: Uint8Array, made: Made[]): Answer {
  const key = checkToken(request.headers.authorization, api.keys, api.scheme);
  if (typeof key === "string") {
    return json(401, { detail: key }, { "WWW-Authenticate": api.scheme === "bearer" ? "Bearer" : "Api-Key" });
  }
  if (!api.mayCreate) return json(403, { detail: "You do not have permission to perform this action." });
  const method = request.method ?? "";
  if (method === "POST") return answerPost(api, request, body, { made, key });
  if (method === "OPTIONS") return json(200, describeCampaign(api.fields));
  if (api.lists && (method === "GET" || method === "HEAD"))
    return json(
      200,
      made.map(({ campaign }) => campaign),
    );
  return json(405, { detail: `Method "${method}" not allowed.` });
}

function answerPost(
  api: Api,
  request: IncomingMessage,
  body: Uint8Array,
  { made, key }: { readonly made: Made[]; readonly key: Key },
): Answer {
  // The framework looks at Content-Length alone: a chunked body counts as none (rest_framework/request.py, measured).
  const isEmpty = Number(request.headers["content-length"] ?? 0) === 0;
  const type = request.headers["content-type"] ?? "";
  if (!isEmpty && !isJson(type)) return json(415, { detail: `Unsupported media type "${type}" in request.` });
  const read = isEmpty ? { json: {} } : readJson(body);
  if ("detail" in read) return json(400, { detail: read.detail });
  const checked = checkCampaign(read.json, api.fields);
  if ("errors" in checked) return json(400, checked.errors);
  const campaign = createCampaign(checked.values);
  made.push({ campaign, key });
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

/** Django's page with `DEBUG = False` (django/views/defaults.py). */
const notFound: Answer = {
  status: 404,
  headers: { "Content-Type": "text/html" },
  body:
    '\n<!doctype html>\n<html lang="en">\n<head>\n  <title>Not Found</title>\n</head>\n<body>\n' +
    "  <h1>Not Found</h1><p>The requested resource was not found on this server.</p>\n</body>\n</html>\n",
};
