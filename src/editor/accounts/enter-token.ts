import { window } from "vscode";
import { type Account, cleanLabel, nameAccount } from "../../accounts/index.ts";
import { cleanToken, redact } from "../../outbox/index.ts";
import type { AccountKeeper, EnteredToken } from "./keep-accounts.ts";
import { verifyToken } from "./verify-token.ts";

/** What is needed to ask for a token. */
export interface EnterParts {
  readonly accounts: AccountKeeper;
  readonly userAgent: string;
}

/** A token that was entered, and why it could not be verified, where it could not. */
export interface Entered {
  readonly token: EnteredToken;
  /** The end of a sentence that begins with "because". */
  readonly doubt?: string;
  /** What to do about that: a sentence. */
  readonly advice?: string;
}

/**
 * Asks for a token for this origin, masked, until Outbox takes one or cannot be asked; undefined when the box is dismissed.
 * @param replaces the account whose token it is to replace
 */
export async function enterToken(
  origin: string,
  replaces: Account | undefined,
  { accounts, userAgent }: EnterParts,
): Promise<Entered | undefined> {
  // Where even that cannot be read, keeping the token will say so.
  const known = await accounts.list(origin).catch(() => []);
  let why = await accounts.explainMissing(origin).catch(() => "");
  for (;;) {
    const token = await promptForToken(origin, replaces, why);
    if (token === undefined) return undefined;
    const verdict = await verifyToken(token, origin, userAgent);
    if (verdict.state === "refused") {
      const words = verdict.words === "" ? "" : `: “${verdict.words}”`;
      why = `${new URL(origin).host} did not take that token (${verdict.status}${words}).`;
      continue;
    }
    const { company, scheme } = verdict.state === "verified" ? verdict : {};
    const label = company?.name ?? replaces?.label ?? (await promptForLabel(origin, known, token));
    return {
      token: {
        token,
        label,
        isVerified: verdict.state === "verified",
        ...(company && { company }),
        ...(scheme && { scheme }),
      },
      ...(verdict.state === "unclear" && { doubt: verdict.why }),
      ...(verdict.state === "unclear" && verdict.advice !== undefined && { advice: verdict.advice }),
    };
  }
}

/** A token, cleaned; undefined when the box is dismissed. */
async function promptForToken(
  origin: string,
  replaces: Account | undefined,
  why: string,
): Promise<string | undefined> {
  const { host } = new URL(origin);
  const place =
    "You find it in Outbox under Settings → Integrations. It is kept in VS Code's secret storage.";
  const pasted = await window.showInputBox({
    title: replaces
      ? `Replace the Token of ${nameAccount(replaces)} (${host})`
      : `Sign In to Outbox (${host})`,
    prompt: `${why} Paste an Outbox API token. ${place}`.trim(),
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

/** A name for a key of which Outbox does not tell whose it is; not asked for the first, which needs none. */
async function promptForLabel(origin: string, known: readonly Account[], token: string): Promise<string> {
  const stored = known.filter(({ source }) => source === "stored");
  if (stored.length === 0) return new URL(origin).host;
  const suggested = `Account ${stored.length + 1}`;
  const entered = await window.showInputBox({
    title: "Name This Account",
    prompt: "Outbox did not say whose key this is. Whose is it? The name is shown wherever it is used.",
    value: suggested,
    ignoreFocusOut: true,
    validateInput: (text) =>
      text === redact(text, token)
        ? undefined
        : "This is the token, and the name is shown. Write whose it is.",
  });
  // Whatever the box thought of it.
  return cleanLabel(redact(entered ?? "", token)) || suggested;
}
