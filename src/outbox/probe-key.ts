import { isUuid } from "../campaign/index.ts";
import type { AuthorizationScheme } from "./build-authorization-header.ts";
import type { ApiCall } from "./call.ts";
import { type DescribedFields, readFields } from "./describe-fields.ts";
import { isAboutCredentials, isPage } from "./explain-answer.ts";
import { explainNoConnection } from "./explain-failure.ts";
import { limitCall, type Stop } from "./limit-call.ts";
import { parseJson } from "./parse-json.ts";
import { quoteServer } from "./quote-server.ts";
import type { Answer } from "./read-answer.ts";
import { readApi } from "./read-api.ts";

/** What is to be found out: whose key a token is, and in which form Outbox takes it. */
export interface KeyQuestion extends Omit<ApiCall, "url" | "scheme"> {
  /** Of `parseBaseUrl`. */
  readonly campaigns: URL;
  at(path: string): URL;
  /** The form in which it is sent first where campaigns are created. */
  readonly firstGuess: AuthorizationScheme;
}

/** What one call told of a token; every `why` is the end of a sentence that begins with "because", without the token. */
export type Told<Value> =
  | { readonly told: "taken"; readonly scheme: AuthorizationScheme; readonly value: Value }
  /** In either form. */
  | { readonly told: "refused"; readonly status: number; readonly words: string }
  | { readonly told: "nothing"; readonly why: string; readonly advice?: string };

/** What was found out about a token. */
export interface KeyProbe {
  /** Whose key it is: `GET /settings/company`. */
  readonly company: Told<{ readonly id: string; readonly name: string }>;
  /** Whether campaigns can be created with it: `OPTIONS` where they are, with their fields where it describes them. */
  readonly campaigns: Told<DescribedFields | undefined>;
}

/**
 * Asks Outbox about a token, by two calls at once that change nothing; a form that is refused gives way to the other one.
 * Never throws, takes no longer than `timeoutMs`, and leaves the origin for no redirect.
 */
export async function probeKey(question: KeyQuestion): Promise<KeyProbe> {
  const limit = limitCall(question);
  const ask: Ask = async (url, method, forms, read) => {
    const call = { ...question, url, signal: limit.signal };
    try {
      return await askInTurn(call, method, forms, read);
    } catch (error) {
      return { told: "nothing", ...explainSilence(error, call, limit.stop()) };
    }
  };
  try {
    const [company, campaigns] = await Promise.all([
      // The documentation gives the bare form for it.
      ask(question.at("settings/company"), "GET", ["raw", "bearer"], readCompany),
      ask(question.campaigns, "OPTIONS", bothFrom(question.firstGuess), readDescription),
    ]);
    return { company, campaigns };
  } finally {
    limit.release();
  }
}

type Forms = readonly [AuthorizationScheme, AuthorizationScheme];

/** What a good answer says; undefined where it is no such answer. */
type Read<Value> = (body: unknown, token: string) => { readonly value: Value } | undefined;

type Ask = <Value>(
  url: URL,
  method: "GET" | "OPTIONS",
  forms: Forms,
  read: Read<Value>,
) => Promise<Told<Value>>;

function bothFrom(first: AuthorizationScheme): Forms {
  return first === "bearer" ? ["bearer", "raw"] : ["raw", "bearer"];
}

async function askInTurn<Value>(
  call: Omit<ApiCall, "scheme">,
  method: "GET" | "OPTIONS",
  [first, second]: Forms,
  read: Read<Value>,
): Promise<Told<Value>> {
  const answer = await readApi({ ...call, scheme: first }, method);
  if (answer.status !== 401 && answer.status !== 403) return judge(answer, first, call, read);
  const told = judge(answer, first, call, read);
  const other = judge(await readApi({ ...call, scheme: second }, method), second, call, read);
  // What the form that comes first was told counts, where the other one is told no more: it is refused only if both are.
  return other.told === "taken" || (told.told === "refused" && other.told === "nothing") ? other : told;
}

function judge<Value>(
  answer: Answer,
  scheme: AuthorizationScheme,
  { url, token }: Pick<ApiCall, "url" | "token">,
  read: Read<Value>,
): Told<Value> {
  const { status, text, complete } = answer;
  const found = status === 200 && complete ? read(parseJson(text), token) : undefined;
  if (found) return { told: "taken", scheme, value: found.value };
  if (isRefusal(answer)) return { told: "refused", status, words: wordsOf(text, token) };
  return { told: "nothing", why: `${url.host} answered ${describe(answer)} to the question` };
}

/** A page is from a firewall or a portal on the way, which knows no tokens; any other 403 is about a token that is known. */
function isRefusal(answer: Answer): boolean {
  if (isPage(answer)) return false;
  return answer.status === 401 || (answer.status === 403 && isAboutCredentials(answer.text));
}

function describe(answer: Answer): string {
  return isPage(answer) ? `with a web page (${answer.status})` : String(answer.status);
}

/** The message of an error body, where it has one. */
function wordsOf(text: string, token: string): string {
  const { detail, message }: { detail?: unknown; message?: unknown } = Object(parseJson(text));
  return (
    [detail, message].flatMap((words) =>
      typeof words === "string" ? [quoteServer(words, token, 100)] : [],
    )[0] ?? ""
  );
}

/** The id and the name alone: the rest of the body holds secrets. */
function readCompany(body: unknown, token: string) {
  const { id, name }: { id?: unknown; name?: unknown } = Object(body);
  if (typeof id !== "string" || typeof name !== "string" || !isUuid(id)) return undefined;
  return { value: { id, name: quoteServer(name, token, 100) } };
}

/** A server that knows no `OPTIONS` of its own may answer anything: only a description of the call counts. */
function readDescription(body: unknown) {
  const { renders, actions }: { renders?: unknown; actions?: unknown } = Object(body);
  return Array.isArray(renders) || actions !== undefined ? { value: readFields(body) } : undefined;
}

function explainSilence(error: unknown, call: Omit<ApiCall, "scheme">, stop: Stop | undefined) {
  if (stop === "cancelled") return { why: "you cancelled the check" };
  if (stop === "timeout")
    return { why: `${call.url.host} took longer than ${call.timeoutMs / 1000} seconds to answer` };
  const { what, advice } = explainNoConnection(error, call);
  return { why: what.replace(/^(?:The|There|No) /, (word) => word.toLowerCase()), advice };
}
