import { explainConnecting, type Obstacle } from "./explain-connecting.ts";

/** What of VS Code decides about proxies (the descriptions of these settings). */
const checkProxy =
  "Check that this proxy is the right one, and running. VS Code's settings decide: http.proxy (which proxy; empty for the computer's own), http.noProxy (hosts to reach without one) and http.proxySupport (whether to use any).";

/** Why nothing was sent: a proxy answered with this status in the place of the server. */
export function explainProxyRefusal(status: number, url: URL): string {
  return `A proxy would not connect to ${url.host} (${status}), so nothing was sent. ${adviseOnRefusal(status, url)}`;
}

function adviseOnRefusal(status: number, { hostname }: URL): string {
  switch (status) {
    case 407:
      // Extensions' requests go without http.proxyAuthorization (measured, VS Code 1.139).
      return "It asks for a user name and a password: enter them when VS Code asks, or write them into VS Code's setting http.proxy, as http://name:password@proxy:port. The setting http.proxyAuthorization does not help here.";
    case 403:
      return `Ask those who run your network to allow ${hostname}. If no proxy is needed for it, add it to VS Code's setting http.noProxy.`;
    default:
      return `Check the setting outbox.apiBaseUrl. ${checkProxy}`;
  }
}

/** What is known of a proxy that could not be reached. */
export interface ProxyFailure {
  /** `HOST:PORT` of the proxy. */
  readonly proxy: string | undefined;
  /** Node's name for what happened. */
  readonly code: string | undefined;
  /** What happened in other words, safe to show. */
  readonly words: string;
}

/** What stood in the way where there was no connection to the proxy, or it broke off before there was one to the server. */
export function explainProxyFailure({ proxy, code, words }: ProxyFailure, { host }: URL): Required<Obstacle> {
  const address = proxy === undefined ? anyProxy : { host: proxy, hostname: proxy.replace(/:\d+$/, "") };
  const obstacle = explainConnecting(code ?? findCode(words), address);
  const because =
    obstacle === undefined ? `“${words}”` : `${startLower(obstacle.what)} (${code ?? `“${words}”`})`;
  const through = proxy === undefined ? anyProxy.host : `the proxy ${proxy}`;
  return {
    what: `${host} could not be reached through ${through}, because ${because}`,
    advice: obstacle?.advice ?? checkProxy,
  };
}

/** Proxy agents wrap errors in others without a code, or (https-proxy-agent, without an answer to CONNECT) have none. */
function findCode(words: string): string {
  if (/ended before receiving CONNECT/i.test(words)) return "ECONNRESET";
  return /\bE[A-Z]{4,}\b/.exec(words)?.[0] ?? "";
}

const anyProxy = { host: "a proxy", hostname: "of a proxy" };

function startLower(sentence: string): string {
  return sentence.replace(/^(?:The|There|No) /, (word) => word.toLowerCase());
}

/** The proxy that VS Code says it could not use, without the user name and password. */
export function findProxy(words: string): string | undefined {
  return /\bproxies: \w+ (?:\S*@)?([^\s;@]+)/.exec(words)?.[1];
}

/** The text without the user name and password of any proxy in it: earlier versions of VS Code leave them in. */
export function hideLogin(words: string): string {
  return words.replace(/(\b(?:PROXY|HTTPS?|SOCKS[45]?)\s+|:\/\/)\S+@/gi, "$1");
}
