import { cleanLabel } from "../accounts/index.ts";
import { type Campaign, findComment, plainValue } from "../campaign/index.ts";

/** The company a campaign file is for. */
export interface FileCompany {
  /** As written; empty where the file has none. */
  readonly id: string;
  /** What the comment beside the id says, safe to show anywhere: its name, most likely. Absent without one. */
  readonly name?: string;
}

/** The company of a campaign file, and what people wrote beside it. */
export function readCompany({ entries, text, aliases }: Campaign): FileCompany {
  const entry = entries.find(({ key }) => key === "company");
  if (entry === undefined) return { id: "" };
  const value = plainValue(entry.node, aliases);
  const name = cleanLabel(findComment(text, entry.valueRange.end)?.text ?? "");
  return { id: typeof value === "string" ? value : "", ...(name !== "" && { name }) };
}
