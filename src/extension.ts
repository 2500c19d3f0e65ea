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
import type { Creating } from "./start-creating.ts";

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
  const soon = setImmediate(creating.start);
  /** Registers a command of what is loaded later. `otherwise` is its result where that cannot be loaded, which is then said. */
  const registerLater = <Result>(
    command: string,
    run: (part: Creating, target: unknown) => Promise<Result>,
    otherwise?: Result,
  ) =>
    commands.registerCommand(command, async (target?: unknown) => {
      const part = await creating.start();
      return part === undefined ? otherwise : run(part, target);
    });
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
    registerLater("outbox.createCampaign", (part, target) => part.createCampaign(target), notStarted),
    registerLater("outbox.copyAsCurl", (part, target) => part.copyAsCurl(target)),
    commands.registerCommand("outbox.copyId", (target?: unknown) => copyId(target, reader)),
    registerLater("outbox.newCampaign", (part, target) => part.newCampaign(target)),
    registerLater("outbox.previewRequest", (part, target) => part.previewRequest(target)),
    registerLater("outbox.signIn", (part) => part.signIn()),
    registerLater("outbox.signOut", (part) => part.signOut()),
    registerLater("outbox.checkConnection", (part) => part.checkConnection()),
    registerLater("outbox.refreshNames", (part) => part.refreshNames()),
    commands.registerCommand("outbox.showLog", () => log.show()),
  );
}
