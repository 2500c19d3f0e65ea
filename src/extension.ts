import { commands, type ExtensionContext, window } from "vscode";
import { copyId } from "./editor/copy-id.ts";
import { showRules } from "./editor/link-rule.ts";
import { provideCodeActions } from "./editor/provide-code-actions.ts";
import { provideCompletions } from "./editor/provide-completions.ts";
import { provideFolding } from "./editor/provide-folding.ts";
import { provideHovers } from "./editor/provide-hovers.ts";
import { provideLinks } from "./editor/provide-links.ts";
import { provideSelectionRanges } from "./editor/provide-selection-ranges.ts";
import { provideSymbols } from "./editor/provide-symbols.ts";
import { publishDiagnostics } from "./editor/publish-diagnostics.ts";
import { DocumentReader } from "./editor/read-document.ts";
import { notStarted, startOnce } from "./editor/start-once.ts";
import { trackActiveCampaign } from "./editor/track-active-campaign.ts";

/**
 * Hands to VS Code what a file needs that is opened. All that creates, and that knows accounts and names, is a bundle of
 * its own: it is loaded when that is done, or by the first command that needs it.
 */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel("Outbox", { log: true });
  const reader = new DocumentReader();
  const creating = startOnce(log, async () => {
    const { startCreating } = await import("./start-creating.ts");
    return startCreating({ context, log, reader });
  });
  const soon = setImmediate(() => creating.start());
  context.subscriptions.push(
    log,
    { dispose: () => clearImmediate(soon) },
    ...publishDiagnostics(reader, context.extension.id),
    showRules(context.extensionUri),
    ...trackActiveCampaign(reader),
    provideCompletions(reader, (kind) => creating.now?.hasNames(kind) ?? false),
    provideCodeActions(reader),
    provideHovers(reader),
    provideSymbols(reader),
    provideFolding(reader),
    provideSelectionRanges(reader),
    provideLinks(reader),
    commands.registerCommand(
      "outbox.createCampaign",
      async (target?: unknown) => (await creating.start())?.createCampaign(target) ?? notStarted,
    ),
    commands.registerCommand("outbox.copyAsCurl", async (target?: unknown) =>
      (await creating.start())?.copyAsCurl(target),
    ),
    commands.registerCommand("outbox.copyId", (target?: unknown) => copyId(target, reader)),
    commands.registerCommand("outbox.newCampaign", async (target?: unknown) =>
      (await creating.start())?.newCampaign(target),
    ),
    commands.registerCommand("outbox.previewRequest", async (target?: unknown) =>
      (await creating.start())?.previewRequest(target),
    ),
    commands.registerCommand("outbox.signIn", async () => (await creating.start())?.signIn()),
    commands.registerCommand("outbox.signOut", async () => (await creating.start())?.signOut()),
    commands.registerCommand("outbox.checkConnection", async () =>
      (await creating.start())?.checkConnection(),
    ),
    commands.registerCommand("outbox.refreshNames", async () => (await creating.start())?.refreshNames()),
    commands.registerCommand("outbox.showLog", () => log.show()),
  );
}
