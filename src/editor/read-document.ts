import type { TextDocument } from "vscode";
import { type Campaign, EntryMemory, findProblems, type Problem, readCampaign } from "../campaign/index.ts";

/** A document as read: shared by everything that asks about the same version of it. */
export interface ReadDocument {
  readonly version: number;
  readonly campaign: Campaign;
  readonly problems: readonly Problem[];
}

/** A version of a document, whose problems are looked for when they are asked for. */
class ReadVersion implements ReadDocument {
  readonly version: number;
  readonly campaign: Campaign;
  #problems: readonly Problem[] | undefined;

  constructor(version: number, campaign: Campaign) {
    this.version = version;
    this.campaign = campaign;
  }

  get problems(): readonly Problem[] {
    this.#problems ??= findProblems(this.campaign);
    return this.#problems;
  }
}

/** Reads documents, each version once, and of each only what no document had before. */
export class DocumentReader {
  readonly #read = new WeakMap<TextDocument, ReadDocument>();
  readonly #memory = new EntryMemory();

  read(document: TextDocument): ReadDocument {
    const known = this.#read.get(document);
    if (known?.version === document.version) return known;
    const campaign = readCampaign(document.getText(), this.#memory, known?.campaign);
    const read = new ReadVersion(document.version, campaign);
    this.#read.set(document, read);
    return read;
  }
}
