import { type Campaign, plainValue } from "../campaign/index.ts";

/** The company a campaign file is for. */
export interface FileCompany {
  /** As written; empty where the file has none. */
  readonly id: string;
  /** What the comment beside the id says: its name, most likely. */
  readonly comment?: string;
}

/** The company of a campaign file, and what people wrote beside it. */
export function readCompany({ entries, text, aliases }: Campaign): FileCompany {
  const entry = entries.find(({ key }) => key === "company");
  if (entry === undefined) return { id: "" };
  const value = plainValue(entry.node, aliases);
  const rest = /^[ \t]+#[ \t]*(\S[^\r\n]*?)[ \t]*(?:\r|\n|$)/.exec(text.slice(entry.valueRange.end));
  const comment = rest?.[1];
  return { id: typeof value === "string" ? value : "", ...(comment !== undefined && { comment }) };
}
