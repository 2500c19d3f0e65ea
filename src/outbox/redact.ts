import type { PostOutcome } from "./outcome.ts";

/** What stands where a token stood. */
export const redacted = "‹token›";

/**
 * Removes every occurrence of the token from a text, with a `Bearer` before it: as it is, in another case, and escaped
 * for a URL, for JSON or for HTML. Whatever this folder says to a user or a log has passed through here.
 */
export function redact(text: string, token: string): string {
  if (token === "") return text;
  const written = Array.from(token, everyWayToWrite).join("");
  return text.replace(new RegExp(`(?:bearer(?:\\s|\\+|%20)+)?${written}`, "gi"), redacted);
}

const htmlNames: Readonly<Record<string, string>> = {
  '"': "&quot;",
  "&": "&amp;",
  "'": "&apos;",
  "<": "&lt;",
  ">": "&gt;",
};

/** A pattern for one character of a token, literal or escaped. */
function everyWayToWrite(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16);
  const ways = [
    `\\\\?\\x${hex.padStart(2, "0")}`,
    `%${hex.padStart(2, "0")}`,
    `\\\\u${hex.padStart(4, "0")}`,
    `&#0*${code};?`,
    `&#x0*${hex};?`,
  ];
  const name = htmlNames[character];
  return `(?:${name === undefined ? ways.join("|") : [...ways, name].join("|")})`;
}

/** The outcome with no token in anything it says: the last thing before it leaves this folder. */
export function redactOutcome(outcome: PostOutcome, token: string): PostOutcome {
  switch (outcome.outcome) {
    case "created":
      return outcome;
    case "rejected":
      return {
        ...outcome,
        reason: redact(outcome.reason, token),
        problems: outcome.problems.map((problem) => ({
          ...problem,
          ...(problem.field === undefined ? {} : { field: redact(problem.field, token) }),
          message: redact(problem.message, token),
        })),
      };
    default:
      return { ...outcome, reason: redact(outcome.reason, token) };
  }
}
