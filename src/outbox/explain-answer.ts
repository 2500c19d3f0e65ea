import { namePath, putPlainly, type ServerProblem } from "../campaign/index.ts";
import type { CampaignCall } from "./call.ts";
import { explainStop, mayExist } from "./explain-failure.ts";
import { explainRetryAfter } from "./explain-retry-after.ts";
import type { Stop } from "./limit-call.ts";
import { cut, quoteServer } from "./quote-server.ts";
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
  // A proxy's page for these says once more what the status says.
  const isSaid = problems.length === 0 && (answer.status === 413 || answer.status === 429);
  const words = isSaid ? "" : ` ${repeat(answer, problems, call)}`;
  return `${what}, so nothing was created.${words} ${advice}`;
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
    return `No clear answer from Outbox: ${call.url.host} redirected the request to another address (${status}), which is never followed with a token. Check the setting outbox.apiBaseUrl. ${mayExist}`;
  }
  const where = `${call.url.host}, or a server in front of it,`;
  const what = status === 408 ? "gave up waiting for the request" : "had an error of its own";
  return `No clear answer from Outbox: ${where} ${what} (${status}). ${words} ${mayExist}`;
}

interface Reading {
  readonly what: string;
  readonly advice: string;
}

function readStatus(answer: Answer, call: CampaignCall): Reading {
  const { status, text, retryAfter } = answer;
  const { host, href } = call.url;
  const checkAddress = "Check the setting outbox.apiBaseUrl.";
  const token = { what: `${host} did not accept the token (${status})`, advice: adviseOnToken(text, call) };
  switch (status) {
    case 401:
      return token;
    case 403:
      return isAboutCredentials(text) ? token : readForbidden(answer, host);
    case 404:
      return { what: `There is nothing at ${href} (404)`, advice: checkAddress };
    case 405:
      return { what: `No campaign can be created at ${href} (405)`, advice: checkAddress };
    case 407:
      return {
        what: "A proxy asks for a user name and a password (407)",
        advice: "Check VS Code's proxy settings (http.proxy), then try again.",
      };
    case 413:
      return {
        what: `The campaign is too large for ${host} (413)`,
        advice: "Shorten it, then try again.",
      };
    case 415:
      return {
        what: `${host} does not take campaigns in the form they are sent in (415)`,
        advice: checkAddress,
      };
    case 429:
      return {
        what: `${host} is getting too many requests (429)`,
        advice: `Try again ${explainRetryAfter(retryAfter, call)}.`,
      };
    default:
      return isPage(answer)
        ? { what: `${host} refused the request (${status})`, advice: checkAddress }
        : { what: `Outbox refused the campaign (${status})`, advice: "Correct the file, then try again." };
  }
}

/** The API answers 403 in JSON; a web page is from a firewall on the way, which looked at no token. */
function readForbidden(answer: Answer, host: string): Reading {
  return isPage(answer)
    ? {
        what: `${host}, or a firewall in front of it, refused the request (403)`,
        advice: "Try again from another network, or ask who runs yours.",
      }
    : {
        what: `${host} does not let this token create this campaign (403)`,
        advice: "Check that the token belongs to the company of this campaign, and may create campaigns.",
      };
}

/** Whether the server saw no token, or knows the one it saw for none: some answer 403 then. */
export function isAboutCredentials(text: string): boolean {
  return /credentials were not provided|invalid token|INVALID_TOKEN|MISSING_AUTH|EXPIRED_TOKEN|REVOKED_SESSION/i.test(
    text,
  );
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
  if (isPage(answer)) {
    const title = /<title(?:\s[^<>]*)?>([^<]*)/i.exec(text)?.[1]?.trim();
    const named = title ? ` (“${quoteServer(title, token, 100)}”)` : "";
    return `The answer is a web page${named}, not one of the Outbox API.`;
  }
  return `The answer was: “${quoteServer(text, token)}”.`;
}

/** Whether an answer is a web page, and so none of the API's. */
export function isPage({ contentType, text }: Pick<Answer, "contentType" | "text">): boolean {
  return /html/i.test(contentType) || text.trimStart().startsWith("<");
}

/** What is said of where a problem is; in UTF-16 code units. */
const longestPath = 200;

function repeatProblems(problems: readonly ServerProblem[]): string {
  const shown = problems.slice(0, shownProblems).map(({ path, message }) => {
    const meaning = putPlainly(message);
    const said = path.length === 0 ? `“${message}”` : `“${cut(namePath(path), longestPath)}: ${message}”`;
    return meaning === undefined ? said : `${said} (${meaning})`;
  });
  const more = problems.length > shownProblems ? `, and ${problems.length - shownProblems} more` : "";
  const end = more === "" && /[.!?]”$/.test(shown.at(-1) ?? "") ? "" : ".";
  return `Outbox answered: ${shown.join(", ")}${more}${end}`;
}

function explainBreak(call: CampaignCall, stop?: Stop): string {
  return stop === undefined ? "the answer broke off" : `the answer broke off: ${explainStop(stop, call)}`;
}
