import type { ApiCall } from "./call.ts";
import { explainConnecting, type Obstacle } from "./explain-connecting.ts";
import { explainProxyFailure, findProxy, hideLogin } from "./explain-proxy.ts";
import type { Stop } from "./limit-call.ts";
import { quoteServer } from "./quote-server.ts";

const checkConnection =
  "Check your connection, VS Code's proxy settings (http.proxy, http.noProxy, http.proxySupport) and the setting outbox.apiBaseUrl, then try again.";

/** What every text about a doubt ends with. */
export const mayExist =
  "The campaign may have been created: look for it in Outbox before you create it again.";

/** The part of a sentence that says what ended the call. */
export function explainStop(stop: Stop, call: ApiCall): string {
  return stop === "cancelled" ? "you cancelled" : `it took longer than ${nameLimit(call)}`;
}

function nameLimit({ timeoutMs }: ApiCall): string {
  const seconds = timeoutMs / 1000;
  return `${seconds} ${seconds === 1 ? "second" : "seconds"} (setting outbox.requestTimeoutSeconds)`;
}

/**
 * Why nothing was sent.
 * @param proxyError what a proxy on the way met with, where `error` came of it
 */
export function explainUnsent(error: unknown, call: ApiCall, stop?: Stop, proxyError?: unknown): string {
  if (stop === "timeout") {
    return `No connection to ${call.url.host} came about within ${nameLimit(call)}, so nothing was sent. ${checkConnection}`;
  }
  const { what, advice } = explainNoConnection(error, call, proxyError);
  return `${what}, so nothing was sent. ${advice}`;
}

/** Why there was no connection, as a sentence without its full stop; and what to do. */
export function explainNoConnection(
  error: unknown,
  { url, token }: Pick<ApiCall, "url" | "token">,
  proxyError?: unknown,
): Required<Obstacle> {
  const { code, words } = readError(error, token);
  if (proxyError !== undefined || (code === undefined && /prox(y|ies)|tunnel/i.test(words))) {
    return explainProxyFailure({ ...readError(proxyError ?? error, token), proxy: findProxy(words) }, url);
  }
  const obstacle = explainConnecting(code ?? "", url);
  const what = obstacle?.what ?? `No connection to ${url.host} came about`;
  return { what: `${what} (${code ?? `“${words}”`})`, advice: obstacle?.advice ?? checkConnection };
}

/** Why it is open whether a campaign exists, when no answer came. */
export function explainLost(error: unknown, call: ApiCall, stop?: Stop): string {
  if (stop !== undefined) {
    return `No answer from Outbox: the request was on its way, and ${explainStop(stop, call)}. ${mayExist}`;
  }
  const { code, words } = readError(error, call.token);
  return `No answer from Outbox: the connection was lost after the request began to be sent (${code ?? `“${words}”`}). ${mayExist}`;
}

interface Failure {
  /** Node's name for the error, such as `ENOTFOUND`. */
  readonly code: string | undefined;
  readonly words: string;
}

/** The first code in the chain of causes, and the outermost message without node-fetch's preamble. */
function readError(error: unknown, token: string): Failure {
  const words = error instanceof Error ? error.message.replace(/^request to \S+ failed, reason: /, "") : "";
  return { code: findCode(error, 0), words: quoteServer(hideLogin(words) || "no reason given", token) };
}

function findCode(error: unknown, depth: number): string | undefined {
  if (!(error instanceof Error) || depth > 5) return undefined;
  if ("code" in error && typeof error.code === "string" && /^[A-Z][A-Z0-9_]+$/.test(error.code))
    return error.code;
  return findCode(error.cause, depth + 1);
}
