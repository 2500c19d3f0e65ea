import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { applyEdit, idOf, readCampaign, writeId, writeRequest } from "../../../src/campaign/index.ts";
import type { CampaignFile, IdToWrite, IdWritten, Ledger } from "../../../src/creation/index.ts";

/** Called before something is done to the file. */
export type Strike = (moment: "before the edit" | "before the save") => Promise<void>;

/** A campaign file on disk that is open in an editor, which does with it what VS Code does. */
export class DiskFile implements CampaignFile {
  readonly address: string;
  readonly name: string;
  readonly #strike: Strike;
  #path: string;
  /** What the editor shows, and what it last knew to be stored. */
  #text = "";
  #stored = "";

  private constructor(file: string, strike: Strike) {
    this.#path = file;
    this.#strike = strike;
    this.address = addressOf(file);
    this.name = path.basename(file);
  }

  static async open(file: string, strike: Strike): Promise<DiskFile> {
    const opened = new DiskFile(file, strike);
    await opened.#reload();
    return opened;
  }

  async save(): Promise<boolean> {
    if (!this.hasChanges()) return true;
    const stored = await readFile(this.#path, "utf8").catch(() => undefined);
    // VS Code refuses to save over what another program wrote meanwhile.
    if (stored !== undefined && stored !== this.#stored) return false;
    await writeFile(this.#path, this.#text);
    this.#stored = this.#text;
    return true;
  }

  hasChanges(): boolean {
    return this.#text !== this.#stored;
  }

  text(): string {
    return this.#text;
  }

  async isAsOnDisk(): Promise<boolean> {
    return (await readFile(this.#path, "utf8")) === this.#text;
  }

  async writeId(id: string, how: IdToWrite): Promise<IdWritten> {
    await this.#strike("before the edit");
    const isElsewhere = await this.#find(how);
    if (isElsewhere === undefined) return { inFile: false, because: "the file is gone" };
    await this.#reload();
    const edit = writeId(this.#text, id, how);
    if (edit === undefined) return { inFile: false, because: "its text has no place for the id" };
    this.#text = applyEdit(this.#text, edit);
    await this.#strike("before the save");
    if (!(await this.save())) return { inFile: false, because: "the file cannot be saved" };
    return isElsewhere ? { inFile: true, address: addressOf(this.#path) } : { inFile: true };
  }

  /** Renames it inside VS Code, which knows where it is then, and has the ledger follow it. */
  async move(to: string, ledger: Ledger): Promise<void> {
    const from = this.#path;
    await rename(from, to);
    this.#path = to;
    await ledger.follow(addressOf(from), addressOf(to), () => readFile(to, "utf8"));
  }

  async #reload(): Promise<void> {
    this.#text = await readFile(this.#path, "utf8");
    this.#stored = this.#text;
  }

  /** Goes to the file, or else to the one beside it without an id that would send exactly this; undefined without one. */
  async #find({ body, standing, claim }: IdToWrite): Promise<boolean | undefined> {
    const folder = path.dirname(this.#path);
    const names = await readdir(folder);
    if (names.includes(path.basename(this.#path))) return false;
    const same: string[] = [];
    for (const name of names) {
      const campaign = readCampaign(await readFile(path.join(folder, name), "utf8"));
      if (idOf(campaign) !== undefined || writeRequest(campaign) !== body) continue;
      if (["its", "free"].includes(await standing(addressOf(name)))) same.push(path.join(folder, name));
    }
    if (same.length !== 1 || same[0] === undefined || !(await claim(addressOf(same[0])))) return undefined;
    this.#path = same[0];
    return true;
  }
}

/** The same in every copy of a world. */
function addressOf(file: string): string {
  return `file:///clients/acme/${path.basename(file)}`;
}
