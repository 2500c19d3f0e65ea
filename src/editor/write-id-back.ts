import { commands, type Disposable, type LogOutputChannel, Uri } from "vscode";
import {
  adoptId,
  type CreateResult,
  type CreationHost,
  isFreeFor,
  type Known,
  notSent,
} from "../creation/index.ts";
import { addressOf } from "./address-of.ts";
import type { FileMoves } from "./file-moves.ts";
import { findCampaignFile } from "./find-campaign-file.ts";
import { findTargetCampaign } from "./find-target.ts";
import { openCampaignFile } from "./open-campaign-file.ts";
import type { DocumentReader } from "./read-document.ts";
import { showResult } from "./show-result.ts";

/** What is needed to write an id back. */
export interface WriteBackParts {
  readonly host: CreationHost;
  readonly reader: DocumentReader;
  readonly log: LogOutputChannel;
  readonly moves: FileMoves;
  /** The addresses of the files that are being created in this window. */
  readonly underWay: Set<string>;
}

/** The command behind the line above a file that has lost its id: for lines like that alone, hence its underscore. */
export function registerWriteIdBack(parts: WriteBackParts): Disposable {
  return commands.registerCommand("_outbox.writeIdBack", async (target: unknown) => {
    const document = await findTargetCampaign(target);
    if (document === undefined) return;
    const file = await addressOf(document.uri);
    const past = await parts.host.ledger.past(file);
    if (past.state !== "created") return;
    await showResult(await writeIdBack({ file, past }, parts), document, parts.reader);
  });
}

/** Writes the id of a created campaign into its file, wherever that is now, and saves it. Nothing is sent. */
export async function writeIdBack(
  { file, past }: Known & { readonly past: { readonly state: "created" } },
  { host, log, moves, underWay }: Omit<WriteBackParts, "reader">,
): Promise<CreateResult> {
  const { id, attempt, next } = past;
  const found = await findCampaignFile(Uri.parse(file, true), attempt.body, (address) =>
    isFreeFor(attempt, address, host.ledger),
  );
  if ("because" in found) {
    const reason = `The id ${id} could not be written into ${host.nameOf(file)}, because ${found.because}.`;
    return { ...notSent("already-created", reason), id, inFile: false };
  }
  const address = await addressOf(found.document.uri);
  if (underWay.has(address)) return notSent("busy", "This campaign is already being created.");
  underWay.add(address);
  try {
    if (found.isElsewhere && !(await host.ledger.share(attempt, address))) {
      const name = host.nameOf(address);
      return notSent("busy", `Another window is dealing with ${name} just now. Look at it and try again.`);
    }
    const target = openCampaignFile(found.document, address, moves);
    const result = await adoptId({ id, attempt, origin: attempt.origin, next }, target, attempt.body, host);
    log.info(result.reason);
    return result;
  } finally {
    underWay.delete(address);
  }
}
