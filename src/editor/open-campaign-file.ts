import { type TextDocument, WorkspaceEdit, workspace } from "vscode";
import { type IdOptions, idOf, readCampaign, writeId } from "../campaign/index.ts";
import type { CampaignFile, IdToWrite, IdWritten } from "../creation/index.ts";
import { addressOf } from "./address-of.ts";
import type { FileMoves } from "./file-moves.ts";
import { type FoundFile, findCampaignFile } from "./find-campaign-file.ts";
import { nameInWorkspace } from "./name-in-workspace.ts";
import { toRange } from "./to-range.ts";

/** How often an edit is tried anew when the text changes under it, and the id looked for after a save. */
const tries = 20;

/**
 * The campaign file behind a document. It stays the same file when it is closed, opened again, renamed or moved.
 * @param address the one the ledger knows it by
 */
export function openCampaignFile(opened: TextDocument, address: string, moves: FileMoves): CampaignFile {
  let document = opened;
  let current = moves.watch();
  // What was found once, or was moved in this window, is it, unless it is another's: the ledger may follow a little later.
  const own = new Set<string>();
  const find = async ({ body, standing, claim }: IdToWrite): Promise<FoundFile> => {
    const uri = current(document.uri);
    const watched = moves.watch();
    if (uri.toString() !== document.uri.toString()) own.add(await addressOf(uri));
    const found = await findCampaignFile(uri, {
      body,
      standing: async (other) => {
        const stands = await standing(other);
        return stands === "free" && own.has(other) ? "its" : stands;
      },
    });
    if ("because" in found) return found;
    const now = await addressOf(found.document.uri);
    // Where nothing counts yet somebody else may begin: that is to be seen by them before the id is.
    if (!["its", "unknown"].includes(await standing(now)) && !(await claim(now))) {
      const name = nameInWorkspace(found.document.uri);
      return { because: `another create is dealing with ${name} just now` };
    }
    own.add(now);
    document = found.document;
    current = watched;
    return found;
  };
  return {
    address,
    name: nameInWorkspace(opened.uri),
    save: async () => !document.isDirty || (await document.save()),
    hasChanges: () => document.isDirty,
    text: () => document.getText(),
    isAsOnDisk: () => isAsOnDisk(document),
    writeId: async (id, how) => {
      const written = await writeAndSave(() => find(how), id, how);
      if (!written.inFile) return written;
      // Also after a move in VS Code: the ledger did not follow one that came just before the attempt was recorded.
      const now = await addressOf(current(document.uri));
      return now === address ? written : { inFile: true, address: now };
    },
  };
}

/** Compares what is stored with what VS Code shows, but for the byte order mark and the form of line ends. */
async function isAsOnDisk(document: TextDocument): Promise<boolean> {
  const bytes = await workspace.fs.readFile(document.uri);
  const stored = await workspace.decode(bytes, { encoding: document.encoding });
  const normal = (text: string) => text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  return normal(stored) === normal(document.getText());
}

/**
 * Writes the id and saves; then looks whether it is still there, since what runs on save may change the text. The file
 * is looked for each time: a document that was closed meanwhile says nothing any more.
 */
async function writeAndSave(
  find: () => Promise<FoundFile>,
  id: string,
  options: IdOptions,
): Promise<IdWritten> {
  for (let count = 0; count < tries; count++) {
    const found = await find();
    if ("because" in found) return { inFile: false, because: found.because };
    const { document } = found;
    const present = idIn(document);
    if (present !== options.replaces && present !== undefined && present !== id) {
      return { inFile: false, because: `another id (${present}) is in it` };
    }
    if (present === id && !document.isDirty) return { inFile: true };
    if (present === options.replaces && (await insertId(document, id, options)) === "no-place") {
      return { inFile: false, because: "its text has no place for the id" };
    }
    if (idIn(document) === id && !(await document.save()) && !document.isClosed) {
      return { inFile: false, because: "the file cannot be saved" };
    }
  }
  return { inFile: false, because: "it did not stay in the text: something else keeps changing it" };
}

function idIn(document: TextDocument): string | undefined {
  return idOf(readCampaign(document.getText()));
}

/** One edit to the text as it is at this moment. VS Code refuses it when the text has changed since. */
async function insertId(
  document: TextDocument,
  id: string,
  options: IdOptions,
): Promise<"tried" | "no-place"> {
  const edit = writeId(document.getText(), id, options);
  if (edit === undefined) return "no-place";
  const change = new WorkspaceEdit();
  change.replace(document.uri, toRange(document, edit.range), edit.text);
  await workspace.applyEdit(change);
  return "tried";
}
