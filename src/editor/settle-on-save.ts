import { type Disposable, type LogOutputChannel, type TextDocument, workspace } from "vscode";
import { idOf, isUuid, writeRequest } from "../campaign/index.ts";
import { believeId, type CreationHost } from "../creation/index.ts";
import { parseBaseUrl } from "../outbox/index.ts";
import { addressOf } from "./address-of.ts";
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
    if (!isCampaign(document)) return;
    const { campaign } = reader.read(document);
    const id = idOf(campaign);
    if (id === undefined || !isUuid(id)) return;
    const base = parseBaseUrl(host.settings().apiBaseUrl);
    if (!base.ok) return;
    // As they are when it is saved, and not when its address is known.
    const creating = new Set(underWay);
    const body = writeRequest(campaign);
    const address = await addressOf(document.uri);
    if (!creating.has(address) && (await believeId({ address, id, body, origin: base.origin }, host))) {
      log.info(`${host.nameOf(address)} has the id ${id}, so what became of its create is known.`);
    }
  };
  return workspace.onDidSaveTextDocument((document) => {
    settle(document).catch((error: unknown) =>
      log.error(`The record of ${document.uri.path} could not be settled: ${String(error)}`),
    );
  });
}
