import { listIdUses, readCampaign } from "../../src/campaign/index.ts";
import {
  type AccountKnowledge,
  type AccountSource,
  FolderNames,
  type KnownNames,
  mergeNames,
  placeUses,
} from "../../src/names/index.ts";
import { idOf } from "../sandbox/names.ts";

export { idOf } from "../sandbox/names.ts";

/** The companies of the tests' accounts. */
export const acme = idOf("Acme Roofing");
export const birch = idOf("Birch & Sons");

/** The moment of all tests. */
export const now = Date.UTC(2026, 4, 3, 10, 32);

export function sourceOf(label: string, state: AccountSource["state"] = "known"): AccountSource {
  return { account: label, label, state, at: now - 3 * 60_000 };
}

/** What two accounts say; the ids are made of the names. */
export const told: readonly AccountKnowledge[] = [
  { id: acme, name: "Acme Roofing", kind: "company", source: sourceOf("Acme Roofing") },
  { id: birch, name: "Birch & Sons", kind: "company", source: sourceOf("Birch & Sons") },
  agent("Roof Helper", "chatbot", "Acme Roofing"),
  agent("Receptionist", "voicebot", "Acme Roofing"),
  agent("Bark", "chatbot", "Birch & Sons"),
  sender("Jane", "verified", "Acme Roofing"),
  sender("Omar", "pending", "Acme Roofing"),
  sender("Lee", "failed", "Birch & Sons"),
];

function agent(name: string, type: string, account: string): AccountKnowledge {
  return { id: idOf(name), name, kind: "agent", type, source: sourceOf(account) };
}

function sender(name: string, status: string, account: string): AccountKnowledge {
  const address = `${name.toLowerCase()}@example.com`;
  return { id: idOf(name), name: `${name} <${address}>`, kind: "sender", status, source: sourceOf(account) };
}

/** What the files of a folder, by name, tell. */
export function folderOf(files: Readonly<Record<string, string>>): FolderNames {
  const folder = new FolderNames();
  for (const [file, text] of Object.entries(files)) {
    folder.set(file, placeUses(file, text, listIdUses(readCampaign(text))));
  }
  return folder;
}

export function knownOf(
  accounts: readonly AccountKnowledge[] = told,
  files: Readonly<Record<string, string>> = {},
): KnownNames {
  return mergeNames(accounts, folderOf(files));
}
