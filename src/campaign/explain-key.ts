import type { Problem } from "./problem.ts";
import { responseOnlyReason } from "./schema.ts";

/**
 * Why a key cannot stand at the top level, and what to do about it. `meant` is the field that was likely meant;
 * `isTaken` says that the file has that one already.
 */
export function explainKey(
  key: string,
  meant: string | undefined,
  isTaken: boolean,
): Pick<Problem, "code" | "message"> {
  const reason = responseOnlyReason(key);
  if (reason !== undefined) {
    return {
      code: "read-only-key",
      message: `\`${key}\` cannot be set in this file: Outbox may drop it without a word. ${reason}`,
    };
  }
  if (key === "<<") return { code: "unknown-key", message: noMerge };
  return { code: "unknown-key", message: `\`${key}\` is no key of a campaign. ${advise(meant, isTaken)}` };
}

/** What is said of the merge key, at any depth. */
export const noMerge = "`<<` does not merge: YAML 1.2 has no merge key. Write the keys out.";

function advise(meant: string | undefined, isTaken: boolean): string {
  if (meant === undefined)
    return "Remove it, or press Control+Space on an empty line to see which keys there are.";
  return isTaken ? `If \`${meant}\` is meant: it is already there.` : `Did you mean \`${meant}\`?`;
}
