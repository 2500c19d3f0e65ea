import { buildAuthorizationHeader } from "./build-authorization-header.ts";
import type { CampaignCall } from "./call.ts";

/**
 * A call as a `curl` command for a POSIX shell. In the token's place is the shell's variable `OUTBOX_TOKEN`.
 * `--data-raw`, because `--data` would read a file where the body began with `@` (curl's manual).
 */
export function writeCurl({ url, body, scheme }: Pick<CampaignCall, "url" | "body" | "scheme">): string {
  // Brackets and braces in an address stand for several addresses unless curl is told otherwise.
  const globbing = /[[\]{}]/.test(url.href) ? "--globoff " : "";
  return [
    `curl --request POST ${globbing}${quote(url.href)}`,
    `--header "Authorization: ${buildAuthorizationHeader("$OUTBOX_TOKEN", scheme)}"`,
    "--header 'Content-Type: application/json'",
    `--data-raw ${quote(body)}`,
  ].join(" \\\n  ");
}

/** One word of a POSIX shell in which nothing has a meaning: a single quote is the only thing that ends it. */
function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
