import { window } from "vscode";
import { parseBaseUrl } from "../outbox/index.ts";
import type { TokenKeeper } from "./keep-tokens.ts";
import { readSettings } from "./read-settings.ts";

/** Forgets the token of the origin of the setting. */
export async function signOut(tokens: TokenKeeper): Promise<void> {
  const base = parseBaseUrl(readSettings().apiBaseUrl);
  if (!base.ok) return void window.showErrorMessage(base.reason);
  const { host } = new URL(base.origin);
  const found = await tokens.find(base.origin);
  if (found?.source === "stored") await tokens.forget(base.origin);
  window.setStatusBarMessage(
    found?.source === "stored" ? `Signed out of ${host}` : `You are not signed in to ${host}`,
    5000,
  );
  if (found !== undefined && (await tokens.find(base.origin)) !== undefined) {
    window.showInformationMessage(
      `The environment variable OUTBOX_TOKEN still holds a token for ${host}. To sign out fully, start VS Code without it.`,
    );
  }
}
