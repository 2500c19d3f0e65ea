import type { CampaignCall } from "./call.ts";
import type { Stop } from "./limit-call.ts";
import { quoteServer } from "./quote-server.ts";

const checkConnection =
  "Check your connection, VS Code's proxy settings (http.proxy) and the setting outbox.apiBaseUrl, then try again.";

/** What every text about a doubt ends with. */
export const mayExist =
  "The campaign may have been created: look for it in Outbox before you create it again.";

/** The part of a sentence that says what ended the call. */
export function explainStop(stop: Stop, call: CampaignCall): string {
  return stop === "cancelled" ? "you cancelled" : `it took longer than ${nameLimit(call)}`;
}

function nameLimit({ timeoutMs }: CampaignCall): string {
  const seconds = timeoutMs / 1000;
  return `${seconds} ${seconds === 1 ? "second" : "seconds"} (setting outbox.requestTimeoutSeconds)`;
}

/** Why nothing was sent. */
export function explainUnsent(error: unknown, call: CampaignCall, stop?: Stop): string {
  if (stop === "timeout") {
    return `No connection to ${call.url.host} came about within ${nameLimit(call)}, so nothing was sent. ${checkConnection}`;
  }
  const { code, words } = readError(error, call.token);
  const { what, advice } = explainCause(code, words, call.url.host);
  return `${what} (${code ?? `“${words}”`}), so nothing was sent. ${advice}`;
}

/** Why it is open whether a campaign exists, when no answer came. */
export function explainLost(error: unknown, call: CampaignCall, stop?: Stop): string {
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
  return { code: findCode(error, 0), words: quoteServer(words || "no reason given", token) };
}

function findCode(error: unknown, depth: number): string | undefined {
  if (!(error instanceof Error) || depth > 5) return undefined;
  if ("code" in error && typeof error.code === "string" && /^[A-Z][A-Z0-9_]+$/.test(error.code))
    return error.code;
  return findCode(error.cause, depth + 1);
}

interface Cause {
  readonly what: string;
  readonly advice: string;
}

/** `http.proxyStrictSSL: false` does not make VS Code's extensions take such a certificate (measured, VS Code 1.139). */
const addAuthority =
  "Only an authority this computer trusts helps: add its certificate to the system's store, or name its file in NODE_EXTRA_CA_CERTS in the environment VS Code starts with.";

/** Matched against Node's error code, first come first served. The codes of certificates are OpenSSL's, as Node names them. */
const causes: readonly (readonly [code: RegExp, cause: (host: string) => Cause])[] = [
  [
    /^(ENOTFOUND|EAI_\w+)$/,
    (host) => ({ what: `The name ${host} could not be found`, advice: checkConnection }),
  ],
  [/^ECONNREFUSED$/, (host) => ({ what: `${host} refused the connection`, advice: checkConnection })],
  [
    /^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/,
    (host) => ({
      what: `The certificate of ${host} is not valid today`,
      advice: "Check this computer's date and time; if they are right, the server needs a new certificate.",
    }),
  ],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    (host) => ({
      what: `The server that answered for ${host} has a certificate for another name`,
      advice: "Check the setting outbox.apiBaseUrl, and whether a proxy is in between.",
    }),
  ],
  [
    /CERT|_CA$|ISSUER|SIGNATURE/,
    (host) => ({ what: `The certificate of ${host} is not trusted`, advice: addAuthority }),
  ],
  [
    /^(EPROTO|ERR_SSL_\w+|ERR_TLS_\w+)$/,
    (host) => ({
      what: `No secure connection to ${host} came about`,
      advice:
        "Check the setting outbox.apiBaseUrl (does the server speak https?), and whether a proxy is in between.",
    }),
  ],
];

function explainCause(code: string | undefined, words: string, host: string): Cause {
  const known = causes.find(([pattern]) => code !== undefined && pattern.test(code));
  if (known !== undefined) return known[1](host);
  if (/prox(y|ies)|tunnel/i.test(words)) {
    return {
      what: `No proxy would connect to ${host}`,
      advice: "Check VS Code's proxy settings (http.proxy), then try again.",
    };
  }
  return { what: `No connection to ${host} came about`, advice: checkConnection };
}
