import { window } from "vscode";
import { cleanToken, parseBaseUrl } from "../outbox/index.ts";
import type { TokenKeeper } from "./keep-tokens.ts";
import { readSettings } from "./read-settings.ts";

/** Asks for a token for the origin of the setting, and keeps it. */
export async function signIn(tokens: TokenKeeper): Promise<void> {
  const base = parseBaseUrl(readSettings().apiBaseUrl);
  if (!base.ok) return void window.showErrorMessage(base.reason);
  const token = await askForToken(base.origin, tokens);
  if (token !== undefined) window.setStatusBarMessage(`Signed in to ${new URL(base.origin).host}`, 5000);
}

/** Asks for a token for this origin, masked, and keeps it; undefined when the box is dismissed. */
export async function askForToken(origin: string, tokens: TokenKeeper): Promise<string | undefined> {
  const pasted = await window.showInputBox({
    title: `Sign In to Outbox (${new URL(origin).host})`,
    prompt:
      "Paste an Outbox API token. You find it in Outbox under Settings → Integrations. It is kept in VS Code's secret storage.",
    placeHolder: "Token",
    password: true,
    ignoreFocusOut: true,
    validateInput: (text) => {
      const cleaned = cleanToken(text);
      return cleaned.ok || text === "" ? undefined : cleaned.reason;
    },
  });
  const cleaned = cleanToken(pasted ?? "");
  if (!cleaned.ok) return undefined;
  try {
    await tokens.keep(origin, cleaned.token);
  } catch (error) {
    window.showWarningMessage(`${error instanceof Error ? error.message : error} It is used this once.`);
  }
  return cleaned.token;
}
