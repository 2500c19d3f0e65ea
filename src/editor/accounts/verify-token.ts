import { ProgressLocation, window, workspace } from "vscode";
import { judgeProbe, type Verdict } from "../../accounts/index.ts";
import { type KeyProbe, parseBaseUrl } from "../../outbox/index.ts";
import { readSettings } from "../read-settings.ts";

/** So long a person who has just pasted a token is kept waiting, in milliseconds. */
const longest = 10_000;

/**
 * Asks Outbox about a token, with a progress that can be cancelled; by calls that change nothing. Undefined where the token
 * must not be sent: from a workspace that is not trusted, and where the setting names another origin than its own by now.
 */
export async function probeToken(
  token: string,
  origin: string,
  title: string,
  userAgent: string,
): Promise<KeyProbe | undefined> {
  const { apiBaseUrl, authorizationScheme, requestTimeoutSeconds } = readSettings();
  const base = parseBaseUrl(apiBaseUrl);
  if (!base.ok || base.origin !== origin || !workspace.isTrusted) return undefined;
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, async (_progress, cancellation) => {
    const aborting = new AbortController();
    const listening = cancellation.onCancellationRequested(() => aborting.abort());
    try {
      // Loaded when first needed: opening a file needs no HTTP.
      const { probeKey } = await import("../http.ts");
      const timeoutMs = Math.min(longest, requestTimeoutSeconds * 1000);
      const { campaigns, at } = base;
      const question = { campaigns, at, token, userAgent, timeoutMs, signal: aborting.signal };
      return await probeKey({ ...question, firstGuess: authorizationScheme });
    } finally {
      listening.dispose();
    }
  });
}

/** Judges a token of this origin before it is kept. */
export async function verifyToken(token: string, origin: string, userAgent: string): Promise<Verdict> {
  const title = `Checking the token at ${new URL(origin).host} (cancel to keep it unchecked)`;
  const probe = await probeToken(token, origin, title, userAgent);
  if (probe !== undefined) return judgeProbe(probe);
  const why = workspace.isTrusted
    ? "the setting outbox.apiBaseUrl was changed meanwhile"
    : "nothing is sent from a workspace that is not trusted";
  return { state: "unclear", why };
}
