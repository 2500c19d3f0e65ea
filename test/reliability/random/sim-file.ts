import {
  applyEdit,
  type IdOptions,
  idOf,
  readCampaign,
  writeId,
  writeRequest,
} from "../../../src/campaign/index.ts";
import type { CampaignFile, IdToWrite, IdWritten } from "../../../src/creation/index.ts";
import type { Run, SimWindow } from "./sim-window.ts";

/** A document in an editor of one window: its text, and what it last knew to be on disk. */
export interface SimDocument {
  readonly address: string;
  text: string;
  base: string;
}

/** A campaign file as the editor's own code hands it to the creation, but on a simulated disk. */
export function openSimFile(window: SimWindow, run: Run): CampaignFile {
  const { world } = window;
  const pass = <Result>(name: string, act: (choice: number) => Result) =>
    world.gates.pass(window, `${run.name}: ${name}`, act);
  const { address } = run;
  const current = window.watch();
  let document = window.open(address);
  return {
    address,
    name: address.slice(address.lastIndexOf("/") + 1),
    save: () => pass("save", (choice) => choice % 20 !== 19 && save(window, document)),
    hasChanges: () => document.text !== document.base,
    text: () => document.text,
    isAsOnDisk: () =>
      pass("compare with disk", () => {
        const stored = world.disk.get(address);
        if (stored === undefined) throw new Error("the file is gone");
        run.lineage = stored.lineage;
        run.strayed = stored.lineage.strayed;
        run.hadId = idOf(readCampaign(stored.text)) !== undefined;
        return stored.text === document.text;
      }),
    writeId: async (id, how) => {
      const moved = await pass("find the file", () => current(address));
      const found = await findMoved(window, { address, moved }, how);
      if ("because" in found) return { inFile: false, because: found.because };
      document = window.open(found.address);
      for (let tries = 0; tries < 4; tries++) {
        const edited = await pass("edit", () => putId(window, document, id, how));
        if (edited?.inFile && found.address !== address) return { ...edited, address: found.address };
        if (edited) return edited;
        const saved = await pass("save the id", (choice) => choice % 10 !== 9 && save(window, document));
        if (!saved) return { inFile: false, because: "the file cannot be saved" };
      }
      return { inFile: false, because: "it did not stay" };
    },
  };
}

/** The file where this window moved it, or else where it may be; what is only taken for it is claimed. */
async function findMoved(window: SimWindow, place: { address: string; moved: string }, how: IdToWrite) {
  const isMoved = place.moved !== place.address;
  const standing = async (other: string) => {
    const stands = await how.standing(other);
    return stands === "free" && isMoved && other === place.moved ? "its" : stands;
  };
  const found = await find(window, place.moved, { body: how.body, standing });
  if (found === undefined) return { because: "the file is gone" };
  const isIts = ["its", "unknown"].includes(await how.standing(found.address));
  const isTaken = !isIts && !(await how.claim(found.address));
  return isTaken ? { because: "another window is dealing with it" } : found;
}

/** One edit to the text as it then is; how that ended, or undefined where it is to be saved. */
function putId(
  window: SimWindow,
  document: SimDocument,
  id: string,
  options: IdOptions,
): IdWritten | undefined {
  refresh(window, document);
  const present = idOf(readCampaign(document.text));
  if (present === id) return document.text === document.base ? { inFile: true } : undefined;
  if (present !== options.replaces && present !== undefined) {
    return { inFile: false, because: "another id is in it" };
  }
  const edit = writeId(document.text, id, options);
  if (edit === undefined) return { inFile: false, because: "there is no place" };
  document.text = applyEdit(document.text, edit);
  window.world.noteWritten(document.address, id);
  return undefined;
}

/** Saves a document: refused where somebody else has written the file, and where it is gone. */
export function save(window: SimWindow, document: SimDocument): boolean {
  const stored = window.world.read(document.address);
  if (stored === undefined) return false;
  if (document.text === document.base) return refresh(window, document);
  if (stored !== document.base) return false;
  window.world.write(document.address, document.text);
  document.base = document.text;
  return true;
}

/** VS Code shows what is on disk where there are no changes of its own. */
export function refresh(window: SimWindow, document: SimDocument): true {
  const stored = window.world.read(document.address);
  if (stored === undefined || document.text !== document.base) return true;
  document.text = stored;
  document.base = stored;
  return true;
}

/** What the editor's own code finds: the file at an address, or else the one file that would send this. */
export async function find(
  window: SimWindow,
  address: string,
  { body, standing }: Pick<IdToWrite, "body" | "standing">,
): Promise<{ readonly address: string; readonly isElsewhere: boolean } | undefined> {
  if (window.world.disk.has(address) && ["its", "unknown"].includes(await standing(address))) {
    return { address, isElsewhere: false };
  }
  const free: string[] = [];
  for (const other of [...window.world.disk.keys()]) {
    const campaign = readCampaign(window.open(other).text);
    if (idOf(campaign) !== undefined || writeRequest(campaign) !== body) continue;
    if (["its", "free"].includes(await standing(other))) free.push(other);
  }
  const [only, ...others] = free;
  return only !== undefined && others.length === 0 ? { address: only, isElsewhere: true } : undefined;
}
