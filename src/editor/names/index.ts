import { join } from "node:path";
import { Disposable, type ExtensionContext, type LogOutputChannel, workspace } from "vscode";
import type { Accounts } from "../../accounts/index.ts";
import type { CampaignIndex } from "../index-campaigns.ts";
import type { DocumentReader } from "../read-document.ts";
import { askAccount } from "./ask-account.ts";
import { NameKnower } from "./know-names.ts";
import { provideNameCompletions } from "./provide-name-completions.ts";
import { provideNameFixes } from "./provide-name-fixes.ts";
import { provideNameHints } from "./provide-name-hints.ts";
import { provideNameHovers } from "./provide-name-hovers.ts";
import { publishNameProblems } from "./publish-name-problems.ts";
import { storeNames } from "./store-names.ts";

export { refreshNames } from "./refresh-names.ts";

/** What names are known with. */
export interface NamesParts {
  readonly accounts: Accounts;
  readonly index: CampaignIndex;
  readonly log: LogOutputChannel;
  readonly context: ExtensionContext;
}

/** Knows the names of ids, in this window. */
export function knowNames({ accounts, index, log, context }: NamesParts): NameKnower {
  const { extension, globalStorageUri } = context;
  const userAgent = `outbox-campaigns/${extension.packageJSON.version}`;
  const ending = new AbortController();
  context.subscriptions.push({ dispose: () => ending.abort() });
  const ask = { accounts, userAgent, signal: ending.signal, log: (line: string) => log.debug(line) };
  return new NameKnower({
    accounts,
    index,
    ports: {
      mayAsk: () => workspace.isTrusted && !ending.signal.aborted,
      ask: (account, resource) => askAccount(account, resource, ask),
      store: storeNames(join(globalStorageUri.fsPath, "names")),
      now: () => Date.now(),
      log: (line) => log.warn(line),
    },
  });
}

/** Shows names where files have ids, and takes names where they want ids. */
export function showNames(knower: NameKnower, reader: DocumentReader, extensionId: string): Disposable {
  return Disposable.from(
    provideNameCompletions(reader, knower),
    provideNameHints(reader, knower),
    provideNameHovers(reader, knower),
    provideNameFixes(reader, knower),
    publishNameProblems(reader, knower, extensionId),
  );
}
