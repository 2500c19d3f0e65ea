import { window } from "vscode";
import { parseBaseUrl } from "../outbox/index.ts";
import type { TokenKeeper } from "./keep-tokens.ts";
import { readSettings } from "./read-settings.ts";

/** The command: forgets the token of the origin of the setting, in all windows. */
export async function signOut(tokens: TokenKeeper): Promise<void> {
  const base = parseBaseUrl(readSettings().apiBaseUrl);
  if (!base.ok) return void window.showErrorMessage(base.reason);
  const { host } = new URL(base.origin);
  try {
    const wasSignedIn = await tokens.forget(base.origin);
    window.setStatusBarMessage(
      wasSignedIn ? `Signed out of ${host}` : `You are not signed in to ${host}`,
      5000,
    );
  } catch (error) {
    return void window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
  if ((await tokens.find(base.origin)) !== undefined) {
    window.showInformationMessage(
      `The environment variable OUTBOX_TOKEN still holds a token for ${host}. To sign out fully, start VS Code without it.`,
    );
  }
}
