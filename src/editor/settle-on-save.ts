import { type Disposable, type LogOutputChannel, type TextDocument, workspace } from "vscode";
import { idOf, isUuid, writeRequest } from "../campaign/index.ts";
import { believeId, type CreationHost } from "../creation/index.ts";
import { parseBaseUrl } from "../outbox/index.ts";
import { isCampaign } from "./is-campaign.ts";
import type { DocumentReader } from "./read-document.ts";

/**
 * Settles what the ledger knows of a file by the id that is in it when it is saved, whoever wrote it there.
 * @param underWay the addresses of the files that are being created in this window: that settles them itself
 */
export function settleOnSave(
  reader: DocumentReader,
  host: CreationHost,
  underWay: ReadonlySet<string>,
  log: LogOutputChannel,
): Disposable {
  const settle = async (document: TextDocument) => {
    if (!isCampaign(document) || underWay.has(document.uri.toString())) return;
    const { campaign } = reader.read(document);
    const id = idOf(campaign);
    if (id === undefined || !isUuid(id)) return;
    const base = parseBaseUrl(host.settings().apiBaseUrl);
    if (!base.ok) return;
    const file = { address: document.uri.toString(), id, body: writeRequest(campaign), origin: base.origin };
    if (await believeId(file, host)) {
      log.info(`${host.nameOf(file.address)} has the id ${id}, so what became of its create is known.`);
    }
  };
  return workspace.onDidSaveTextDocument((document) => {
    settle(document).catch((error: unknown) =>
      log.error(`The record of ${document.uri.path} could not be settled: ${String(error)}`),
    );
  });
}
