import { commands, type Disposable, type LogOutputChannel, Uri } from "vscode";
import {
  type Attempt,
  adoptId,
  type CreateResult,
  type CreationHost,
  type Known,
  type Ledger,
  notSent,
  standingOf,
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
  { file, past }: Created,
  { host, log, moves, underWay }: Omit<WriteBackParts, "reader">,
): Promise<CreateResult> {
  const { id, attempt, next } = past;
  const isKept = { id, inFile: false };
  const standing = (address: string) => standingOf(attempt, address, host.ledger);
  const now = await locate(file, attempt, host.ledger);
  const found = await findCampaignFile(Uri.parse(now, true), { body: attempt.body, standing });
  if ("because" in found) {
    const reason = `The id ${id} could not be written into ${host.nameOf(now)}, because ${found.because}.`;
    return { ...notSent("already-created", reason), ...isKept };
  }
  const address = await addressOf(found.document.uri);
  if (underWay.has(address)) {
    return { ...notSent("busy", `${host.nameOf(address)} is already being created.`), ...isKept };
  }
  underWay.add(address);
  try {
    if (found.isElsewhere && !(await host.ledger.share(attempt, address, "perhaps"))) {
      const reason = `The id ${id} was not written, because another window is dealing with ${host.nameOf(address)} just now.`;
      return { ...notSent("busy", reason), ...isKept };
    }
    const target = openCampaignFile(found.document, address, moves);
    const result = await adoptId({ id, attempt, origin: attempt.origin, next }, target, attempt.body, host);
    log.info(result.reason);
    return result;
  } finally {
    underWay.delete(address);
  }
}

type Created = Known & { readonly past: { readonly state: "created" } };

/** Where the file is as far as the ledger followed it: since its id was offered it may have been renamed. */
async function locate(file: string, { file: first, number }: Attempt, ledger: Ledger): Promise<string> {
  const now = (await ledger.unsettled()).find(
    ({ past: { attempt } }) => attempt?.file === first && attempt.number === number,
  );
  return now?.file ?? file;
}
