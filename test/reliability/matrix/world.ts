import { access, cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Attempt, type Ledger, openLedger } from "../../../src/creation/index.ts";
import type { Sandbox } from "../../sandbox/start-sandbox.ts";

/** A folder with campaign files, a ledger, and the API. */
export class World {
  readonly folder: string;
  readonly sandbox: Sandbox;
  readonly ledger: Ledger;
  readonly #ledgerFolder: string;

  /** In this folder, as it is. */
  constructor(folder: string, sandbox: Sandbox) {
    this.folder = folder;
    this.sandbox = sandbox;
    this.#ledgerFolder = path.join(folder, "storage", "ledger");
    this.ledger = openLedger(this.#ledgerFolder, () => false);
  }

  /** The path of the campaign file. */
  get file(): string {
    return path.join(this.folder, "files", "spring.campaign.yaml");
  }

  /** Where it is after somebody renamed it. */
  get renamed(): string {
    return path.join(this.folder, "files", "summer.campaign.yaml");
  }

  async writeCampaign(text: string): Promise<void> {
    await mkdir(path.dirname(this.file), { recursive: true });
    await writeFile(this.file, text);
  }

  /** The same world once more in another folder, to go on with in another way. The API is the same one. */
  async copy(folder: string): Promise<World> {
    await cp(this.folder, folder, { recursive: true });
    return new World(folder, this.sandbox);
  }

  /** Nothing can be written to the ledger until it is mended. */
  async breakLedger(): Promise<void> {
    await mkdir(this.#ledgerFolder, { recursive: true });
    await rename(this.#ledgerFolder, `${this.#ledgerFolder}.away`);
    await writeFile(this.#ledgerFolder, "");
  }

  async mendLedger(): Promise<void> {
    if (!(await exists(`${this.#ledgerFolder}.away`))) return;
    await rm(this.#ledgerFolder);
    await rename(`${this.#ledgerFolder}.away`, this.#ledgerFolder);
  }

  /** The ids on record. */
  async recordedIds(): Promise<string[]> {
    const names = await readdir(this.#ledgerFolder).catch(() => []);
    const ids: string[] = [];
    for (const name of names.filter((each) => /^[0-9a-f]+\.\d+\.json$/.test(each))) {
      const { end } = JSON.parse(await readFile(path.join(this.#ledgerFolder, name), "utf8")) as Attempt;
      if (end?.outcome === "created") ids.push(end.id);
    }
    return ids;
  }

  /** The path of the campaign file as it is now; undefined where it is gone. */
  async present(): Promise<string | undefined> {
    if (await exists(this.file)) return this.file;
    return (await exists(this.renamed)) ? this.renamed : undefined;
  }

  /** Whether there is a file at an address, which is the same in every copy. */
  async isThere(address: string): Promise<boolean> {
    return await exists(path.join(path.dirname(this.file), path.posix.basename(address)));
  }

  /** The texts of the campaign files. */
  async texts(): Promise<string> {
    const folder = path.dirname(this.file);
    const texts = (await readdir(folder)).map((name) => readFile(path.join(folder, name), "utf8"));
    return (await Promise.all(texts)).join("\n");
  }
}

async function exists(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}
