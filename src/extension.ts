import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { commands, type ExtensionContext, env, type LogOutputChannel, window } from "vscode";
import { type CreationHost, type Owner, openLedger } from "./creation/index.ts";
import { askQuestion } from "./editor/ask-question.ts";
import { type CreateParts, runCreateCampaign } from "./editor/create-campaign.ts";
import { isOwnerAlive } from "./editor/is-owner-alive.ts";
import { keepTokens, type TokenKeeper } from "./editor/keep-tokens.ts";
import { postWithProgress } from "./editor/post-with-progress.ts";
import { provideCodeLenses } from "./editor/provide-code-lenses.ts";
import { provideCompletions } from "./editor/provide-completions.ts";
import { publishDiagnostics } from "./editor/publish-diagnostics.ts";
import { DocumentReader } from "./editor/read-document.ts";
import { readSettings } from "./editor/read-settings.ts";
import { showStatus } from "./editor/show-status.ts";
import { askForToken, signIn } from "./editor/sign-in.ts";
import { signOut } from "./editor/sign-out.ts";
import { trackActiveCampaign } from "./editor/track-active-campaign.ts";

/** Builds the parts and hands them to VS Code. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel("Outbox", { log: true });
  const reader = new DocumentReader();
  const tokens = keepTokens(context.secrets, process.env, log);
  const create: CreateParts = { host: creationHost(context, tokens, log), reader, log, underWay: new Set() };
  context.subscriptions.push(
    log,
    ...publishDiagnostics(reader),
    ...showStatus(tokens),
    ...trackActiveCampaign(),
    provideCompletions(),
    provideCodeLenses(reader),
    commands.registerCommand("outbox.createCampaign", (target?: unknown) =>
      runCreateCampaign(target, create),
    ),
    commands.registerCommand("outbox.signIn", () => signIn(tokens)),
    commands.registerCommand("outbox.signOut", () => signOut(tokens)),
    commands.registerCommand("outbox.showLog", () => log.show()),
  );
}

function creationHost(context: ExtensionContext, tokens: TokenKeeper, log: LogOutputChannel): CreationHost {
  const owner: Owner = { window: randomUUID(), processId: process.pid };
  const clock = new Intl.DateTimeFormat(env.language, { dateStyle: "medium", timeStyle: "short" });
  return {
    owner,
    ledger: openLedger(join(context.globalStorageUri.fsPath, "ledger"), (other) =>
      isOwnerAlive(other, owner),
    ),
    userAgent: `outbox-campaigns/${context.extension.packageJSON.version}`,
    settings: readSettings,
    now: () => new Date(),
    formatTime: (moment) => clock.format(moment),
    findToken: async (origin) => (await tokens.find(origin))?.token,
    askForToken: (origin) => askForToken(origin, tokens),
    ask: askQuestion,
    post: (call) => postWithProgress(call, log),
    log: (line) => log.info(line),
  };
}
