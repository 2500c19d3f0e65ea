import type { TextDocument } from "vscode";
import { type Campaign, EntryMemory, findProblems, type Problem, readCampaign } from "../campaign/index.ts";

/** A document as read: shared by everything that asks about the same version of it. */
export interface ReadDocument {
  readonly version: number;
  readonly campaign: Campaign;
  readonly problems: readonly Problem[];
}

/** Reads documents, each version once, and of each only what no document had before. */
export class DocumentReader {
  readonly #read = new WeakMap<TextDocument, ReadDocument>();
  readonly #memory = new EntryMemory();

  read(document: TextDocument): ReadDocument {
    const known = this.#read.get(document);
    if (known?.version === document.version) return known;
    const campaign = readCampaign(document.getText(), this.#memory);
    const read = { version: document.version, campaign, problems: findProblems(campaign) };
    this.#read.set(document, read);
    return read;
  }
}
