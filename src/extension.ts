import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { commands, type ExtensionContext, env, type LogOutputChannel, window } from "vscode";
import { type CreationHost, type Owner, openLedger } from "./creation/index.ts";
import { askQuestion } from "./editor/ask-question.ts";
import { copyAsCurl } from "./editor/copy-as-curl.ts";
import { copyId } from "./editor/copy-id.ts";
import { type CreateParts, runCreateCampaign } from "./editor/create-campaign.ts";
import { CampaignFileMaker } from "./editor/create-campaign-file.ts";
import { isOwnerAlive } from "./editor/is-owner-alive.ts";
import { keepTokens, type TokenKeeper } from "./editor/keep-tokens.ts";
import { newCampaign } from "./editor/new-campaign.ts";
import { postWithProgress } from "./editor/post-with-progress.ts";
import { previewRequests } from "./editor/preview-request.ts";
import { provideCodeActions } from "./editor/provide-code-actions.ts";
import { provideCodeLenses } from "./editor/provide-code-lenses.ts";
import { provideCompletions } from "./editor/provide-completions.ts";
import { provideFolding } from "./editor/provide-folding.ts";
import { provideHovers } from "./editor/provide-hovers.ts";
import { provideLinks } from "./editor/provide-links.ts";
import { provideRefactorings } from "./editor/provide-refactorings.ts";
import { provideSelectionRanges } from "./editor/provide-selection-ranges.ts";
import { provideSymbols } from "./editor/provide-symbols.ts";
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
  const files = new CampaignFileMaker();
  const tokens = keepTokens(context.secrets, process.env, log);
  const create: CreateParts = { host: creationHost(context, tokens, log), reader, log, underWay: new Set() };
  context.subscriptions.push(
    log,
    ...publishDiagnostics(reader, context.extensionUri),
    ...showStatus(tokens),
    ...trackActiveCampaign(reader),
    provideCompletions(reader),
    ...provideCodeLenses(reader),
    provideCodeActions(reader),
    provideRefactorings(reader),
    ...previewRequests(reader, tokens),
    provideHovers(reader),
    provideSymbols(reader),
    provideFolding(reader),
    provideSelectionRanges(reader),
    provideLinks(reader),
    commands.registerCommand("outbox.createCampaign", (target?: unknown) =>
      runCreateCampaign(target, create),
    ),
    commands.registerCommand("outbox.copyAsCurl", (target?: unknown) =>
      copyAsCurl(target, { reader, log, ask: askQuestion }),
    ),
    commands.registerCommand("outbox.copyId", (target?: unknown) => copyId(target, reader)),
    commands.registerCommand("outbox.newCampaign", (target?: unknown) => newCampaign(target, files)),
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
