import { workspace } from "vscode";
import type { ConfirmCreate, CreateSettings } from "../creation/index.ts";
import type { AuthorizationScheme } from "../outbox/index.ts";

/** The settings as they are now. All are of scope "application": VS Code takes none of them from a workspace. */
export function readSettings(): CreateSettings {
  const settings = workspace.getConfiguration("outbox");
  return {
    apiBaseUrl: String(settings.get("apiBaseUrl")),
    authorizationScheme: oneOf<AuthorizationScheme>(settings.get("authorizationScheme"), ["bearer", "raw"]),
    requestTimeoutSeconds: Math.min(Math.max(Number(settings.get("requestTimeoutSeconds")) || 60, 1), 600),
    confirmCreate: oneOf<ConfirmCreate>(settings.get("confirmCreate"), ["whenNotDraft", "always", "never"]),
  };
}

/** The value where it is one of these; else the first of them. */
function oneOf<T extends string>(value: unknown, values: readonly [T, ...T[]]): T {
  return values.find((known) => known === value) ?? values[0];
}
