import type { TextDocument } from "vscode";
import { type Campaign, findProblems, type Problem, readCampaign } from "../campaign/index.ts";

/** A document as read: shared by everything that asks about the same version of it. */
export interface ReadDocument {
  readonly version: number;
  readonly campaign: Campaign;
  readonly problems: readonly Problem[];
}

/** Reads documents, each version once. */
export class DocumentReader {
  readonly #read = new WeakMap<TextDocument, ReadDocument>();

  read(document: TextDocument): ReadDocument {
    const known = this.#read.get(document);
    if (known?.version === document.version) return known;
    const campaign = readCampaign(document.getText());
    const read = { version: document.version, campaign, problems: findProblems(campaign) };
    this.#read.set(document, read);
    return read;
  }
}
