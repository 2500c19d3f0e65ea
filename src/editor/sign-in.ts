import { window } from "vscode";
import { cleanToken, parseBaseUrl } from "../outbox/index.ts";
import type { TokenKeeper } from "./keep-tokens.ts";
import { readSettings } from "./read-settings.ts";

/** The command: asks for a token for the origin of the setting, and keeps it. Resolves to whether it is kept. */
export async function signIn(tokens: TokenKeeper): Promise<boolean> {
  const base = parseBaseUrl(readSettings().apiBaseUrl);
  if (!base.ok) {
    window.showErrorMessage(base.reason);
    return false;
  }
  const token = await promptForToken(base.origin, tokens);
  if (token === undefined) return false;
  const failure = await keep(tokens, base.origin, token);
  if (failure === undefined) window.setStatusBarMessage(`Signed in to ${new URL(base.origin).host}`, 5000);
  else window.showErrorMessage(failure);
  return failure === undefined;
}

/**
 * Asks for a token for this origin on the way to a create, and keeps it; undefined when the box is dismissed. A token
 * that cannot be kept still serves this once.
 */
export async function askForToken(origin: string, tokens: TokenKeeper): Promise<string | undefined> {
  const token = await promptForToken(origin, tokens);
  const failure = token === undefined ? undefined : await keep(tokens, origin, token);
  if (failure !== undefined) window.showWarningMessage(`${failure} It is used this once.`);
  return token;
}

/** Keeps the token; where that fails, the sentence that says so. */
async function keep(tokens: TokenKeeper, origin: string, token: string): Promise<string | undefined> {
  try {
    await tokens.keep(origin, token);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A token for this origin, entered masked; undefined when the box is dismissed. */
async function promptForToken(origin: string, tokens: TokenKeeper): Promise<string | undefined> {
  // Where even that cannot be read, keeping the token will say so.
  const why = await tokens.explainMissing(origin).catch(() => "");
  const pasted = await window.showInputBox({
    title: `Sign In to Outbox (${new URL(origin).host})`,
    prompt:
      `${why} Paste an Outbox API token. You find it in Outbox under Settings → Integrations. It is kept in VS Code's secret storage.`.trim(),
    placeHolder: "Token",
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => {
      const cleaned = cleanToken(text);
      return cleaned.ok || text === "" ? undefined : cleaned.reason;
    },
  });
  const cleaned = cleanToken(pasted ?? "");
  return cleaned.ok ? cleaned.token : undefined;
}
