import type { CampaignCall } from "./call.ts";
import { explainStop, mayExist } from "./explain-failure.ts";
import { explainRetryAfter } from "./explain-retry-after.ts";
import type { Stop } from "./limit-call.ts";
import type { ServerProblem } from "./outcome.ts";
import { quoteServer } from "./quote-server.ts";
import type { Answer } from "./read-answer.ts";

/** How many of the server's messages one notification can carry. */
const shownProblems = 3;

/** Why a 4xx means that nothing was created, and what to do about it. */
export function explainRejection(
  answer: Answer,
  problems: readonly ServerProblem[],
  call: CampaignCall,
): string {
  const { what, advice } = readStatus(answer, call);
  return `${what}, so nothing was created. ${repeat(answer, problems, call)} ${advice}`;
}

/** Why an answer leaves open whether the campaign exists: 408, 5xx, 3xx, and a 2xx without an id. */
export function explainDoubt(
  answer: Answer,
  problems: readonly ServerProblem[],
  call: CampaignCall,
  stop?: Stop,
): string {
  const { status } = answer;
  const words = repeat(answer, problems, call);
  if (status >= 200 && status <= 299) {
    const why = answer.complete ? "the answer holds no valid id" : explainBreak(call, stop);
    return `Outbox answered ${status}, a success, but ${why}. ${words} ${mayExist}`;
  }
  if (status >= 300 && status <= 399) {
    return `No answer from Outbox: ${call.url.host} redirected the request to another address (${status}), which is never followed with a token. Check the setting outbox.apiBaseUrl. ${mayExist}`;
  }
  const where = `${call.url.host}, or a server in front of it,`;
  const what = status === 408 ? "gave up waiting for the request" : "had an error of its own";
  return `No answer from Outbox: ${where} ${what} (${status}). ${words} ${mayExist}`;
}

/** Why a request never left: a proxy answered in the place of the server. */
export function explainProxyRefusal(status: number, call: CampaignCall): string {
  const advice =
    status === 407
      ? "It asks for a user name and a password: check VS Code's proxy settings (http.proxy)."
      : "Check your connection and VS Code's proxy settings (http.proxy), and the setting outbox.apiBaseUrl.";
  return `A proxy would not connect to ${call.url.host} (${status}), so nothing was sent. ${advice}`;
}

interface Reading {
  readonly what: string;
  readonly advice: string;
}

function readStatus({ status, text, retryAfter }: Answer, call: CampaignCall): Reading {
  const checkAddress = "Check the setting outbox.apiBaseUrl.";
  switch (status) {
    case 401:
      return { what: "Outbox did not accept the token (401)", advice: adviseOnToken(text, call) };
    case 403:
      return /credentials were not provided/i.test(text)
        ? { what: "Outbox did not accept the token (403)", advice: adviseOnToken(text, call) }
        : {
            what: "Outbox did not allow this (403)",
            advice: "Check that the token belongs to the company of this campaign, and may create campaigns.",
          };
    case 404:
      return { what: `There is nothing at ${call.url.href} (404)`, advice: checkAddress };
    case 405:
      return { what: `No campaign can be created at ${call.url.href} (405)`, advice: checkAddress };
    case 407:
      return {
        what: "A proxy asks for a user name and a password (407)",
        advice: "Check VS Code's proxy settings (http.proxy), then try again.",
      };
    case 413:
      return {
        what: "The campaign is too large for the server (413)",
        advice: "Shorten it, then try again.",
      };
    case 415:
      return { what: "The server does not take JSON (415)", advice: checkAddress };
    case 429:
      return {
        what: "Outbox is getting too many requests (429)",
        advice: `Try again ${explainRetryAfter(retryAfter)}.`,
      };
    default:
      return {
        what: `Outbox refused the campaign (${status})`,
        advice: "Correct the file, then try again.",
      };
  }
}

/** `EXPIRED_TOKEN` and `REVOKED_SESSION` are codes of Outbox; a missing credential although one was sent is a wrong form. */
function adviseOnToken(text: string, { scheme }: CampaignCall): string {
  const form =
    scheme === "bearer"
      ? 'set outbox.authorizationScheme to "raw": the token was sent as "Bearer <token>", and some Outbox keys are sent alone'
      : 'set outbox.authorizationScheme to "bearer": the token was sent alone, and some Outbox tokens are sent as "Bearer <token>"';
  if (/EXPIRED_TOKEN|REVOKED_SESSION/.test(text)) {
    return "Get a new token in the Outbox dashboard (Settings → Integrations), then use “Outbox: Sign In…”.";
  }
  if (/credentials were not provided|MISSING_AUTH/i.test(text)) {
    return `A token was sent, so its form is probably the wrong one: ${form}.`;
  }
  return `Check the token (Outbox dashboard, Settings → Integrations) and use “Outbox: Sign In…”, or ${form}.`;
}

function repeat(answer: Answer, problems: readonly ServerProblem[], { token }: CampaignCall): string {
  if (problems.length > 0) return repeatProblems(problems);
  const text = answer.text.trim();
  if (text === "") return "The answer gave no reason.";
  if (/html/i.test(answer.contentType) || text.startsWith("<")) {
    const title = /<title[^>]*>([^<]*)/i.exec(text)?.[1]?.trim();
    const named = title ? ` (“${quoteServer(title, token, 100)}”)` : "";
    return `The answer is a web page${named}, not one of the Outbox API.`;
  }
  return `The answer was: “${quoteServer(text, token)}”.`;
}

function repeatProblems(problems: readonly ServerProblem[]): string {
  const shown = problems.slice(0, shownProblems).map(({ field, index, message }) => {
    const place = index === undefined ? field : `${field} (item ${index + 1})`;
    return place === undefined ? `“${message}”` : `“${place}: ${message}”`;
  });
  const more = problems.length > shownProblems ? `, and ${problems.length - shownProblems} more` : "";
  const end = more === "" && /[.!?]”$/.test(shown.at(-1) ?? "") ? "" : ".";
  return `Outbox answered: ${shown.join(", ")}${more}${end}`;
}

function explainBreak(call: CampaignCall, stop?: Stop): string {
  return stop === undefined ? "the answer broke off" : `the answer broke off: ${explainStop(stop, call)}`;
}
